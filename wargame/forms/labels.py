"""Rows as choices, by the names that control knows them by."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.models import Assumption, Decision, Inject, Message, RatingRound, Ruling


class DecisionLabels(forms.ModelChoiceField):
    """Released decisions by team and title."""

    def label_from_instance(self, decision: Decision) -> str:
        return f"{decision.team.short_name}: {decision.title}"


class ManyDecisionLabels(forms.ModelMultipleChoiceField):
    """The same, to tick."""

    def label_from_instance(self, decision: Decision) -> str:
        return f"{decision.team.short_name}: {decision.title}"


class InjectLabels(forms.ModelChoiceField):
    """Released injects by number and title."""

    def label_from_instance(self, inject: Inject) -> str:
        return f"{inject.number} {inject.title}"


class RulingLabels(forms.ModelChoiceField):
    """Released rulings by number and how they begin."""

    def label_from_instance(self, ruling: Ruling) -> str:
        return f"{ruling.number}: {ruling.outcome[:60]}"


class MessageLabels(forms.ModelChoiceField):
    """Messages of teams by sender, time and how they begin."""

    def label_from_instance(self, message: Message) -> str:
        sent = timezone.localtime(message.received_at).strftime("%H:%M")
        code = message.team.code if message.team else ""
        return f"{code} {sent}: {message.text[:60]}"


class AssumptionLabels(forms.ModelMultipleChoiceField):
    """Assumptions by team and words, to tick."""

    def label_from_instance(self, assumption: Assumption) -> str:
        return f"{assumption.team.short_name}: {assumption}"


class RoundLabels(forms.ModelChoiceField):
    """Rounds of ratings by what was rated."""

    def label_from_instance(self, asked: RatingRound) -> str:
        if asked.move is None:
            return _("Ratings of the whole exercise")
        return _("Ratings of move %(number)s") % {"number": asked.move.number}
