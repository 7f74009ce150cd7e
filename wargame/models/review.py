"""What people leave for the review: hot wash and exit tickets, stored without a name.

Rows carry no seat, no time and a random id, so that nothing joins them to a person; the journal
says only that a seat has given one.
"""

import uuid

from django.db import models

from .exercises import Exercise
from .viewers import Viewer


class HotWashQuerySet(models.QuerySet["HotWash"]):
    """Unnamed lines after play: read by all who took part."""

    def visible_to(self, viewer: Viewer) -> "HotWashQuerySet":
        """They stand in the review, for everybody who has a seat."""
        return self if viewer.reads_all or viewer.team else self.none()


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
