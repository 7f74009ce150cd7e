"""The texts of one part of the scenario, to be corrected in one exercise."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.corrections import IN_LINES, LABELS, MAY_BE_EMPTY, REASON, TEXTS, Corrected

LONG = 300
SEEN = "seen-"


class CorrectionForm(forms.Form):
    """A field for each text, filled with what stands; beside it, hidden, what stood there when the
    form was opened."""

    def __init__(self, thing: Corrected, texts: Mapping[str, str], data: Any = None) -> None:
        super().__init__(data, initial=dict(texts) | {f"{SEEN}{n}": t for n, t in texts.items()})
        self.names = list(TEXTS[thing])
        for name, most in TEXTS[thing].items():
            self.fields[name] = _field(name, most, has_lines="\n" in texts[name])
            self.fields[f"{SEEN}{name}"] = forms.CharField(
                required=False, strip=False, widget=forms.HiddenInput
            )
        self.fields["reason"] = forms.CharField(
            label=_("Why"), max_length=REASON, help_text=_("Those who read the old text read it.")
        )
        self.fields["is_kept"] = forms.BooleanField(
            label=_("Also put it into a draft of the next version"), required=False
        )

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def seen(self) -> dict[str, str]:
        said = {name: self.cleaned_data[f"{SEEN}{name}"] for name in self.names}
        return {name: text.replace("\r\n", "\n") for name, text in said.items()}


def _field(name: str, most: int, *, has_lines: bool) -> forms.CharField:
    rows = 2 if most <= LONG * 2 else 6
    is_line = most <= LONG and not has_lines
    return forms.CharField(
        label=LABELS[name],
        help_text=_("A paragraph a line.") if name in IN_LINES else "",
        max_length=most,
        required=name not in MAY_BE_EMPTY,
        widget=forms.TextInput() if is_line else forms.Textarea(attrs={"rows": rows}),
    )
