"""Parking an objection, and what control answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.objections import WORDS

TOO_LONG = _("At most 300 characters. Shorten it; nothing is lost.")


class ObjectionForm(forms.Form):
    """What is wrong with the scenario."""

    words = forms.CharField(
        max_length=WORDS,
        widget=forms.Textarea({"rows": 3}),
        label=_("What is wrong with the scenario?"),
        help_text=_("Your team and control read it. Play goes on as if it were right."),
        error_messages={"required": _("Say what is wrong."), "max_length": TOO_LONG},
    )


class ObjectionAnswerForm(forms.Form):
    """`is_accepted` is the button: accept it, or let the scenario stand."""

    words = forms.CharField(
        max_length=WORDS,
        widget=forms.Textarea({"rows": 2}),
        label=_("Your answer"),
        error_messages={"required": _("Say why. The team reads it."), "max_length": TOO_LONG},
    )
    is_accepted = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda sent: sent == "yes"
    )
