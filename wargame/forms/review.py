"""What people leave at the end: two lines of hot wash, one lesson to take along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import ExitTicket, HotWash, StepKind

from .lines import Line


def _limit(model: type[HotWash | ExitTicket], name: str) -> int | None:
    return getattr(model._meta.get_field(name), "max_length", None)


class HotWashForm(forms.Form):
    """Either line may stay empty, but not both."""

    step = StepKind.REVIEW

    surprise = Line(max_length=_limit(HotWash, "surprise"), required=False)
    keep = Line(max_length=_limit(HotWash, "keep"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(given.values()):
            self.add_error("surprise", _("Write one line in at least one of the two."))
        return given


class ExitTicketForm(forms.Form):
    """One lesson, and where else it applies."""

    step = StepKind.EXIT

    lesson = Line(
        max_length=_limit(ExitTicket, "lesson"),
        error_messages={"required": _("Write one lesson.")},
    )
    applies_to = Line(max_length=_limit(ExitTicket, "applies_to"), required=False)
