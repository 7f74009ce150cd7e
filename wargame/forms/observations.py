"""What an observer's device sends of an observation: tags first, words if there are any."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.observations import TEXT
from wargame.operations.observations import Noted
from wargame.queries.observations import Guide

LONGEST_AGE = 60 * 60 * 12


class ObservationForm(forms.Form):
    """`cue` names a line of the guide, `about` a decision or an inject."""

    ticket = forms.RegexField(
        r"^[\w-]{16,64}$",
        error_messages={
            "required": _("Load the page again."),
            "invalid": _("Load the page again."),
        },
    )
    team = forms.CharField(required=False, max_length=20)
    cue = forms.CharField(required=False, max_length=40)
    about = forms.CharField(required=False, max_length=40)
    text = forms.CharField(
        required=False,
        max_length=TEXT,
        error_messages={
            "max_length": _("At most 600 characters. Shorten it; nothing is lost."),
        },
    )
    is_shared = forms.BooleanField(required=False)
    age = forms.IntegerField(required=False, min_value=0)

    def __init__(self, guide: Guide, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guide = guide

    def clean_team(self) -> Any:
        return self._chosen({str(team.pk): team for team in self.guide.teams}, "team")

    def clean_cue(self) -> str:
        return self._chosen({cue.name: cue.name for cue in self.guide.cues}, "cue") or ""

    def clean_about(self) -> Any:
        decisions = {f"decision-{one.pk}": one for one in self.guide.decisions}
        injects = {f"inject-{one.pk}": one for one in self.guide.injects}
        return self._chosen({**decisions, **injects}, "about")

    def noted(self) -> Noted:
        """As `observations.note` takes it."""
        said = self.cleaned_data
        kind, _dash, _pk = self.data.get("about", "").partition("-")
        return Noted(
            ticket=said["ticket"],
            team=said["team"],
            text=said["text"],
            is_shared=said["is_shared"],
            age=timedelta(seconds=min(said["age"] or 0, LONGEST_AGE)),
            **({kind: said["about"]} if said["about"] else {}),
            **self.guide.of_cue(said["cue"]),
        )

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])

    def _chosen(self, known: dict[str, Any], name: str) -> Any:
        """What was tapped, None for nothing. Raises ValidationError for what is not offered."""
        asked = self.cleaned_data[name]
        if asked and asked not in known:
            raise forms.ValidationError(_("This is not there any more. Load the page again."))
        return known.get(asked)
