"""What a decision record asks for: of each paragraph whether it is required, open or folded."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, Paragraph

REQUIRED, OPEN, FOLDED = "required", "open", "folded"
WAYS = [(REQUIRED, _("Required")), (OPEN, _("Open")), (FOLDED, _("Folded away"))]


class RecordPlanForm(forms.Form):
    """One choice a paragraph, by its name; the title is always required."""

    def __init__(self, exercise: Exercise, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        for one in list(Paragraph)[1:]:
            self.fields[one] = forms.ChoiceField(
                choices=WAYS,
                widget=forms.RadioSelect,
                label=one.label,
                initial=_way(exercise, one),
                error_messages={"required": _("Choose one of the three.")},
            )

    def named(self, way: str) -> list[str]:
        """The paragraphs for which this was chosen."""
        return [name for name, chosen in self.cleaned_data.items() if chosen == way]


def _way(exercise: Exercise, paragraph: Paragraph) -> str:
    if paragraph in exercise.required_paragraphs:
        return REQUIRED
    return OPEN if paragraph in exercise.opened_paragraphs else FOLDED
