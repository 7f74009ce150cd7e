"""Objectives: what an exercise must show or teach, in two to four lines that can be tested."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise

FEWEST_OBJECTIVES, MOST_OBJECTIVES = 2, 4
OBJECTIVE = 200


class ObjectiveKind(models.TextChoices):
    """Whether people shall learn something or the exercise shall show it."""

    TEACHING = "teaching", _("Teaching")
    EXERCISE = "exercise", _("Exercise")


class Objective(models.Model):
    """What the exercise must show or teach; two to four of them make a plan."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ObjectiveKind)
    text = models.CharField(max_length=OBJECTIVE)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="objective_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, MOST_OBJECTIVES)),
                name="objectives_from_1_to_4",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="an_objective_has_words"),
        ]

    def __str__(self) -> str:
        return self.text
