"""Rulings: what control says follows from what the teams did, and why."""

from django.db import models

from .communiques import Communique
from .decisions import Decision
from .exercises import Exercise
from .injects import Inject
from .methods import WHY, Method, methods
from .moves import Move
from .ratings import RatingRound
from .teams import Seat, Team
from .viewers import Viewer

MATTER = 200
OUTCOME = REASON = 600
OTHER_ROAD = 300


IS_PUT = models.Q(opened_at__isnull=False) | models.Q(draw__isnull=False)


class RulingQuerySet(models.QuerySet["Ruling"]):
    """Rulings from draft to release. A dropped one is for control's eyes and the record."""

    def released(self) -> "RulingQuerySet":
        return self.exclude(released_at=None)

    def in_progress(self) -> "RulingQuerySet":
        """Drafts, and what is held."""
        return self.filter(released_at=None, dropped_at=None)

    def visible_to(self, viewer: Viewer) -> "RulingQuerySet":
        """Whose outcome may be read: control always; a team what was released to all or to it;
        the board what is for all."""
        if viewer.reads_all:
            return self.filter(exercise=viewer.exercise)
        return self.addressed_to(viewer).released()

    def put_to(self, viewer: Viewer) -> "RulingQuerySet":
        """Whose matter may be read although nothing has been ruled: what control has opened, or
        shown the odds of, to those who will read the ruling. Control reads every draft."""
        if viewer.reads_all:
            return self.filter(exercise=viewer.exercise).in_progress()
        return self.addressed_to(viewer).in_progress().filter(IS_PUT)

    def addressed_to(self, viewer: Viewer) -> "RulingQuerySet":
        """Those that are, or once released will be, for this viewer; none for nobody."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        for_them = models.Q(is_to_all=True)
        if viewer.team is not None:
            # A subquery, not a join: a ruling for three teams is still one row.
            for_team = Ruling.teams.through.objects.filter(team=viewer.team).values("ruling")
            for_them |= models.Q(pk__in=for_team)
        return here.filter(for_them)


class Ruling(models.Model):
    """Method, inputs, outcome, reason, and for whom they are, each stored apart.

    A draft until it has outcome and reason, then held until it is released; from then on
    PostgreSQL refuses to change it, and a correction is a new ruling that names the old one.
    `number` counts in the exercise. `method_reason` says why it is not made by the method of the
    exercise; what is cited is its evidence; `other_road` what a draw might as well have led to.
    `closes_in` is the exercise time at which the countdown of what players are asked runs out,
    which stops nothing: control closes it.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="rulings")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="rulings")
    number = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=14, choices=methods, default=Method.FREE)
    method_reason = models.CharField(max_length=WHY, blank=True)
    matter = models.CharField(max_length=MATTER, blank=True)
    acting = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    argument = models.ForeignKey(
        "wargame.Argument", on_delete=models.PROTECT, null=True, related_name="rulings"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, related_name="rulings"
    )
    rating_round = models.ForeignKey(
        RatingRound, on_delete=models.PROTECT, null=True, related_name="rulings"
    )
    communique = models.ForeignKey(
        Communique, on_delete=models.PROTECT, null=True, related_name="rulings"
    )
    cited_decisions = models.ManyToManyField(Decision, related_name="+")
    cited_injects = models.ManyToManyField(Inject, related_name="+")
    cited_assumptions = models.ManyToManyField("wargame.Assumption", related_name="+")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    outcome = models.CharField(max_length=OUTCOME, blank=True)
    reason = models.CharField(max_length=REASON, blank=True)
    other_road = models.CharField(max_length=OTHER_ROAD, blank=True)
    is_reason_open = models.BooleanField(default=True)
    is_to_all = models.BooleanField(default=True)
    teams = models.ManyToManyField(Team, related_name="+")
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    closes_in = models.DurationField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    released_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_in = models.DurationField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    drop_reason = models.CharField(max_length=WHY, blank=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="ruling_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(released_at=None, released_by=None, released_in=None)
                | models.Q(
                    released_at__isnull=False, released_by__isnull=False, released_in__isnull=False
                ),
                name="a_released_ruling_names_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", reason="", released_at=None)
                | (~models.Q(outcome="") & ~models.Q(reason="")),
                name="a_ruling_beyond_its_draft_has_outcome_and_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(
                    opened_at__isnull=False, closed_at__isnull=False, closed_by__isnull=False
                ),
                name="what_was_opened_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(dropped_at=None, dropped_by=None, drop_reason="")
                | (
                    models.Q(dropped_at__isnull=False, dropped_by__isnull=False, released_at=None)
                    & ~models.Q(drop_reason="")
                ),
                name="a_dropped_draft_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(method=Method.NONE)
                & (models.Q(opened_at=None) | ~models.Q(matter="")),
                name="a_ruling_has_a_method_and_a_matter_put_has_words",
            ),
        ]

    def reason_for(self, viewer: Viewer) -> str:
        """The reason, for control and where it is open; empty for everybody else."""
        return self.reason if viewer.reads_all or self.is_reason_open else ""

    @property
    def is_open(self) -> bool:
        """True while players may say what they are asked for."""
        is_asked = self.opened_at is not None and self.closed_at is None
        return is_asked and self.dropped_at is None and self.released_at is None

    @property
    def is_draft(self) -> bool:
        """True while it has no words yet."""
        return not self.outcome
