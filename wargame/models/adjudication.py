"""Rulings: what control says follows from what the teams did, and why."""

from django.db import models

from .decisions import Decision
from .exercises import Exercise
from .injects import Inject
from .methods import WHY, Method
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

OUTCOME = REASON = 600


class RulingQuerySet(models.QuerySet["Ruling"]):
    """Rulings, held and released."""

    def released(self) -> "RulingQuerySet":
        return self.exclude(released_at=None)

    def visible_to(self, viewer: Viewer) -> "RulingQuerySet":
        """Whose outcome may be read: control always; a team what was released to all or to it;
        the board what is for all."""
        if viewer.is_control:
            return self.filter(exercise=viewer.exercise)
        return self.addressed_to(viewer).released()

    def addressed_to(self, viewer: Viewer) -> "RulingQuerySet":
        """Those that are, or once released will be, for this viewer; none for nobody."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
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

    Held until it is released; from then on PostgreSQL refuses to change it, and a correction is
    a new ruling that names the old one. `number` counts in the exercise. `method_reason` says why
    it is not made by the method of the exercise; what is cited is its evidence.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="rulings")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="rulings")
    number = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=14, choices=Method, default=Method.FREE)
    method_reason = models.CharField(max_length=WHY, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, related_name="rulings"
    )
    cited_decisions = models.ManyToManyField(Decision, related_name="+")
    cited_injects = models.ManyToManyField(Inject, related_name="+")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    outcome = models.CharField(max_length=OUTCOME)
    reason = models.CharField(max_length=REASON)
    is_reason_open = models.BooleanField(default=True)
    is_to_all = models.BooleanField(default=True)
    teams = models.ManyToManyField(Team, related_name="+")
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    released_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_in = models.DurationField(null=True)

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
                condition=~models.Q(outcome="") & ~models.Q(reason=""),
                name="a_ruling_has_outcome_and_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(method=Method.NONE), name="a_ruling_has_a_method"
            ),
        ]

    def reason_for(self, viewer: Viewer) -> str:
        """The reason, for control and where it is open; empty for everybody else."""
        return self.reason if viewer.is_control or self.is_reason_open else ""
