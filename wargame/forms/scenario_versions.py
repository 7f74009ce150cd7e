"""What is said when a scenario is published: what changed and why; and which two to compare."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_NOTE = 2000


class PublishForm(forms.Form):
    """`seen` is the number of the latest version that the page has shown."""

    note = forms.CharField(
        label=_("What changed, and why"),
        help_text=_("Whoever plays it next reads this when they set up."),
        max_length=MOST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.IntegerField(
        min_value=1, max_value=32000, required=False, widget=forms.HiddenInput
    )
