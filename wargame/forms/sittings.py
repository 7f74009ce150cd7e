"""When the next sitting is, if that is known."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SuspendForm(forms.Form):
    """Told to everybody."""

    until = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        label=_("The next sitting"),
        help_text=_("Everybody reads it. It may stay empty."),
        error_messages={"invalid": _("Enter a day and a time.")},
    )
