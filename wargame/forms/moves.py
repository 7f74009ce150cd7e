"""Presses that move the clock and the steps, and those that open what is sealed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Challenge, Exercise, Move, Revealed

from .buttons import ButtonForm

SHORTEN, LENGTHEN = -30, 60


class LengthForm(ButtonForm):
    """Minutes to add to the running step, or to take from it."""

    minutes = forms.IntegerField(
        min_value=SHORTEN,
        max_value=LENGTHEN,
        error_messages={
            "min_value": _("At most 30 minutes can be taken away at once."),
            "max_value": _("At most 60 minutes can be added at once."),
        },
    )


class NextForm(ButtonForm):
    """`after` is the number of the step that the button was drawn for."""

    after = forms.IntegerField(min_value=1, max_value=32_000)


class ChallengeForm(ButtonForm):
    """The prompt for the present move."""

    challenge = forms.ChoiceField(choices=Challenge)


class RevealForm(ButtonForm):
    """What to open; `move` is left out for own views and traffic."""

    what = forms.ChoiceField(choices=Revealed)
    move = forms.ModelChoiceField(
        queryset=Move.objects.none(), to_field_name="number", required=False
    )

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["move"].queryset = exercise.moves.all()  # type: ignore[attr-defined]
