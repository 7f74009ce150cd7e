"""Team notes: what people of a team write down for each other in a move, each in their own hand.

Nobody waits for a pen here, and nobody writes over another's words.
"""

from django.db import models

from .exercises import Exercise
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

NOTES = 4000


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes: their own team's alone."""

    def visible_to(self, viewer: Viewer) -> "NoteQuerySet":
        """Whoever sits in the team now reads what anybody wrote for it; nobody else ever does."""
        if viewer.team is None:
            return self.none()
        return self.filter(exercise=viewer.exercise, team=viewer.team)

    def current(self) -> "NoteQuerySet":
        """The last that each person wrote of each text; earlier rows stay on record."""
        by = "team_id", "move_id", "seat_id", "about"
        return self.order_by(*by, "-revision").distinct(*by)


class Note(models.Model):
    """One person's notes in a move, as they were kept once; the highest revision stands.

    `about` is empty for the rough notes. It names the field of a draft ("decision action") for
    words that could not be saved there, because somebody else held the pen by then.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="notes")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="notes")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="notes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=80, blank=True)
    revision = models.PositiveIntegerField()
    text = models.CharField(max_length=NOTES, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "move", "seat", "about", "revision"], name="note_revision_once"
            )
        ]

    @property
    def lines(self) -> list[str]:
        """Each line as it can be put into a decision; empty ones are left out."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]
