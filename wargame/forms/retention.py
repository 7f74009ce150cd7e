"""The day on which names are erased, and what to erase where a name is doubtful."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .buttons import ButtonForm


def to_come(day: date | None) -> date | None:
    """A day after today, or none. Raises ValidationError for another."""
    if day is not None and day <= timezone.localdate():
        raise forms.ValidationError(_("Choose a day after today."))
    return day


class NamesKeptForm(forms.Form):
    """Without a day names stay as long as the record."""

    names_kept_until = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        label=_("Names of people are erased on"),
        help_text=_("Without a day names stay as long as the record."),
        error_messages={"invalid": _("Enter a day.")},
    )

    def clean_names_kept_until(self) -> date | None:
        return to_come(self.cleaned_data["names_kept_until"])


class EraseForm(ButtonForm):
    """The `doubtful` places, of those that were shown, in which the name means the person."""

    def __init__(self, shown: list[str], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["doubtful"] = forms.MultipleChoiceField(
            choices=[(key, key) for key in shown],
            required=False,
            error_messages={"invalid_choice": _("That place has changed. Look at it again.")},
        )
