"""Observations: what somebody of control, or an evaluator, saw, tagged to what it is about.

Not a judgement: a rating is another object. An observation is its author's; control reads all of
them, other evaluators those that are shared, and teams what an edition of the report includes.
"""

from django.db import models

from .decisions import Decision
from .exercises import Exercise
from .injects import Inject
from .moves import Move
from .objectives import Objective
from .revisions import latest
from .scenario_parts import Criterion
from .teams import Seat, Team
from .viewers import Viewer

TEXT = 600


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Observations as they were last kept; earlier revisions stay on record."""

    def current(self) -> "ObservationQuerySet":
        return latest(self, "seat", "ticket")

    def visible_to(self, viewer: Viewer) -> "ObservationQuerySet":
        """Control all, an evaluator the own and what others share now; nobody else any."""
        here = self.current().filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        if not viewer.is_evaluator:
            return here.none()
        may = models.Q(is_shared=True)
        if viewer.seat is not None:
            may |= models.Q(seat=viewer.seat)
        return here.filter(may)


class Observation(models.Model):
    """One observation as it was kept once; the highest revision of a ticket stands.

    It is about a team, the move in which it was made, a decision or an inject, and hangs on the
    criterion or the objective whose cue was tapped. `seen_at` is when it was first noted, on a
    device that may have been offline; `seen_in` the exercise time then.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="observations")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="observations")
    ticket = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, related_name="+")
    inject = models.ForeignKey(Inject, on_delete=models.CASCADE, null=True, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, null=True, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, null=True, related_name="+")
    text = models.CharField(max_length=TEXT, blank=True)
    is_shared = models.BooleanField(default=False)
    seen_at = models.DateTimeField()
    seen_in = models.DurationField()
    at = models.DateTimeField(auto_now_add=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "ticket", "revision"], name="observation_revision_once"
            ),
            models.CheckConstraint(
                condition=models.Q(criterion=None) | models.Q(objective=None),
                name="an_observation_hangs_on_one_cue",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    text="", team=None, decision=None, inject=None, criterion=None, objective=None
                ),
                name="an_observation_says_something",
            ),
        ]
