"""Which runs of a scenario to look at, by a plain address that can be kept and sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.queries.cohorts import Chosen, Offer


class CohortForm(forms.Form):
    """Offers what there is among the finished runs, and nothing else."""

    course = forms.ChoiceField(label=_("Course"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    format = forms.ChoiceField(label=_("Format"), required=False)
    version = forms.ChoiceField(label=_("Version"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, offer: Offer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, every in (
            ("course", offer.courses),
            ("year", offer.years),
            ("format", offer.formats),
            ("version", offer.versions),
        ):
            self._offer(name, [(one, one) for one in every])
        self._offer("team", offer.teams)

    def chosen(self) -> Chosen:
        """What can be shown of what was asked for: all where it makes no sense."""
        return Chosen(**self.cleaned_data) if self.is_valid() else Chosen()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]
