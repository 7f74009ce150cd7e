"""What players say in adjudication: an argument, a point, a likelihood."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Side
from wargame.models.arguments import ACTION, POINT, RESULT
from wargame.operations.likelihoods import STEP

from .lines import Line

IN_FIVES = _("Give a figure from 0 to 100 in steps of five.")


class ArgumentForm(forms.Form):
    """An action, its intended result, and one to three reasons."""

    action = Line(max_length=ACTION, error_messages={"required": _("Say what you would do.")})
    result = Line(
        max_length=RESULT, error_messages={"required": _("Say what it is meant to bring about.")}
    )
    reason_1 = Line(max_length=POINT, error_messages={"required": _("Give at least one reason.")})
    reason_2 = Line(max_length=POINT, required=False)
    reason_3 = Line(max_length=POINT, required=False)

    def said(self) -> dict[str, Any]:
        """What a valid form argues."""
        given = self.cleaned_data
        reasons = [given[f"reason_{n}"] for n in (1, 2, 3)]
        return {
            "action": given["action"],
            "result": given["result"],
            "reasons": list(dict.fromkeys(filter(None, reasons))),
        }


class PointForm(forms.Form):
    """One short point for or against."""

    side = forms.ChoiceField(
        choices=Side,
        error_messages=dict.fromkeys(
            ["required", "invalid_choice"], _("Choose whether it speaks for or against.")
        ),
    )
    point = Line(max_length=POINT, error_messages={"required": _("Write the point.")})


class LikelihoodForm(forms.Form):
    """How likely, in percent and steps of five."""

    percent = forms.IntegerField(
        min_value=0,
        max_value=100,
        step_size=STEP,
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value", "step_size"], IN_FIVES
        ),
    )
