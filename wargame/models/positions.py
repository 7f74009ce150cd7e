"""Positions on the core tensions: private estimates of people, and the position of a team.

The scale has seven points, 1 at pole a to 7 at pole b, or "reframe". Estimates hang on a voice,
a random id per person and stance; the link from voice to seat can be erased.
"""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .attribution import OwnViewsTo
from .exercises import Exercise
from .moves import Move
from .reveals import Reveal, Revealed, SealedQuerySet, revealed
from .scenario_parts import Tension
from .teams import Seat, Team
from .viewers import Viewer

POINTS = 7
# Without "is not null" an empty point would pass: PostgreSQL refuses what is false, not what is
# unknown.
ON_THE_SCALE_OR_REFRAMED = models.Q(
    point__isnull=False, point__range=(1, POINTS), is_reframe=False
) | models.Q(point=None, is_reframe=True)


class Stance(models.TextChoices):
    """For whom a mark speaks: the person or the state the person plays."""

    OWN_VIEW = "own view", _("Own view")
    IN_ROLE = "in role", _("In role")


class Occasion(models.TextChoices):
    """When a mark is asked for: before play, in a move, after play."""

    BASELINE = "baseline", _("Baseline")
    MOVE = "move", _("In a move")
    FINAL = "final", _("Final")

    @property
    def stance(self) -> Stance:
        """For whom a mark speaks that is asked for then: one stance an occasion, never mixed."""
        return Stance.IN_ROLE if self == Occasion.MOVE else Stance.OWN_VIEW


class Confidence(models.TextChoices):
    """How sure, in three words; kept with every estimate in role and every decision."""

    LOW = "low", _("Low")
    MODERATE = "moderate", _("Moderate")
    HIGH = "high", _("High")


class Voice(models.Model):
    """One person's estimates of one stance, without the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance)
    seat = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, related_name="voices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "stance"], name="one_voice_a_stance")
        ]


class EstimateQuerySet(models.QuerySet["Estimate"]):
    """Private marks; who may see a value is decided in `values_visible_to`."""

    def current(self) -> "EstimateQuerySet":
        """The latest of each voice on each tension and occasion; earlier rows stay on record."""
        return self.order_by("voice_id", "tension_id", "occasion", "move_id", "-pk").distinct(
            "voice_id", "tension_id", "occasion", "move_id"
        )

    def values_visible_to(self, viewer: Viewer) -> "EstimateQuerySet":
        """Rows whose values this viewer may see, unnamed: before its reveal an estimate is seen
        by its author alone, control included."""
        here = self.filter(exercise=viewer.exercise)
        opened = here.filter(_opened(viewer))
        if viewer.seat is not None and viewer.team is not None:
            return opened | here.filter(voice__seat=viewer.seat)
        return opened

    def values_visible_to_control_of(self, exercises: models.QuerySet[Exercise]) -> Self:
        """The same of several exercises at once, to whoever is control of each of them."""
        shown_own, to_all, to_team = _what_is_open()
        return self.filter(shown_own | to_all | to_team, exercise__in=exercises)


class Estimate(models.Model):
    """One private judgement; a change is a new row."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="estimates")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="estimates")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="estimates")
    tension = models.ForeignKey(Tension, on_delete=models.PROTECT, related_name="+")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="estimates")
    occasion = models.CharField(max_length=10, choices=Occasion)
    stance = models.CharField(max_length=10, choices=Stance)
    point = models.PositiveSmallIntegerField(null=True)
    is_reframe = models.BooleanField(default=False)
    confidence = models.CharField(max_length=10, choices=Confidence, blank=True)
    reason = models.CharField(max_length=140, blank=True)
    is_late = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = EstimateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ON_THE_SCALE_OR_REFRAMED, name="estimate_on_the_scale_or_reframed"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    occasion=Occasion.MOVE, stance=Stance.IN_ROLE, move__isnull=False
                )
                | (
                    ~models.Q(occasion=Occasion.MOVE)
                    & models.Q(stance=Stance.OWN_VIEW, move__isnull=True)
                ),
                name="in_role_in_a_move_own_view_around_it",
            ),
        ]
        indexes = [models.Index(fields=["exercise", "occasion", "move", "team"])]


class PositionQuerySet(SealedQuerySet["Position"]):
    """Team positions, sealed until the move's positions are revealed."""

    opened_by = Revealed.POSITIONS

    def standing(self) -> "PositionQuerySet":
        return self.filter(withdrawal=None)

    def current(self) -> "PositionQuerySet":
        """The last that stands of each team on each tension of a move."""
        return (
            self.standing()
            .order_by("team_id", "move_id", "tension_id", "-pk")
            .distinct("team_id", "move_id", "tension_id")
        )


class Position(models.Model):
    """A team's position on a tension, set by its lead; a change is a new row."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="positions")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="positions")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="positions")
    tension = models.ForeignKey(Tension, on_delete=models.PROTECT, related_name="+")
    point = models.PositiveSmallIntegerField(null=True)
    is_reframe = models.BooleanField(default=False)
    reason = models.CharField(max_length=160, blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ON_THE_SCALE_OR_REFRAMED, name="position_on_the_scale_or_reframed"
            )
        ]

    @property
    def in_words(self) -> str:
        """Where the team stands; asks for its tension."""
        if self.point is None:
            return gettext("would put the question another way")
        return point_in_words(self.point, self.tension)


def point_in_words(point: float, tension: Tension) -> str:
    """A mark as it is read out: never minus two, always toward a pole."""
    middle = (POINTS + 1) / 2
    if point == middle:
        return gettext("balanced")
    pole = tension.pole_a if point < middle else tension.pole_b
    steps = f"{abs(point - middle):g}"
    return gettext("%(steps)s toward %(pole)s") % {"steps": steps, "pole": pole}


def _opened(viewer: Viewer) -> models.Q:
    """Estimates opened to this viewer: the team's own after the team's reveal, those of a team
    whose position the plenary has seen, own views after control has shown them."""
    if viewer.is_nobody:
        return models.Q(pk__in=[])
    shown_own, to_all, to_team = _what_is_open()
    if viewer.exercise.own_views_to == OwnViewsTo.CONTROL and not viewer.is_control:
        shown_own = models.Q(pk__in=[])
    if viewer.reads_all:
        return shown_own | to_all | to_team
    return shown_own | to_all | (to_team & models.Q(team=viewer.team))


def _what_is_open() -> tuple[models.Q, models.Q, models.Q]:
    """Own views that were shown; in role, of teams that all have seen, and that the own team has
    seen."""
    shown = Reveal.objects.filter(what=Revealed.OWN_VIEWS).values("exercise")
    in_role = models.Q(stance=Stance.IN_ROLE)
    return (
        models.Q(stance=Stance.OWN_VIEW, exercise__in=shown),
        models.Q(in_role, revealed(Revealed.POSITIONS)),
        models.Q(in_role, revealed(Revealed.ESTIMATES)),
    )
