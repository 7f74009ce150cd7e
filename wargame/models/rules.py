"""Rules that control looks up before it rules, and what one said of a figure."""

from django.db import models

from .adjudication import OUTCOME, Ruling
from .exercises import Exercise
from .methods import WHY
from .moves import Move
from .scenario_parts import Theater
from .teams import Seat

NAME = 120
UNIT = 20
MOST_BANDS = 5
DIGITS, DECIMALS = 9, 2


class Rule(models.Model):
    """What follows from a figure, band by band; never changed, a new one takes its place."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="rules")
    name = models.CharField(max_length=NAME)
    unit = models.CharField(max_length=UNIT, blank=True)
    made_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Band(models.Model):
    """From this figure on, up to the next band, this is what follows."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="bands")
    least = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS)
    outcome = models.CharField(max_length=OUTCOME)

    class Meta:
        ordering = ["least"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "least"], name="a_band_begins_once"),
        ]


class Computed(models.Model):
    """What a rule said of a figure, with what the figure was made of, one line each.

    The ruling's own outcome stands beside it; `override_reason` says why it departs. A figure that
    was read from the ledger names theater and move.
    """

    ruling = models.OneToOneField(Ruling, on_delete=models.CASCADE, related_name="computed")
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    figure = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS)
    inputs = models.CharField(max_length=WHY)
    theater = models.ForeignKey(Theater, on_delete=models.PROTECT, null=True, related_name="+")
    move = models.ForeignKey(Move, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=OUTCOME)
    override_reason = models.CharField(max_length=WHY, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(theater=None, move=None)
                | models.Q(theater__isnull=False, move__isnull=False),
                name="a_figure_of_the_ledger_names_theater_and_move",
            )
        ]
