"""What people leave at the end: two lines of hot wash, one lesson to take along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import ExitTicket, HotWash, StepKind


class Line(forms.CharField):
    """A few words as a browser counts them: a line break is one character."""

    def to_python(self, value: object) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def _line(model: type[HotWash | ExitTicket], name: str, **further: Any) -> Line:
    """As long as the model's field; it may stay empty unless told otherwise."""
    field = model._meta.get_field(name)
    return Line(**{"max_length": getattr(field, "max_length", None), "required": False} | further)


class HotWashForm(forms.Form):
    """Either line may stay empty, but not both."""

    step = StepKind.REVIEW

    surprise = _line(HotWash, "surprise")
    keep = _line(HotWash, "keep")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(given.values()):
            self.add_error("surprise", _("Write one line in at least one of the two."))
        return given


class ExitTicketForm(forms.Form):
    step = StepKind.EXIT

    lesson = _line(
        ExitTicket, "lesson", required=True, error_messages={"required": _("Write one lesson.")}
    )
    applies_to = _line(ExitTicket, "applies_to")
