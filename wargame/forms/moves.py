"""Presses that move the clock and the steps, and those that open what is sealed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.measures.clock_acts import ClockAct, Turn
from wargame.models import Challenge, Exercise, Move, Revealed

from .buttons import ButtonForm

SHORTEN, LENGTHEN = -30, 60
LONGEST = 120


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


class TurnForm(forms.Form):
    """What to do to the clock: shown first, with `seen` as the last act on it, then done."""

    turn = forms.ChoiceField(choices=[(turn, turn) for turn in Turn], widget=forms.HiddenInput)
    minutes = forms.IntegerField(
        min_value=-LONGEST,
        max_value=LONGEST,
        required=False,
        label=_("Minutes"),
        help_text=_("With a minus: earlier, or less."),
        error_messages={
            "min_value": _("At most two hours can be taken away at once."),
            "max_value": _("At most two hours can be added at once."),
            "invalid": _("Write the minutes as a whole number."),
        },
    )
    step = forms.IntegerField(min_value=1, max_value=32_000, required=False, label=_("Step"))
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    def clean(self) -> None:
        super().clean()
        turn = self.cleaned_data.get("turn")
        if turn in {Turn.CHANGE, Turn.SHIFT} and not self.cleaned_data.get("minutes"):
            if "minutes" not in self.errors:
                self.add_error("minutes", _("Say by how many minutes."))
        elif turn == Turn.GO and not self.cleaned_data.get("step"):
            self.add_error("step", _("Choose a step."))

    def act(self) -> ClockAct:
        """What a valid form says."""
        said = self.cleaned_data
        return ClockAct(Turn(said["turn"]), said["minutes"] or 0, said["step"] or 0)


class UndoForm(ButtonForm):
    """`entry` is the number of the act that the button was drawn for."""

    entry = forms.IntegerField(min_value=1, max_value=2**31 - 1)


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
