"""What people leave for the review: hot wash and exit tickets, stored without a name.

The hot wash is private until control shows it to all; exit tickets are read by control alone.
Rows carry no seat, no time and a random id, so that nothing joins them to a person; the journal
says only that a seat has given one.
"""

import uuid

from django.db import models

from .exercises import Exercise
from .reveals import Reveal, Revealed
from .viewers import Viewer


class HotWashQuerySet(models.QuerySet["HotWash"]):
    """Unnamed lines after play."""

    def visible_to(self, viewer: Viewer) -> "HotWashQuerySet":
        """Control and evaluators at once, everybody else once control has shown them."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        shown = Reveal.objects.filter(what=Revealed.HOT_WASH).values("exercise")
        return here.filter(exercise__in=shown)


class ExitTicketQuerySet(models.QuerySet["ExitTicket"]):
    """Unnamed lessons: read by control."""

    def visible_to(self, viewer: Viewer) -> "ExitTicketQuerySet":
        """For control alone."""
        return self if viewer.is_control else self.none()


class HotWash(models.Model):
    """One person's surprise and one thing to keep, unnamed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="hot_washes")
    surprise = models.CharField(max_length=300, blank=True)
    keep = models.CharField(max_length=300, blank=True)

    objects = HotWashQuerySet.as_manager()

    class Meta:
        ordering = ["id"]


class ExitTicket(models.Model):
    """One lesson and where it applies outside the exercise, unnamed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="exit_tickets")
    lesson = models.CharField(max_length=300)
    applies_to = models.CharField(max_length=300, blank=True)

    objects = ExitTicketQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
