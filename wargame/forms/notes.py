"""What people send of their team's notes: the text, and a line that goes into the decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.notes import NOTES


class NotesForm(forms.Form):
    """One person's notes, and the revision they were read at."""

    limit = NOTES
    text = forms.CharField(required=False, strip=False)
    base = forms.IntegerField(min_value=0, max_value=1_000_000_000)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > self.limit:
            sentence = _("At most %(most)s characters. Shorten it; nothing is lost.")
            raise forms.ValidationError(sentence % {"most": f"{self.limit:,}"})
        return text

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])


class PromoteForm(forms.Form):
    """A line by the key of its note and its place, and the field it goes into."""

    line = forms.RegexField(
        r"^\d{1,12}-\d{1,4}$", error_messages={"invalid": _("Choose a line of your notes.")}
    )
    field = forms.CharField(max_length=60)

    def place(self) -> tuple[int, int]:
        """The note and the number of its line."""
        note, line = self.cleaned_data["line"].split("-")
        return int(note), int(line)
