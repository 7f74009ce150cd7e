"""What a member says of the team's position: agree, agree with reservations, split."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Assent, Position, Says
from wargame.models.assents import WORDS

from .lines import Line


class AssentForm(forms.Form):
    """On one position. A reservation has words, a split may; agreeing plainly has none, so that
    nothing that was typed goes nowhere."""

    says = forms.ChoiceField(
        choices=Says,
        error_messages={
            "required": _("Choose whether you agree."),
            "invalid_choice": _("Choose whether you agree."),
        },
    )
    words = Line(max_length=WORDS, required=False)

    def __init__(self, data: Any = None, *, position: Position, said: Assent | None = None) -> None:
        initial = {"says": said.says, "words": said.words} if said else {}
        super().__init__(data, initial=initial, prefix=f"a{position.pk}")
        self.position = position
        self.said = said

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("says") == Says.RESERVE and not given.get("words") and not self.errors:
            self.add_error("words", _("Write your reservation. It stays with the position."))
        if given.get("says") == Says.AGREE and given.get("words"):
            said = _("Words go with a reservation or a split. Choose one, or clear them.")
            self.add_error("words", said)
        return given

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])
