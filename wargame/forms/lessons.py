"""What is typed live in the talk: a lesson with its evidence and cause; who defends a pole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, LessonKind, Pole, Seat, Team, Tension
from wargame.models.exhibits import NAME
from wargame.models.lessons import CAUSE, MOST_EVIDENCE, TEXT
from wargame.operations.lessons import Said

from .buttons import ButtonForm
from .lines import Line


class Names(forms.MultipleChoiceField):
    """Names of exhibits; whether these are there is asked when they are cited."""

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= NAME


class LessonForm(forms.Form):
    """`number` is that of a lesson that is changed."""

    kind = forms.ChoiceField(
        choices=LessonKind, error_messages={"required": _("Choose: sustain or improve.")}
    )
    text = Line(
        max_length=TEXT,
        error_messages={
            "required": _("Say in one sentence what to sustain or improve."),
            "max_length": _("At most 240 characters. Shorten it; nothing is lost."),
        },
    )
    cause = Line(
        max_length=CAUSE,
        required=False,
        error_messages={"max_length": _("At most 160 characters. Shorten it; nothing is lost.")},
    )
    evidence = Names(
        error_messages={"required": _("Choose what shows it. Nothing is kept without evidence.")}
    )
    number = forms.IntegerField(required=False, min_value=1, max_value=32_000)

    def clean_evidence(self) -> list[str]:
        chosen: list[str] = list(dict.fromkeys(self.cleaned_data["evidence"]))
        if len(chosen) > MOST_EVIDENCE:
            raise forms.ValidationError(_("At most six pieces of evidence."))
        return chosen

    def said(self) -> Said:
        """As `lessons.keep` takes it."""
        given = self.cleaned_data
        kind = LessonKind(given["kind"])
        return Said(kind, given["text"], given["evidence"], " ".join(given["cause"].split()))


class DefenderForm(ButtonForm):
    """`who` is a person of a team, or a team without naming anybody."""

    tension = forms.ModelChoiceField(queryset=Tension.objects.none())
    pole = forms.ChoiceField(choices=Pole)
    who = forms.CharField(max_length=30, error_messages={"required": _("Choose who defends it.")})

    def __init__(self, exercise: Exercise, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exercise = exercise
        tensions = exercise.version.tensions.all()
        self.fields["tension"].queryset = tensions  # type: ignore[attr-defined]

    def clean_who(self) -> tuple[Team, Seat | None]:
        kind, _dash, key = self.cleaned_data["who"].partition("-")
        if key.isascii() and key.isdecimal() and len(key) < 10:
            if kind == "team" and (team := self.exercise.teams.filter(pk=key).first()):
                return team, None
            seat = self.exercise.seats.players().select_related("team").filter(pk=key).first()
            if kind == "seat" and seat and seat.team:
                return seat.team, seat
        raise forms.ValidationError(_("Choose a team or a person who is here."))
