"""What people answer to a key question alone, before their team talks: a choice, or figures.

Like an estimate it hangs on a voice, a random id that leads to the seat only until it is erased.
"""

from typing import Self

from django.db import models

from .exercises import Exercise
from .moves import Move
from .positions import Voice
from .question_parts import MIX, MOST
from .reveals import Revealed, revealed
from .teams import Team
from .viewers import Viewer

REASON = 140
MIX_WORDS = 140


class PrivateQuerySet[M: "PrivateAnswer"](models.QuerySet[M]):
    """Private answers; who may see what they say is decided in `values_visible_to`."""

    def values_visible_to(self, viewer: Viewer) -> Self:
        """Rows whose content this viewer may see, unnamed: before the team's reveal the author
        alone, control included; then the author's team and control, and nobody else ever."""
        here = self.filter(exercise=viewer.exercise)
        opened = revealed(Revealed.ESTIMATES)
        if viewer.reads_all:
            return here.filter(opened)
        if viewer.team is None:
            return here.none()
        seen = models.Q(opened, team=viewer.team)
        if viewer.seat is not None:
            seen |= models.Q(voice__seat=viewer.seat)
        return here.filter(seen)


class SaidAlone(models.Model):
    """What one person said alone: whose voice, in which team and move."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class PrivateAnswer(SaidAlone):
    """An answer to a part of the question, and whether it came after the team's reveal."""

    is_late = models.BooleanField(default=False)

    class Meta:
        abstract = True


class PrivateChoiceQuerySet(PrivateQuerySet["PrivateChoice"]):
    """Choices that people made alone."""

    def current(self) -> "PrivateChoiceQuerySet":
        """The latest of each voice in each move; earlier rows stay on record."""
        return self.order_by("voice_id", "move_id", "-pk").distinct("voice_id", "move_id")


class PrivateChoice(PrivateAnswer):
    """One person's choice with a reason; a change is a new row. The mix is option 0, in words."""

    option = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=MIX_WORDS, blank=True)
    reason = models.CharField(max_length=REASON)

    objects = PrivateChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(option=MIX) & ~models.Q(words=""))
                | models.Q(option__gt=MIX, words=""),
                name="a_mix_has_words",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_choice_has_a_reason"),
        ]


class AppraisalQuerySet(PrivateQuerySet["Appraisal"]):
    """Figures that people gave alone."""

    def current(self) -> "AppraisalQuerySet":
        """The latest of each voice on each thing and aspect of a move."""
        return self.order_by("voice_id", "move_id", "thing", "aspect", "-pk").distinct(
            "voice_id", "move_id", "thing", "aspect"
        )


class Appraisal(PrivateAnswer):
    """One person's figure for one thing on one aspect, both counted from 1; a change is a new
    row."""

    thing = models.PositiveSmallIntegerField()
    aspect = models.PositiveSmallIntegerField()
    figure = models.PositiveSmallIntegerField()

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(thing__gte=1, aspect__gte=1, figure__gte=1, figure__lte=MOST),
                name="appraisal_on_the_scale",
            )
        ]
