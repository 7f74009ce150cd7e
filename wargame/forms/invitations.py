"""Whom control lets in beside the teams, and the teams that an evaluator follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Duty, Exercise, Team

from .buttons import ButtonForm

TICKET = forms.CharField(
    min_length=16,
    max_length=64,
    error_messages={
        "required": _("Load the page again."),
        "min_length": _("Load the page again."),
    },
    widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
)


class InvitationForm(forms.Form):
    """Who it is, and what for. Only an evaluator follows teams."""

    name = forms.CharField(
        max_length=40,
        label=_("Name"),
        help_text=_("As it stands on record with what they do."),
        error_messages={
            "required": _("Enter the name of the person."),
            "max_length": _("Names have at most 40 characters. Shorten it."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    duty = forms.ChoiceField(
        label=_("Comes to"),
        choices=[
            (Duty.CONTROL, _("run the exercise with you: co-facilitator")),
            (Duty.EVALUATOR, _("note and rate what teams do: evaluator")),
            (Duty.OBSERVER, _("watch: observer")),
        ],
        error_messages={"required": _("Choose what the person comes to do.")},
    )
    teams = forms.ModelMultipleChoiceField(queryset=Team.objects.none(), required=False)
    ticket = TICKET

    def __init__(self, exercise: Exercise, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].queryset = exercise.teams.all()  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def chosen(self) -> list[int]:
        """The keys of the teams that were ticked, for the form as it is shown again."""
        sent = self["teams"].value() or []
        return [int(one) for one in sent if str(one).isdecimal()]

    def invitation(self) -> dict[str, Any]:
        """As `invitations.invite` takes it."""
        given = self.cleaned_data
        return {**given, "duty": Duty(given["duty"])}


class AssignForm(ButtonForm):
    """All teams that the evaluator follows from now on; none is allowed."""

    teams = forms.ModelMultipleChoiceField(queryset=Team.objects.none(), required=False)

    def __init__(self, exercise: Exercise, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].queryset = exercise.teams.all()  # type: ignore[attr-defined]


class RenewForm(ButtonForm):
    ticket = TICKET
