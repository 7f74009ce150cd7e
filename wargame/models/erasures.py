"""Erasures: that people were taken out of a record, when and how far; never who they were."""

from django.db import models

from .exercises import Exercise
from .teams import Seat
from .viewers import Viewer


class ErasureQuerySet(models.QuerySet["Erasure"]):
    """The log of erasures: control's."""

    def visible_to(self, viewer: Viewer) -> "ErasureQuerySet":
        here = self.filter(exercise=viewer.exercise)
        return here if viewer.is_control else here.none()


class Erasure(models.Model):
    """One act. `is_due`: everybody, because the day had come until which names are kept.

    `places` counts the texts that were changed, `doubtful` those that were left as they are, for
    nobody could decide whether they mean the person. `seat` is who did it; the operator has none.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="erasures")
    is_due = models.BooleanField()
    people = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    doubtful = models.PositiveIntegerField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
