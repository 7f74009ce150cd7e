"""Step notes: what control writes down for itself, step by step."""

from django.db import models

from .exercises import Exercise
from .moves import Step
from .teams import Seat
from .viewers import Viewer

NOTE = 2000


class StepNoteQuerySet(models.QuerySet["StepNote"]):
    """Notes of control, and nobody else's business."""

    def visible_to(self, viewer: Viewer) -> "StepNoteQuerySet":
        """Control alone."""
        return self.filter(exercise=viewer.exercise) if viewer.is_control else self.none()

    def current(self) -> "StepNoteQuerySet":
        """The last of each step; earlier rows stay on record."""
        return self.order_by("step_id", "-revision").distinct("step_id")


class StepNote(models.Model):
    """The note of one step as it was kept once; the highest revision stands."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    text = models.CharField(max_length=NOTE, blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = StepNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "revision"], name="step_note_revision_once")
        ]
