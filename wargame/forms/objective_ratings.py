"""A grade for an objective, with the reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Grade
from wargame.models.objective_ratings import WHY

from .lines import Line


class ObjectiveRatingForm(forms.Form):
    """One of four words, and why."""

    grade = forms.ChoiceField(
        choices=Grade, error_messages={"required": _("Choose one of the four.")}
    )
    why = Line(
        max_length=WHY,
        error_messages={
            "required": _("Say why. A grade without a reason is not kept."),
            "max_length": _("At most 300 characters. Shorten it; nothing is lost."),
        },
    )
