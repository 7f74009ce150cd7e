"""Minutes for each step, and when the session must be over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, Step
from wargame.operations.timelines import MOST_MINUTES

from .buttons import ButtonForm


@dataclass(frozen=True)
class StepRow:
    """A step with the field of its minutes; `begins` counts minutes from the start."""

    step: Step
    minutes: forms.BoundField
    begins: int


class TimelineForm(forms.Form):
    """One field a step, `step-NUMBER`; 0 leaves the step out."""

    def __init__(self, exercise: Exercise, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.steps = list(exercise.steps.select_related("move"))
        for step in self.steps:
            self.fields[f"step-{step.number}"] = forms.IntegerField(
                min_value=0,
                max_value=MOST_MINUTES,
                initial=round(step.planned.total_seconds() / 60),
                label=_("Minutes for %(step)s") % {"step": step.title},
                error_messages=dict.fromkeys(
                    ["required", "invalid", "min_value", "max_value"], _("0 to 720 minutes.")
                ),
            )

    @property
    def rows(self) -> Iterator[StepRow]:
        begins = 0
        for step in self.steps:
            field = self[f"step-{step.number}"]
            yield StepRow(step, field, begins)
            value = str(field.value())
            begins += int(value) if value.isdecimal() and len(value) < 5 else 0

    @property
    def total(self) -> int:
        """Of what is entered, as far as it is a number."""
        values = [str(row.minutes.value()) for row in self.rows]
        return sum(int(value) for value in values if value.isdecimal() and len(value) < 5)

    def lengths(self) -> dict[int, int]:
        return {step.number: self.cleaned_data[f"step-{step.number}"] for step in self.steps}


class EndForm(forms.Form):
    """The time of day at which the session must be over: the next time it strikes."""

    ends = forms.TimeField(
        label=_("The session ends at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=dict.fromkeys(["required", "invalid"], _("Enter a time, such as 14:45.")),
    )

    def ends_at(self) -> datetime:
        """Of today, or of tomorrow once that time is past."""
        given: time = self.cleaned_data["ends"]
        now = timezone.localtime()
        found = now.replace(hour=given.hour, minute=given.minute, second=0, microsecond=0)
        return found if found > now else found + timedelta(days=1)


class CutForm(ButtonForm):
    """`steps`: what should be left of which, as the button was drawn: 12:3 13:0."""

    steps = forms.RegexField(
        r"^\d{1,4}:\d{1,3}( \d{1,4}:\d{1,3}){0,199}$",
        error_messages=dict.fromkeys(["required", "invalid"], _("Load the page again.")),
    )

    def lengths(self) -> dict[int, int]:
        pairs = (pair.partition(":") for pair in self.said()["steps"].split(" "))
        return {int(number): int(minutes) for number, _colon, minutes in pairs}
