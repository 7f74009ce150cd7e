"""Releasing an inject: to the teams of the plan, or to those that control ticks."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Team
from wargame.queries.inject_sheets import InjectSheet

AS_PLANNED = "plan"


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
        free = sheet.inject.exercise.teams.exclude(pk__in=sheet.have_it)
        self.fields["teams"].queryset = free  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if not (self.is_as_planned or self.cleaned_data.get("teams")):
            self.add_error("teams", _("Choose at least one team."))

    @property
    def is_as_planned(self) -> bool:
        return self.cleaned_data.get("to") == AS_PLANNED
