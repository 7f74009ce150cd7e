"""Setting up an exercise: what to call it, which format, which teams with how many seats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wargame.models import Exercise, Method, Role
from wargame.models.teams import MOST_CHAIRS
from wargame.queries.proposals import Proposal, proposal
from wargame.queries.setups import EXPECTED_HEADS, Format, Setup

from .aims import AimsForm

MOST_HEADS = 600


@dataclass(frozen=True)
class TeamRow:
    """A role with its two fields: does it play, and with how many seats."""

    role: Role
    plays: forms.BoundField
    chairs: forms.BoundField


@dataclass(frozen=True)
class FormatRow:
    """A format with the radio button that chooses it; None is the timeline as it stands."""

    format: Format | None
    radio: Any


@dataclass(frozen=True)
class MethodRow:
    """A method of adjudication with its radio button; None is what is usual for the format."""

    method: Method | None
    radio: Any


class SetupForm(AimsForm):
    """The teams are fields `plays-KEY` and `chairs-KEY`, one pair a role of the scenario.

    `exercise` is the draft that is changed: its timeline and method may stay as they stand.
    """

    title = forms.CharField(
        max_length=120,
        label=_("What to call it"),
        help_text=_("Players see this on the joining page."),
        error_messages={"required": _("Say what to call it.")},
    )
    course = forms.CharField(
        max_length=120,
        required=False,
        label=_("Course"),
        help_text=_("For your own list and the joining page. It may stay empty."),
    )
    expected_heads = forms.IntegerField(
        min_value=1,
        max_value=MOST_HEADS,
        initial=EXPECTED_HEADS,
        label=_("People expected"),
        help_text=_("So that nobody is left without a seat."),
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"], _("Between 1 and 600 people.")
        ),
    )
    preset = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("Format"),
        error_messages={"required": _("Choose a format.")},
    )

    method = forms.ChoiceField(
        choices=[("", _("As is usual for the format")), *Method.choices],
        widget=forms.RadioSelect,
        required=False,
        initial="",
        label=_("Rulings"),
    )
    has_ledger = forms.BooleanField(
        required=False,
        label=_("Play with the commitments ledger"),
        help_text=_("For three hours and more. It can be switched on and off in play."),
    )

    def __init__(
        self,
        setup: Setup,
        data: Mapping[str, object] | None = None,
        *,
        exercise: Exercise | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        begun = {"title": setup.version.scenario.title} | dict(initial or {})
        super().__init__(data, initial=begun)
        self.setup, self.exercise = setup, exercise
        self.why: Proposal | None = None
        presets = [(str(one.preset.pk), one.preset.name) for one in setup.formats]
        if exercise is not None:
            presets.insert(0, ("", exercise.format_name))
            self.fields["preset"].required = False
        self.fields["preset"].choices = presets  # type: ignore[attr-defined]
        if not setup.has_ledger:
            del self.fields["has_ledger"]
        if self.initial.get("preset") not in dict(presets):
            self.initial["preset"] = presets[0][0] if presets else ""
        self._ask_for_teams()
        if not self.is_bound and initial is None:
            self.propose()

    def propose(self, heads: int = EXPECTED_HEADS) -> None:
        """Tick the states that should play for so many people, and say why."""
        self.why = proposal(self.setup.version, self.setup.roles, self._moves(), heads)
        for role in self.setup.roles:
            chairs = self.why.chairs.get(role.key)
            self.initial[f"plays-{role.key}"] = chairs is not None
            self.initial[f"chairs-{role.key}"] = chairs or max(self.why.chairs.values(), default=1)

    def _moves(self) -> int:
        """How many are played in the format that is marked."""
        chosen = str(self.initial["preset"])
        if self.exercise is not None and not chosen:
            return self.exercise.moves.count()
        presets = (one.preset for one in self.setup.formats)
        return next((one.moves for one in presets if str(one.pk) == chosen), 0)

    def _ask_for_teams(self) -> None:
        for role in self.setup.roles:
            self.fields[f"plays-{role.key}"] = forms.BooleanField(required=False, label=role.name)
            self.fields[f"chairs-{role.key}"] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=MOST_CHAIRS,
                label=_("Seats for %(team)s") % {"team": role.name},
                error_messages=dict.fromkeys(
                    ["invalid", "min_value", "max_value"], _("A team has 1 to 40 seats.")
                ),
            )

    def clean(self) -> None:
        super().clean()
        chairs = self._chairs()
        if not chairs:
            self.add_error(None, _("Choose at least one team."))
            return
        if any(self.errors.get(f"chairs-{key}") for key in chairs):
            return
        for key in [key for key, number in chairs.items() if number is None]:
            self.add_error(f"chairs-{key}", _("Say how many seats."))
            return
        self._check_room(
            self.cleaned_data.get("expected_heads"), sum(filter(None, chairs.values()))
        )

    def given(self) -> dict[str, Any]:
        """What `operations.exercises.make` and `set_ups.change` want to know."""
        given = self.cleaned_data
        chosen = (one.preset for one in self.setup.formats if str(one.preset.pk) == given["preset"])
        return {
            "title": given["title"],
            "course": given["course"],
            "expected_heads": given["expected_heads"],
            "preset": next(chosen, None),
            "method": Method(given["method"]) if given["method"] else None,
            "chairs": self._chairs(),
            "has_ledger": given.get("has_ledger", False),
            "aims": self.aims(),
        }

    def proposed(self) -> "SetupForm":
        """What was typed, with the teams that should play for the people expected. Raises
        ValidationError for a number of people that is none."""
        heads = self.fields["expected_heads"].clean(self.data.get("expected_heads"))
        typed = {
            name: field.widget.value_from_datadict(self.data, {}, name)
            for name, field in self.fields.items()
        }
        form = SetupForm(self.setup, exercise=self.exercise, initial=typed)
        form.propose(heads)
        return form

    @property
    def teams(self) -> Iterator[TeamRow]:
        for role in self.setup.roles:
            yield TeamRow(role, self[f"plays-{role.key}"], self[f"chairs-{role.key}"])

    @property
    def formats(self) -> Iterator[FormatRow]:
        stands = [] if self.exercise is None else [None]
        for one, radio in zip([*stands, *self.setup.formats], self["preset"], strict=True):
            yield FormatRow(one, radio)

    @property
    def methods(self) -> Iterator[MethodRow]:
        for one, radio in zip([None, *Method], self["method"], strict=True):
            yield MethodRow(one, radio)

    @property
    def team_count(self) -> int:
        return len(self._room())

    @property
    def seat_count(self) -> int:
        return sum(filter(None, self._room().values()))

    @property
    def faults(self) -> list[str]:
        """What is wrong with the teams, said once above them."""
        wrong = [str(error) for error in self.non_field_errors()]
        for row in self.teams:
            wrong += [f"{row.role.name}: {error}" for error in row.chairs.errors]
        return wrong

    def _room(self) -> Mapping[str, int | None]:
        """The seats of the teams that play: as sent, before that as suggested."""
        if self.is_bound:
            return self._chairs()
        return {
            role.key: self.initial.get(f"chairs-{role.key}")
            for role in self.setup.roles
            if self.initial.get(f"plays-{role.key}")
        }

    def _chairs(self) -> dict[str, int | None]:
        given = self.cleaned_data
        return {
            role.key: given.get(f"chairs-{role.key}")
            for role in self.setup.roles
            if given.get(f"plays-{role.key}")
        }

    def _check_room(self, heads: int | None, chairs: int) -> None:
        if heads is None or heads <= chairs:
            return
        missing = heads - chairs
        sentence = ngettext(
            "%(heads)s expected, %(chairs)s seats: add %(missing)s seat.",
            "%(heads)s expected, %(chairs)s seats: add %(missing)s seats.",
            missing,
        )
        self.add_error(
            "expected_heads", sentence % {"heads": heads, "chairs": chairs, "missing": missing}
        )
