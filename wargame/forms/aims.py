"""What an exercise is for, who is named, and the rules that players accept on joining."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Attribution, ObjectiveKind, OwnViewsTo, Purpose
from wargame.models.exercises import GROUND_RULE
from wargame.models.objectives import MOST_OBJECTIVES, OBJECTIVE
from wargame.operations.set_ups import Aims

from .lines import Line
from .retention import to_come

MOST_RULES = 8
USUAL_RULES = [
    _("You speak for a state. What a state says is not what the person thinks."),
    _("Nobody wins. Success is weighed on the criteria of the scenario, after play and by all."),
    _("Control reads every message between states."),
]
KEPT = [("30", _("30 days")), ("365", _("One year")), ("", _("As long as the record"))]


@dataclass(frozen=True)
class ObjectiveRow:
    """One objective with its two fields."""

    number: int
    kind: forms.BoundField
    text: forms.BoundField


class AimsForm(forms.Form):
    """Objectives are fields `objective-N` and `objective-N-kind`, N from 1 to 4. A draft may lack
    any of it; a plan that is ready may not."""

    purpose = forms.ChoiceField(
        choices=Purpose.choices, widget=forms.RadioSelect, required=False, label=_("Purpose")
    )
    starts_at = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        label=_("Starts"),
        help_text=_("The debrief is counted back from the end. It may stay empty."),
        error_messages={"invalid": _("Enter a day and a time.")},
    )
    attribution = forms.ChoiceField(
        choices=Attribution.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=Attribution.TEAM,
        label=_("Who is named"),
    )
    own_views_to = forms.ChoiceField(
        choices=OwnViewsTo.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=OwnViewsTo.ALL,
        label=_("Who sees own views, unnamed, once you show them"),
    )
    own_views_kept = forms.ChoiceField(
        choices=KEPT,
        required=False,
        initial="30",
        label=_("An own view leads to its person for"),
        help_text=_("After that the dots stay, and nobody can say whose they were."),
    )
    names_kept_until = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        label=_("Names of people are erased on"),
        help_text=_(
            "The record stays, under the places of people. Without a day names stay as long as the "
            "record."
        ),
        error_messages={"invalid": _("Enter a day.")},
    )
    ground_rules = Line(
        max_length=MOST_RULES * (GROUND_RULE + 1),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        initial="\n".join(str(rule) for rule in USUAL_RULES),
        label=_("Ground rules of your own"),
        help_text=_("One a line, 200 characters each, eight at most."),
        error_messages={"max_length": _("Shorten them: eight rules of 200 characters at most.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for number in range(1, MOST_OBJECTIVES + 1):
            self.fields[f"objective-{number}"] = Line(
                max_length=OBJECTIVE,
                required=False,
                label=_("Objective %(number)s") % {"number": number},
                error_messages={"max_length": _("At most 200 characters. Shorten it.")},
            )
            self.fields[f"objective-{number}-kind"] = forms.ChoiceField(
                choices=ObjectiveKind.choices,
                required=False,
                initial=ObjectiveKind.TEACHING if number < MOST_OBJECTIVES / 2 + 1 else "exercise",
                label=_("Kind of objective %(number)s") % {"number": number},
            )

    def clean_names_kept_until(self) -> date | None:
        """A day to come."""
        return to_come(self.cleaned_data["names_kept_until"])

    def clean_ground_rules(self) -> tuple[str, ...]:
        """Without empty lines."""
        rules = tuple(
            " ".join(line.split()) for line in self.cleaned_data["ground_rules"].split("\n")
        )
        rules = tuple(rule for rule in rules if rule)
        if len(rules) > MOST_RULES:
            raise forms.ValidationError(_("Eight rules at most. Join two of them."))
        if any(len(rule) > GROUND_RULE for rule in rules):
            raise forms.ValidationError(_("A rule has at most 200 characters. Shorten it."))
        return rules

    @property
    def objectives(self) -> Iterator[ObjectiveRow]:
        for number in range(1, MOST_OBJECTIVES + 1):
            name = f"objective-{number}"
            yield ObjectiveRow(number, self[f"{name}-kind"], self[name])

    @property
    def purposes(self) -> Iterator[tuple[Any, Purpose]]:
        yield from zip(self["purpose"], Purpose, strict=True)

    @property
    def attributions(self) -> Iterator[tuple[Any, Attribution]]:
        yield from zip(self["attribution"], Attribution, strict=True)

    def aims(self) -> Aims:
        """What a valid form says."""
        said = self.cleaned_data
        kept = said["own_views_kept"]
        return Aims(
            purpose=Purpose(said["purpose"]) if said["purpose"] else None,
            objectives=tuple(self._objectives()),
            attribution=Attribution(said["attribution"] or Attribution.TEAM),
            own_views_to=OwnViewsTo(said["own_views_to"] or OwnViewsTo.ALL),
            own_views_kept=int(kept) if kept else None,
            names_kept_until=said["names_kept_until"],
            ground_rules=said["ground_rules"],
            starts_at=said["starts_at"],
        )

    def _objectives(self) -> Iterator[tuple[ObjectiveKind, str]]:
        """Those that have words, in their order."""
        for number in range(1, MOST_OBJECTIVES + 1):
            text = " ".join(self.cleaned_data[f"objective-{number}"].split())
            kind = self.cleaned_data[f"objective-{number}-kind"]
            if text:
                yield ObjectiveKind(kind or ObjectiveKind.TEACHING), text
