"""Withdrawals: what was released and taken back while it was still sealed; both acts stay."""

from django.db import models

from .answers import Answer
from .decisions import Decision
from .teams import Seat


class Withdrawal(models.Model):
    """One released version taken back: by the lead, or by control in the lead's absence, whom the
    seat then names. What was withdrawn counts as not released anywhere."""

    answer = models.OneToOneField(
        Answer, on_delete=models.CASCADE, null=True, related_name="withdrawal"
    )
    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, null=True, related_name="withdrawal"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__isnull=False, decision=None)
                | models.Q(answer=None, decision__isnull=False),
                name="one_thing_a_withdrawal",
            )
        ]
