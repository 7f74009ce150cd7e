"""Dissent: what a member holds against a decision of their team, in words that are never altered.

An unnamed dissent carries no seat, no time and a random id, so that nothing joins it to a person;
the journal says only that somebody entered one.
"""

import uuid

from django.db import models
from django.db.models.functions import Coalesce

from .attribution import known_as_column
from .decisions import Decision
from .drafts import Draft
from .exercises import Exercise
from .teams import Seat, Team
from .viewers import Viewer

WORDS = 300


class DissentQuerySet(models.QuerySet["Dissent"]):
    """Dissents, sealed with the decision that they are about."""

    def visible_to(self, viewer: Viewer) -> "DissentQuerySet":
        """Own team always, control once something was released, others what goes with a decision
        that they may read."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here.filter(draft__in=Decision.objects.values("draft"))
        if viewer.is_nobody:
            return here.none()
        read = Decision.objects.visible_to(viewer).values("draft")
        return here.filter(_is_own(viewer) | models.Q(draft__in=read))

    def named_for(self, viewer: Viewer) -> "DissentQuerySet":
        """Each row with the `name` under which this reader may know who wrote it."""
        return self.annotate(name=known_as_column(viewer))

    def named(self) -> "DissentQuerySet":
        """The same for readers who are of the team itself."""
        empty = models.Value("")
        return self.annotate(name=Coalesce("seat__name", empty))


class Dissent(models.Model):
    """One member's dissent from one text of their team. `version` is what had been released by
    then, 0 before the first; `is_late` says that others could already read the decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="dissents")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="dissents")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="dissents")
    version = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=WORDS)
    is_late = models.BooleanField(default=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    objects = DissentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="a_dissent_has_words"),
            models.CheckConstraint(
                condition=models.Q(seat=None, at=None)
                | models.Q(seat__isnull=False, at__isnull=False),
                name="an_unnamed_dissent_has_no_seat_and_no_time",
            ),
        ]


def _is_own(viewer: Viewer) -> models.Q:
    return models.Q(team=viewer.team, team__isnull=False)
