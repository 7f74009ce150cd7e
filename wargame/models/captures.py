"""The data collection plan: where in the run each thing that should be learned is captured."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .moves import Move
from .objectives import Objective
from .scenario_parts import Criterion, KeyQuestion, Tension

ABOUT = ("objective", "question", "tension", "criterion")


class Place(models.TextChoices):
    """Where in the run something is captured, or that it is left out on purpose."""

    BASELINE = "baseline", _("Baseline")
    MOVE = "move", _("Move")
    FINAL = "final", _("Final")
    REVIEW = "review", _("Review")
    NOWHERE = "nowhere", _("Not in this run")


def _is(name: str) -> models.Q:
    """About this one thing and no other."""
    return models.Q(**{f"{one}__isnull": one != name for one in ABOUT})


class Capture(models.Model):
    """One tick of the plan: an objective, a question, a tension or a criterion at one place."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="captures")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, null=True, related_name="+")
    question = models.ForeignKey(KeyQuestion, on_delete=models.PROTECT, null=True, related_name="+")
    tension = models.ForeignKey(Tension, on_delete=models.PROTECT, null=True, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=10, choices=Place)
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="captures")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_is("objective") | _is("question") | _is("tension") | _is("criterion"),
                name="a_capture_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(place=Place.MOVE, move__isnull=False)
                | (~models.Q(place=Place.MOVE) & models.Q(move=None)),
                name="what_a_move_captures_names_it",
            ),
            models.UniqueConstraint(
                fields=["exercise", *ABOUT, "place", "move"],
                nulls_distinct=False,
                name="captured_once_at_a_place",
            ),
        ]
