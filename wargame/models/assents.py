"""Assent: what each member says of the position their team has taken, kept with that position."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .attribution import known_as
from .exercises import Exercise
from .moves import Move
from .positions import Position
from .reveals import Revealed, SealedQuerySet
from .teams import Seat, Team
from .viewers import Viewer

WORDS = 300


class Says(models.TextChoices):
    """Whether a member stands behind the team's position."""

    AGREE = "agree", _("Agree")
    RESERVE = "reserve", _("Agree with reservations")
    SPLIT = "split", _("Split")


class AssentQuerySet(SealedQuerySet["Assent"]):
    """Said in the team, and sealed from others as long as the position that it is about."""

    opened_by = Revealed.POSITIONS

    def current(self) -> "AssentQuerySet":
        """The last that each member said of each position; earlier rows stay on record."""
        return self.order_by("position_id", "seat_id", "-pk").distinct("position_id", "seat_id")


class Assent(models.Model):
    """One member on one position; a change is a new row, and a new position asks again.

    `is_late`: said when others could already read the position.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="assents")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="assents")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="assents")
    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="assents")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=Says)
    words = models.CharField(max_length=WORDS, blank=True)
    is_late = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = AssentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(says=Says.AGREE, words=""))
                | (models.Q(says=Says.RESERVE) & ~models.Q(words=""))
                | models.Q(says=Says.SPLIT),
                name="a_reservation_has_words_and_plain_assent_none",
            )
        ]

    def name_for(self, viewer: Viewer) -> str:
        """Under which name this reader may know who said it."""
        return known_as(self.seat, viewer, self.team_id)
