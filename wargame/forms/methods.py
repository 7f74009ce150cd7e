"""Choosing how rulings are made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, Method
from wargame.models.methods import WHY

from .lines import Line


class MethodForm(forms.Form):
    """Another method than that of the exercise, with the reason that everybody reads."""

    method = forms.ChoiceField(label=_("Method"))
    reason = Line(
        max_length=WHY,
        label=_("Why"),
        help_text=_("Everybody reads it."),
        error_messages={"required": _("Say why. Everybody reads it.")},
    )

    def __init__(self, exercise: Exercise, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(one.value, one.label) for one in Method if one != exercise.method]
        self.fields["method"].choices = others  # type: ignore[attr-defined]
