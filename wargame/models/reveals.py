"""Reveals: the moments from which sealed things may be seen, each on record with who and when."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .moves import Move, StepKind
from .teams import Seat
from .viewers import Viewer


class Revealed(models.TextChoices):
    """What a reveal opens, and to whom."""

    ESTIMATES = "estimates", _("Each team's own spread, to that team")
    POSITIONS = "positions", _("Team positions and unnamed spreads, to all")
    ANSWERS = "answers", _("Answers to the key question, to all")
    DECISIONS = "decisions", _("Decision records, to all")
    OWN_VIEWS = "own views", _("Baseline and final own views, unnamed, to all")


# Nothing can be opened before there was a time to seal it. Own views are opened after play.
OPENS_FROM = {
    Revealed.ESTIMATES: StepKind.ESTIMATE,
    Revealed.POSITIONS: StepKind.DELIBERATE,
    Revealed.ANSWERS: StepKind.DELIBERATE,
    Revealed.DECISIONS: StepKind.DECIDE,
}


class Reveal(models.Model):
    """Control opened one kind of sealed thing: of one move, or (own views) of the exercise."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="reveals")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="reveals")
    what = models.CharField(max_length=12, choices=Revealed)
    at = models.DateTimeField(auto_now_add=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "move", "what"],
                nulls_distinct=False,
                name="revealed_once",
            )
        ]


def revealed_moves(what: Revealed) -> models.QuerySet[Reveal, int]:
    """The moves whose sealed things of this kind control has opened, for use in a filter."""
    return Reveal.objects.filter(what=what, move__isnull=False).values_list("move", flat=True)


class SealedQuerySet[M: models.Model](models.QuerySet[M]):
    """What a team has put on record in a move, sealed from other teams until the reveal of its
    kind."""

    opened_by: Revealed

    def visible_to(self, viewer: Viewer) -> Self:
        """Own team and control always; everyone else once control has revealed the move's."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        if viewer.is_nobody:
            return here.none()
        opened = models.Q(move__in=revealed_moves(self.opened_by))
        return here.filter(models.Q(team=viewer.team) | opened)
