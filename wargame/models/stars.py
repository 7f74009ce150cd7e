"""Stars: what control marks while play goes on, to be remembered in the report."""

from typing import Any

from django.db import models
from django.db.models.functions import Cast, Concat

from .exercises import Exercise
from .exhibits import NAME, Thing, name_of
from .teams import Seat
from .viewers import Viewer


class StarQuerySet(models.QuerySet["Star"]):
    """Stars, by who may know of them."""

    def visible_to(self, viewer: Viewer) -> "StarQuerySet":
        """Control and evaluators: to players it would tell what control holds to matter."""
        here = self.filter(exercise=viewer.exercise)
        return here if viewer.reads_all else here.none()

    def standing(self) -> "StarQuerySet":
        """Without those that were taken off again."""
        return self.filter(taken_off_at=None)


def with_stars[Q: models.QuerySet[Any]](rows: Q, thing: Thing, field: str = "pk") -> Q:
    """The same rows of this kind, each with `is_starred`; `field` is the key in their names."""
    key = Cast(models.OuterRef(field), models.TextField())
    exhibit = Concat(models.Value(name_of(thing, "")), key)
    standing = Star.objects.standing().filter(exercise=models.OuterRef("exercise"))
    marked: Q = rows.annotate(is_starred=models.Exists(standing.filter(exhibit=exhibit)))
    return marked


class Star(models.Model):
    """One thing on record that control has starred, by its name as an exhibit."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="stars")
    exhibit = models.CharField(max_length=NAME)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_off_at = models.DateTimeField(null=True)
    taken_off_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    objects = StarQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "exhibit"],
                condition=models.Q(taken_off_at=None),
                name="a_thing_has_one_star",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_off_at=None, taken_off_by=None)
                | models.Q(taken_off_at__isnull=False, taken_off_by__isnull=False),
                name="a_star_taken_off_names_who_took_it",
            ),
        ]
