"""Drafts: a team's shared text in the making, saved field by field, with one pen."""

from datetime import timedelta

from django.db import models

from . import present
from .exercises import Exercise
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

# The pen is free again after so long without a keystroke.
PEN_RESTS = timedelta(seconds=90)


class DraftKind(models.TextChoices):
    """The two texts that a team writes together in a move."""

    DECISION = "decision"
    ANSWER = "answer"


class DraftQuerySet(models.QuerySet["Draft"]):
    """Texts in the making: their own team's alone."""

    def visible_to(self, viewer: Viewer) -> "DraftQuerySet":
        """The words of a draft are its team's alone; control sees only how far it is."""
        if viewer.team is None:
            return self.none()
        return self.filter(team=viewer.team)


class Draft(models.Model):
    """One text a team is writing in a move. `offered_at`: with the lead, asked to release;
    `reopened_at`: what was released of it is being changed, and stands until the next release."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="drafts")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="drafts")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=10, choices=DraftKind)
    number = models.PositiveSmallIntegerField(default=1)
    pen = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, related_name="+")
    pen_moved_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField(null=True)
    offered_by = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "move", "kind", "number"], name="draft_numbered_once"
            )
        ]

    @property
    def pen_is_free(self) -> bool:
        """True when nobody holds the pen, or its holder has been still or gone for too long."""
        if self.pen is None or self.pen_moved_at is None:
            return True
        if self.pen.left_at is not None or self.pen.team_id != self.team_id:
            return True
        return present.now() - self.pen_moved_at > PEN_RESTS


class DraftTextQuerySet(models.QuerySet["DraftText"]):
    """Saved fields of drafts; the latest row of a field is its text."""

    def current(self) -> "DraftTextQuerySet":
        return self.order_by("draft_id", "name", "-revision").distinct("draft_id", "name")


class DraftText(models.Model):
    """One field of a draft as saved once; the highest revision is the current text."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=60)
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = DraftTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "name", "revision"], name="draft_revision_once"
            )
        ]
