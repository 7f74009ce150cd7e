"""What is sent to act on a row of a scenario draft: a place for it, or a code for a team."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class PlaceForm(forms.Form):
    """Where a row goes among its likes, counted from 1."""

    to = forms.IntegerField(min_value=1, max_value=1000)


class CodeForm(forms.Form):
    """Three capital letters."""

    code = forms.CharField(
        min_length=3, max_length=3, validators=[RegexValidator(r"^[A-Za-z]+$", _("Letters."))]
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper()
