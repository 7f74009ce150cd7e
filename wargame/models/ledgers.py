"""The frame of the commitments ledger, set by control: budgets, tokens, what theaters require.

All figures are illustrative units. Rows are never changed: a change is a new row that supersedes
the one before, and what no other supersedes is current.
"""

from django.db import models

from .exercises import Exercise
from .injects import Inject
from .moves import Move, Step
from .scenario_parts import Theater
from .teams import Seat, Team
from .viewers import Viewer

MOST_UNITS = 999
SOME_UNITS = models.Q(points__range=(0, MOST_UNITS))


class BudgetQuerySet(models.QuerySet["Budget"]):
    """What states may spend: their own affair, and control's."""

    def current(self) -> "BudgetQuerySet":
        return self.filter(superseded_by=None)

    def visible_to(self, viewer: Viewer) -> "BudgetQuerySet":
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        return here.filter(team=viewer.team) if viewer.team else here.none()


class Budget(models.Model):
    """The points a state may commit in a move; what it does not spend lapses."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="budgets")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="budgets")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="budgets")
    points = models.PositiveSmallIntegerField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="superseded_by"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = BudgetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "move"],
                condition=models.Q(supersedes=None),
                name="one_first_budget_a_move",
            ),
            models.CheckConstraint(condition=SOME_UNITS, name="budget_from_0_to_999"),
        ]


class Token(models.Model):
    """One of a state's few tokens: worth the same wherever it is, and in one theater at a time."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="tokens")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="tokens")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["team__order", "number"]
        constraints = [
            models.UniqueConstraint(fields=["team", "number"], name="token_numbered_once")
        ]

    def __str__(self) -> str:
        return self.name


class RequirementQuerySet(models.QuerySet["Requirement"]):
    """What theaters require: control's plan, and what is shown of it."""

    def current(self) -> "RequirementQuerySet":
        return self.filter(superseded_by=None)

    def visible_to(self, viewer: Viewer) -> "RequirementQuerySet":
        """Control always. Everyone else what is current, of moves that have begun: where it is
        shown, or where they have the inject that tells it."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        begun = Step.objects.filter(exercise=viewer.exercise).exclude(began=None).values("move")
        told = Inject.objects.visible_to(viewer).values("pk")
        shown = models.Q(is_shown=True) | models.Q(inject__in=told)
        return here.current().filter(shown, move__in=begun)


class Requirement(models.Model):
    """The units a theater requires in a move; an `inject` tells it to those who get that."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="requirements")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="requirements")
    theater = models.ForeignKey(Theater, on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField()
    is_shown = models.BooleanField(default=True)
    inject = models.ForeignKey(Inject, on_delete=models.PROTECT, null=True, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="superseded_by"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["move", "theater"],
                condition=models.Q(supersedes=None),
                name="one_first_requirement_a_move",
            ),
            models.CheckConstraint(condition=SOME_UNITS, name="requirement_from_0_to_999"),
        ]
