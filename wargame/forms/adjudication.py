"""Writing a ruling: outcome, reason, and for whom each of them is."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Decision, Ruling, Team, Viewer
from wargame.models.adjudication import OUTCOME, REASON
from wargame.operations.adjudication import Words

from .injects import TeamLabels


class DecisionLabels(forms.ModelChoiceField):
    """Released decisions by team and title."""

    def label_from_instance(self, decision: Decision) -> str:
        return f"{decision.team.short_name}: {decision.title}"


class RulingForm(forms.Form):
    """No team ticked means all teams."""

    outcome = forms.CharField(
        max_length=OUTCOME,
        widget=forms.Textarea({"rows": 3}),
        label=_("What follows"),
        error_messages={"required": _("Write what follows.")},
    )
    reason = forms.CharField(
        max_length=REASON,
        widget=forms.Textarea({"rows": 3}),
        label=_("Why"),
        error_messages={"required": _("Write why. It stands on record.")},
    )
    is_reason_open = forms.BooleanField(required=False, label=_("The teams read the reason too"))
    decision = DecisionLabels(
        queryset=Decision.objects.none(),
        required=False,
        label=_("Which decision it follows from"),
        empty_label=_("none in particular"),
    )
    teams = TeamLabels(
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("For these teams alone"),
        help_text=_("Tick none and it is for all."),
    )

    def __init__(
        self,
        viewer: Viewer,
        data: Mapping[str, object] | None = None,
        ruling: Ruling | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(ruling))
        exercise = viewer.exercise
        decisions = Decision.objects.filter(exercise=exercise).visible_to(viewer)
        self.fields["decision"].queryset = (  # type: ignore[attr-defined]
            decisions.select_related("team").order_by("-move__number", "team__order", "pk")
        )
        self.fields["teams"].queryset = exercise.teams.all()  # type: ignore[attr-defined]

    def words(self) -> Words:
        """What a valid form says."""
        said = self.cleaned_data
        return Words(
            outcome=said["outcome"],
            reason=said["reason"],
            is_reason_open=said["is_reason_open"],
            teams=list(said["teams"]),
            decision=said["decision"],
        )


def _initial(ruling: Ruling | None) -> dict[str, object]:
    if ruling is None:
        return {"is_reason_open": True}
    return {
        "outcome": ruling.outcome,
        "reason": ruling.reason,
        "is_reason_open": ruling.is_reason_open,
        "decision": ruling.decision_id,
        "teams": [team.pk for team in ruling.teams.all()],
    }
