"""A policy overview as people send it, and what they want of it in a draft."""

from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wargame.overviews.documents import MOST_BYTES, checked, text_of
from wargame.overviews.overview import Overview
from wargame.overviews.presets import PRESETS, Preset
from wargame.overviews.proposals import preset_of
from wargame.overviews.reader import read_overview
from wargame.overviews.teams import MOST, ProposedTeam, proposed_teams
from wargame.overviews.unreadable import Unreadable

POLE = 120
MORE_TEAMS = 2
USUAL_TEAMS = 4
CODE = r"^[A-Z]{3}$"


class OverviewForm(forms.Form):
    """A file, or pasted text. `overview` and `document` are there once it is valid."""

    overview: Overview
    document: str

    file = forms.FileField(
        required=False,
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("Markdown, Word (.docx) or plain text, up to 4 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".md,.markdown,.txt,.docx"}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label=gettext_lazy("Or paste its text"),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())

    def clean(self) -> dict[str, object]:
        """The document read, whichever way it came."""
        given: dict[str, object] = super().clean() or {}
        file = self.cleaned_data.get("file")
        text = self.cleaned_data.get("text") or ""
        if not file and not text.strip():
            raise forms.ValidationError(_("Choose a document, or paste its text."))
        try:
            self.document = _text(file) if file else checked(text)
            self.overview = read_overview(self.document)
        except Unreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from None
        if file:
            given["name"] = (file.name or "")[:200]
        return given


def _text(file: UploadedFile) -> str:
    """The text of an upload, read no further than may be."""
    return text_of(file.read(MOST_BYTES + 1))


class DraftForm(forms.Form):
    """What becomes of the overview: parts that are wanted, poles that were missing, teams, format.

    The fields are as many as the overview asks for; they are named by what they are about.
    """

    preset = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[(preset.key, preset.name) for preset in PRESETS],
        initial="three-hours",
        help_text=gettext_lazy("Moves are drawn up for it, with the tensions spread over them."),
    )

    def __init__(self, overview: Overview, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self._overview = overview
        for number, tension in enumerate(overview.tensions):
            if tension.poles is None:
                for pole in "ab":
                    self.fields[f"pole-{number}-{pole}"] = forms.CharField(
                        required=False, max_length=POLE, label=_pole_label(pole)
                    )
        self._teams = proposed_teams(overview)
        more = max(MORE_TEAMS, USUAL_TEAMS - len(self._teams))
        blank = (ProposedTeam("", ""),) * min(more, MOST - len(self._teams))
        for number, team in enumerate((*self._teams, *blank)):
            self.fields[f"code-{number}"] = forms.RegexField(
                CODE,
                required=False,
                initial=team.code,
                label=_("Code"),
                error_messages={"invalid": _("Three capital letters.")},
            )
            self.fields[f"team-{number}"] = forms.CharField(
                required=False, max_length=40, initial=team.name, label=_("Team")
            )

    @property
    def team_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        numbers = [name.removeprefix("code-") for name in self.fields if name.startswith("code-")]
        return [(self[f"code-{number}"], self[f"team-{number}"]) for number in numbers]

    @property
    def pole_rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """The name of each tension without poles, and its two fields."""
        return [
            (tension.name, self[f"pole-{number}-a"], self[f"pole-{number}-b"])
            for number, tension in enumerate(self._overview.tensions)
            if tension.poles is None
        ]

    def clean(self) -> dict[str, object]:
        given: dict[str, object] = super().clean() or {}
        codes = [team.code for team in self.teams()]
        if len(set(codes)) < len(codes):
            raise forms.ValidationError(_("Two teams have the same code."))
        for code, name in self.team_rows:
            if bool(given.get(code.name)) != bool(given.get(name.name)):
                self.add_error(name.name, _("A team needs a code and a name; clear both for none."))
        return given

    def teams(self) -> Sequence[ProposedTeam]:
        return [
            ProposedTeam(self.cleaned_data[code.name], self.cleaned_data[name.name])
            for code, name in self.team_rows
            if self.cleaned_data.get(code.name) and self.cleaned_data.get(name.name)
        ]

    def chosen_preset(self) -> Preset:
        return preset_of(self.cleaned_data["preset"])

    def poles(self) -> dict[int, tuple[str, str]]:
        """The poles that were given, by the number of the tension."""
        found = {}
        for number in range(len(self._overview.tensions)):
            pair = [self.cleaned_data.get(f"pole-{number}-{pole}") or "" for pole in "ab"]
            if all(pair):
                found[number] = (pair[0], pair[1])
        return found


def _pole_label(pole: str) -> str:
    return _("One pole") if pole == "a" else _("The other pole")
