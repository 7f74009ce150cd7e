"""Which figures to show: a series and some of its states, by a plain address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Series
from wargame.queries.figures import MOST_STATES, Offer, codes


class FiguresForm(forms.Form):
    """A series stands for one measure of one edition, so that no two can be mixed. States may be
    left over from the series before: they are said to be missing, not refused."""

    of = forms.ChoiceField(label=_("Measure and edition"), required=False)
    state = forms.MultipleChoiceField(
        label=_("States"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, offer: Offer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        self.series = self._asked() or offer.first()
        grouped = [
            (measure, [(one.key, str(one)) for one in several])
            for measure, several in offer.measures
        ]
        self.fields["of"].choices = grouped  # type: ignore[attr-defined]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (state["code"], state["name"]) for one in offer.series for state in one.states
        ]

    def _asked(self) -> Series | None:
        asked = self.data.get("of")
        return next((one for one in self.offer.series if one.key == asked), None)

    def clean_state(self) -> list[str]:
        states: list[str] = list(dict.fromkeys(self.cleaned_data["state"]))
        if self.series and sum(1 for code in codes(self.series) if code in states) > MOST_STATES:
            raise forms.ValidationError(
                _("Choose at most %(most)s states, so that each line can be followed.")
                % {"most": MOST_STATES}
            )
        return states

    def states(self) -> list[str]:
        """What was chosen; the usual ones where nothing was, and where it cannot be shown."""
        chosen = self.cleaned_data.get("state") if self.is_bound and self.is_valid() else None
        if self.series is None:
            return []
        return chosen or self.offer.usual_states(self.series)

    def offered(self) -> list[tuple[str, str, bool]]:
        """The states of the series: code, name and whether it is ticked."""
        if self.series is None:
            return []
        ticked = self["state"].value() if self.errors else self.states()
        return [(one["code"], one["name"], one["code"] in ticked) for one in self.series.states]
