"""Rows as choices, by the names that control knows them by."""

from django import forms
from django.utils.translation import gettext as _

from wargame.models import Decision, RatingRound


class DecisionLabels(forms.ModelChoiceField):
    """Released decisions by team and title."""

    def label_from_instance(self, decision: Decision) -> str:
        return f"{decision.team.short_name}: {decision.title}"


class ManyDecisionLabels(forms.ModelMultipleChoiceField):
    """The same, to tick."""

    def label_from_instance(self, decision: Decision) -> str:
        return f"{decision.team.short_name}: {decision.title}"


class RoundLabels(forms.ModelChoiceField):
    """Rounds of ratings by what was rated."""

    def label_from_instance(self, asked: RatingRound) -> str:
        if asked.move is None:
            return _("Ratings of the whole exercise")
        return _("Ratings of move %(number)s") % {"number": asked.move.number}
