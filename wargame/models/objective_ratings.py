"""How far an objective was met, as control and evaluators hold it, each alone and with a reason.

The four grades were made for tasks that people carry out; they say nothing of what people think.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .objectives import Objective
from .revisions import latest
from .teams import Seat
from .viewers import Viewer

WHY = 300


class Grade(models.TextChoices):
    """From met to not met; a word for each, never a figure."""

    PERFORMED = "P", _("Performed without challenges")
    SOME = "S", _("Performed with some challenges")
    MAJOR = "M", _("Performed with major challenges")
    UNABLE = "U", _("Unable to be performed")


class ObjectiveRatingQuerySet(models.QuerySet["ObjectiveRating"]):
    """Ratings, by who may read them."""

    def current(self) -> "ObjectiveRatingQuerySet":
        """The last of each person on each objective; earlier rows stay on record."""
        return latest(self, "objective", "seat", by="pk")

    def visible_to(self, viewer: Viewer) -> "ObjectiveRatingQuerySet":
        """Control all; an evaluator the own, and of others once the own is given, so that nobody
        follows anybody. Teams read what an edition of the report includes."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        if not viewer.is_evaluator or viewer.seat is None:
            return here.none()
        own = ObjectiveRating.objects.filter(seat=viewer.seat)
        return here.filter(objective__in=own.values("objective"))


class ObjectiveRating(models.Model):
    """What one person holds of one objective, with the reason; a change is a new row."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="objective_ratings"
    )
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="ratings")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=1, choices=Grade)
    why = models.CharField(max_length=WHY)
    at = models.DateTimeField(auto_now_add=True)

    objects = ObjectiveRatingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(why=""), name="an_objective_is_rated_with_a_reason"
            )
        ]
