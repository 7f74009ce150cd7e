"""What a team argues for in a matrix argument, and what speaks for and against a matter."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .adjudication import Ruling
from .exercises import Exercise
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

ACTION = RESULT = 300
POINT = 160
MOST_REASONS = MOST_POINTS = 3


class ArgumentQuerySet(models.QuerySet["Argument"]):
    """Arguments: the team's own until control opens them."""

    def visible_to(self, viewer: Viewer) -> "ArgumentQuerySet":
        """Control and the team that lodged it; others once a ruling on it is put or released to
        them."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        rulings = Ruling.objects.exclude(argument=None)
        opened = rulings.put_to(viewer).values("argument")
        ruled = rulings.visible_to(viewer).values("argument")
        is_seen = models.Q(pk__in=opened) | models.Q(pk__in=ruled)
        return here.filter(is_seen | models.Q(team=viewer.team))


class Argument(models.Model):
    """An action, what it is meant to bring about, and up to three reasons why it would.

    Lodged once by the head of the acting team, one a move, and never changed.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="arguments")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="arguments")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="arguments")
    action = models.CharField(max_length=ACTION)
    result = models.CharField(max_length=RESULT)
    reasons = ArrayField(models.CharField(max_length=POINT), size=MOST_REASONS)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ArgumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "move"], name="one_argument_a_team_and_move"),
            models.CheckConstraint(
                condition=models.Q(reasons__len__range=(1, MOST_REASONS)),
                name="an_argument_has_one_to_three_reasons",
            ),
        ]

    def __str__(self) -> str:
        return self.action


class Side(models.TextChoices):
    """Where a point stands."""

    PRO = "pro", _("For")
    CON = "con", _("Against")


class Point(models.Model):
    """One short point for or against a matter; control's own have no team.

    Never changed, but control marks it strong or takes the mark back until odds are shown.
    """

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="points")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    side = models.CharField(max_length=3, choices=Side)
    text = models.CharField(max_length=POINT)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    strong_at = models.DateTimeField(null=True)
    strong_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ruling", "team", "side", "text"],
                nulls_distinct=False,
                name="a_point_is_made_once",
            ),
            models.CheckConstraint(
                condition=models.Q(strong_at=None, strong_by=None)
                | models.Q(strong_at__isnull=False, strong_by__isnull=False),
                name="a_strong_point_names_who_says_so",
            ),
        ]

    def __str__(self) -> str:
        return self.text
