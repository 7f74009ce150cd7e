"""What control sends of its notes on a step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.step_notes import NOTE


class StepNoteForm(forms.Form):
    """The note, and the revision it was read at."""

    text = forms.CharField(required=False, strip=False)
    base = forms.IntegerField(min_value=0, max_value=1_000_000_000)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > NOTE:
            raise forms.ValidationError(_("At most 2,000 characters. Shorten it; nothing is lost."))
        return text

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])
