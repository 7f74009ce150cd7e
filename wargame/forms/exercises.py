"""Setting up an exercise: what to call it, which format, which teams with how many seats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wargame.models import Method, Role
from wargame.models.teams import MOST_CHAIRS
from wargame.queries.setups import EXPECTED_HEADS, Format, Setup

MOST_HEADS = 600


@dataclass(frozen=True)
class TeamRow:
    """A role with its two fields: does it play, and with how many seats."""

    role: Role
    plays: forms.BoundField
    chairs: forms.BoundField


@dataclass(frozen=True)
class FormatRow:
    """A format with the radio button that chooses it."""

    format: Format
    radio: Any


@dataclass(frozen=True)
class MethodRow:
    """A method of adjudication with its radio button; None is what is usual for the format."""

    method: Method | None
    radio: Any


class SetupForm(forms.Form):
    """The teams are fields `plays-KEY` and `chairs-KEY`, one pair a role of the scenario."""

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

    def __init__(self, setup: Setup, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"title": setup.version.scenario.title})
        self.setup = setup
        presets = [(str(one.preset.pk), one.preset.name) for one in setup.formats]
        self.fields["preset"].choices = presets  # type: ignore[attr-defined]
        if not setup.has_ledger:
            del self.fields["has_ledger"]
        self.initial["preset"] = presets[0][0] if presets else ""
        for role in setup.roles:
            self.fields[f"plays-{role.key}"] = forms.BooleanField(
                required=False, initial=role.is_core, label=role.name
            )
            self.fields[f"chairs-{role.key}"] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=MOST_CHAIRS,
                initial=setup.chairs[role.key],
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
        """What `operations.exercises.make` wants to know."""
        given = self.cleaned_data
        chosen = next(one for one in self.setup.formats if str(one.preset.pk) == given["preset"])
        return {
            "title": given["title"],
            "course": given["course"],
            "expected_heads": given["expected_heads"],
            "preset": chosen.preset,
            "method": Method(given["method"]) if given["method"] else None,
            "chairs": self._chairs(),
            "has_ledger": given.get("has_ledger", False),
        }

    @property
    def teams(self) -> Iterator[TeamRow]:
        for role in self.setup.roles:
            yield TeamRow(role, self[f"plays-{role.key}"], self[f"chairs-{role.key}"])

    @property
    def formats(self) -> Iterator[FormatRow]:
        for one, radio in zip(self.setup.formats, self["preset"], strict=True):
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
        return {role.key: self.setup.chairs[role.key] for role in self.setup.roles if role.is_core}

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
