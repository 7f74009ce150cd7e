"""Writing an inject, and releasing one: as planned, or to the teams that control ticks."""

import secrets
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Inject, InjectKind, Team, Viewer
from wargame.operations.injects import Words
from wargame.queries.inject_sheets import InjectSheet

from . import inject_snippets
from .lines import Line

AS_PLANNED = "plan"
TEXT = 4000


class TeamLabels(forms.ModelMultipleChoiceField):
    """Teams by their names, as choices."""

    def label_from_instance(self, team: Team) -> str:
        return team.name


class ReleaseForm(forms.Form):
    """Teams that have the inject already are not asked about again.

    `to` is the short way of the queue: as planned, without ticking anything.
    """

    to = forms.ChoiceField(choices=[(AS_PLANNED, AS_PLANNED)], required=False)
    teams = TeamLabels(
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Release to"),
    )

    def __init__(self, sheet: InjectSheet, data: Mapping[str, object] | None = None) -> None:
        left = [team.pk for team in sheet.planned if team.pk not in sheet.have_it]
        super().__init__(data, initial={"teams": left})
        free = Team.objects.filter(pk__in=[team.pk for team in sheet.without])
        self.fields["teams"].queryset = free  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if not (self.is_as_planned or self.cleaned_data.get("teams")):
            self.add_error("teams", _("Choose at least one team."))

    @property
    def is_as_planned(self) -> bool:
        return self.cleaned_data.get("to") == AS_PLANNED


class WordsForm(forms.Form):
    """An inject of control's own. `ticket` is the form's: sent again, it writes nothing more."""

    ticket = forms.CharField(max_length=64, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=InjectKind, initial=InjectKind.NEWS, label=_("Kind"))
    sender = Line(
        max_length=200,
        label=_("From"),
        help_text=_("Who sends it in the scenario: a newsroom, a ministry, a neighbor."),
        error_messages={"required": _("Say who sends it.")},
    )
    title = Line(
        max_length=160, label=_("Title"), error_messages={"required": _("Give it a title.")}
    )
    text = Line(
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        label=_("What the teams read"),
        error_messages={"required": _("Write what the teams read.")},
    )
    teams = TeamLabels(
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("For these teams alone"),
        error_messages={"invalid_choice": _("Choose among the teams shown.")},
    )

    def __init__(
        self,
        viewer: Viewer,
        corrects: Inject | None = None,
        data: Mapping[str, object] | None = None,
        snippet: str = "",
    ) -> None:
        begun = _begun(corrects) or inject_snippets.words(snippet)
        super().__init__(data, initial={"ticket": secrets.token_urlsafe(18)} | begun)
        self.corrects = corrects
        teams = viewer.exercise.teams.all()
        if corrects is not None:
            teams = teams.filter(deliveries__inject=corrects)
        self.fields["teams"].queryset = teams  # type: ignore[attr-defined]
        self.fields["teams"].help_text = (
            _("Tick none and it is for all that have it.")
            if corrects
            else _("Tick none and it is for all.")
        )

    def words(self) -> Words:
        """What a valid form says."""
        said = self.cleaned_data
        return Words(
            said["kind"], said["title"], said["sender"], said["text"], said["ticket"], self.corrects
        )


def _begun(corrects: Inject | None) -> dict[str, object]:
    """A correction begins with the words that it corrects."""
    if corrects is None:
        return {}
    return {name: getattr(corrects, name) for name in ("kind", "sender", "title", "text")}
