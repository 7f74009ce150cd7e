"""What is said of a decision beside its draft: why there is none, and what a member holds
against it."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.decisions import UNDECIDED
from wargame.models.dissents import WORDS

from .lines import Line

NAMED, UNNAMED = "named", "unnamed"


class NoDecisionForm(forms.Form):
    """Why the team made no decision in the move."""

    why = Line(
        max_length=UNDECIDED,
        error_messages={"required": _("Say in one line why there is no decision.")},
    )

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])


class DissentForm(forms.Form):
    """One member's dissent. `ticket` tells it from the same one sent again; `number` is that of
    the decision."""

    words = Line(
        max_length=WORDS, error_messages={"required": _("Write what you hold against it.")}
    )
    signed = forms.ChoiceField(
        choices=[(NAMED, _("With my name")), (UNNAMED, _("Unnamed"))],
        error_messages={
            "required": _("Choose whether your name stands with it."),
            "invalid_choice": _("Choose whether your name stands with it."),
        },
    )
    ticket = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, data: object = None, *, number: int = 1) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.number = number

    @property
    def is_named(self) -> bool:
        return bool(self.cleaned_data["signed"] == NAMED)
