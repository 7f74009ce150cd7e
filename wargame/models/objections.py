"""Objections to the scenario: parked at once, answered when there is time, accepted or not."""

from django.db import models

from .exercises import Exercise
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

WORDS = 300


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Objections, by who may read them."""

    def visible_to(self, viewer: Viewer) -> "ObjectionQuerySet":
        """Control and evaluators all, a team its own."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        return here.filter(team=viewer.team) if viewer.team else here.none()


class Objection(models.Model):
    """What somebody holds against the scenario, and what control says to it.

    Its words are never altered, nor is an answer. Accepted, control amends the play by an inject.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="objections")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="objections")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="+")
    words = models.CharField(max_length=WORDS)
    at = models.DateTimeField(auto_now_add=True)
    parked_in = models.DurationField()
    is_accepted = models.BooleanField(null=True)
    answer = models.CharField(max_length=WORDS, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "words"], name="an_objection_is_parked_once_by_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(is_accepted=None, answer="", answered_at=None, answered_by=None)
                | (
                    models.Q(is_accepted__isnull=False, answered_at__isnull=False)
                    & models.Q(answered_by__isnull=False)
                    & ~models.Q(answer="")
                ),
                name="an_answered_objection_has_an_answer",
            ),
        ]
