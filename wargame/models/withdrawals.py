"""Withdrawals: what was released or set, and taken back while sealed; both acts stay on record."""

from django.db import models

from .answers import Answer
from .decisions import Decision
from .positions import Position
from .teams import Seat


class Withdrawal(models.Model):
    """One released version, or one position, taken back: by the lead, or by control in the lead's
    absence, whom the seat then names. What was withdrawn counts as not released anywhere."""

    answer = models.OneToOneField(
        Answer, on_delete=models.CASCADE, null=True, related_name="withdrawal"
    )
    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, null=True, related_name="withdrawal"
    )
    position = models.OneToOneField(
        Position, on_delete=models.CASCADE, null=True, related_name="withdrawal"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__isnull=False, decision=None, position=None)
                | models.Q(answer=None, decision__isnull=False, position=None)
                | models.Q(answer=None, decision=None, position__isnull=False),
                name="one_thing_a_withdrawal",
            )
        ]
