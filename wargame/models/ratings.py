"""Ratings: where the recorded decisions of a team would leave each criterion, level by level."""

from collections.abc import Sequence
from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from .decisions import Decision
from .exercises import Exercise
from .moves import Move
from .scenario_parts import Criterion
from .teams import Seat, Team
from .viewers import Viewer

LEVELS = 5
MOST_PEERS = 3
LINE = 160


class Rater(models.TextChoices):
    """Who rates: the team itself, other teams, control, or evaluators. Never pooled."""

    SELF = "self", _("Self")
    PEERS = "peers", _("Peers")
    CONTROL = "control", _("Control")
    EVALUATORS = "evaluators", _("Evaluators")


class RatingRound(models.Model):
    """A time in which people rate, each alone: the decisions of one move, or of all (no move).

    Every team is asked about itself and about the next `peers` teams in the order of seating, or,
    where the round is blind, in an order that tells nobody whom they rate: then others are rated
    without their names. Closed, control and evaluators see the ratings side by side; shown,
    everybody does.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="rating_rounds")
    move = models.ForeignKey(
        Move, on_delete=models.CASCADE, null=True, related_name="rating_rounds"
    )
    peers = models.PositiveSmallIntegerField()
    is_blind = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    shown_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    shown_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "move"], nulls_distinct=False, name="rated_once_a_move"
            ),
            models.CheckConstraint(
                condition=models.Q(peers__lte=MOST_PEERS), name="peers_from_0_to_3"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_round_names_who_closed_it",
            ),
            models.CheckConstraint(
                condition=models.Q(shown_at=None, shown_by=None)
                | models.Q(shown_at__isnull=False, shown_by__isnull=False, closed_at__isnull=False),
                name="only_a_closed_round_is_shown",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def asked(self, team: Team, teams: Sequence[Team]) -> list[Team]:
        """Whom the people of `team` rate: themselves first, then the next `peers` of `teams`."""
        ring = sorted(teams, key=self._shuffled) if self.is_blind else list(teams)
        place = ring.index(team)
        others = [*ring[place + 1 :], *ring[:place]]
        return [team, *others[: self.peers]]

    def _shuffled(self, team: Team) -> str:
        """In no order that can be told from the seating; the same on every machine."""
        return sha256(f"{self.opened_at.timestamp()}.{team.code}".encode()).hexdigest()


class RatingQuerySet(models.QuerySet["Rating"]):
    """Levels given; who may see a value is decided in `values_visible_to`."""

    def current(self) -> "RatingQuerySet":
        """The latest of each rater on each team and criterion; earlier rows stay on record."""
        by = "round_id", "seat_id", "team_id", "criterion_id"
        return self.order_by(*by, "-pk").distinct(*by)

    def values_visible_to(self, viewer: Viewer) -> "RatingQuerySet":
        """One's own always; for control and evaluators once the round is closed; everybody's once
        shown."""
        here = self.filter(round__exercise=viewer.exercise)
        if viewer.is_nobody:
            return here.none()
        seen = models.Q(round__shown_at__isnull=False)
        if viewer.reads_all:
            seen |= models.Q(round__closed_at__isnull=False)
        if viewer.seat is not None:
            seen |= models.Q(seat=viewer.seat)
        return here.filter(seen)

    def values_visible_to_control_of(
        self, exercises: models.QuerySet[Exercise]
    ) -> "RatingQuerySet":
        """The same of several exercises at once, to whoever is control of each of them."""
        return self.filter(round__exercise__in=exercises, round__closed_at__isnull=False)


class Rating(models.Model):
    """One rater's level for one team on one criterion, 1..5, or "not observable" (no level).

    `rater_team` is the team the rater sat in, empty for control and for evaluators, whom
    `by_evaluator` tells from it. A change is a new row.
    """

    round = models.ForeignKey(RatingRound, on_delete=models.CASCADE, related_name="ratings")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="ratings")
    rater_team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    by_evaluator = models.BooleanField(default=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True)
    line = models.CharField(max_length=LINE, blank=True)
    cited = models.ManyToManyField(Decision, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(level__range=(1, LEVELS)),
                name="level_from_1_to_5_or_not_observable",
            ),
            models.CheckConstraint(
                condition=models.Q(by_evaluator=False) | models.Q(rater_team=None),
                name="evaluators_sit_in_no_team",
            ),
        ]

    @property
    def rater(self) -> Rater:
        if self.rater_team_id is None:
            return Rater.EVALUATORS if self.by_evaluator else Rater.CONTROL
        return Rater.SELF if self.rater_team_id == self.team_id else Rater.PEERS
