"""Draws: odds shown first, then one draw that is never made again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .adjudication import Ruling
from .teams import Seat


class Rung(models.IntegerChoices):
    """How well it goes, the worst first."""

    FAILS_BADLY = 0, _("Fails badly")
    FAILS = 1, _("Fails")
    AT_A_COST = 2, _("Works at a cost")
    WORKS = 3, _("Works")


class Draw(models.Model):
    """The odds of a ruling's matter as they were shown, and what was drawn.

    Two numbers from 1 to 6 and the `net` of strong points, or one number up to 100 against the
    `percent` that players gave. It is there from the moment the odds are shown to those who will
    read the ruling; PostgreSQL refuses to change the odds, and what was drawn. Without a `seed`
    nothing was drawn: control took the likelier outcome as given.
    """

    ruling = models.OneToOneField(Ruling, on_delete=models.CASCADE, related_name="draw")
    net = models.SmallIntegerField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)
    shown_at = models.DateTimeField(auto_now_add=True)
    shown_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    seed = models.CharField(max_length=64, blank=True)
    first = models.PositiveSmallIntegerField(null=True)
    second = models.PositiveSmallIntegerField(null=True)
    rung = models.PositiveSmallIntegerField(choices=Rung, null=True)
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(net__isnull=False, net__range=(-3, 3), percent=None)
                | models.Q(net=None, percent__isnull=False, percent__range=(0, 100)),
                name="odds_come_from_points_or_from_players",
            ),
            models.CheckConstraint(
                condition=models.Q(drawn_at=None, drawn_by=None, rung=None, seed="", first=None)
                | models.Q(drawn_at__isnull=False, drawn_by__isnull=False, rung__isnull=False),
                name="what_was_drawn_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(seed="", first=None, second=None)
                | (~models.Q(seed="") & models.Q(first__isnull=False)),
                name="what_was_drawn_has_a_seed",
            ),
        ]

    @property
    def is_by_chance(self) -> bool:
        """True if something was drawn; False if control took the likelier outcome as given."""
        return self.seed != ""
