"""Answers of teams to the key questions, as released."""

from django.db import models

from .drafts import Draft
from .exercises import Exercise
from .moves import Move
from .reveals import Revealed, SealedQuerySet
from .scenarios import KeyQuestion
from .teams import Seat, Team


class AnswerQuerySet(SealedQuerySet["Answer"]):
    """Released answers, sealed until the move's answers are revealed."""

    opened_by = Revealed.ANSWERS


class Answer(models.Model):
    """A team's released answer to the key question of a move; never changed, only versioned."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="answers")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="answers")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(KeyQuestion, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=500)
    because = models.CharField(max_length=600)
    released_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(auto_now_add=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="answer_version_once")
        ]
