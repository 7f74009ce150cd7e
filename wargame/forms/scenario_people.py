"""With whom a scenario is to be shared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Right


class ScenarioInvitationForm(forms.Form):
    """An account of this installation, and what the person may do."""

    who = forms.CharField(
        max_length=254,
        label=_("Name or e-mail address"),
        help_text=_("Of somebody who signs in here."),
        error_messages={"required": _("Enter a name or an e-mail address.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    right = forms.ChoiceField(
        label=_("May"),
        choices=[
            (Right.READER, _("read, run and copy it: reader")),
            (Right.CO_AUTHOR, _("change and publish it too: co-author")),
        ],
        initial=Right.READER,
        widget=forms.RadioSelect,
    )
