"""Who defends a pole of a tension in the talk, so that neither end is left without a voice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .scenario_parts import Tension
from .teams import Seat, Team


class Pole(models.TextChoices):
    """The two ends of a tension."""

    A = "a", _("First pole")
    B = "b", _("Second pole")

    @property
    def other(self) -> "Pole":
        return Pole.B if self == Pole.A else Pole.A


class DefenderQuerySet(models.QuerySet["Defender"]):
    """Defenders; they are named aloud, so everybody reads who they are."""

    def current(self) -> "DefenderQuerySet":
        """The last that was named for each pole."""
        poles = "tension_id", "pole"
        return self.order_by(*poles, "-pk").distinct(*poles)


class Defender(models.Model):
    """A team that makes the case for a pole, and who speaks for it if that was said."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="defenders")
    tension = models.ForeignKey(Tension, on_delete=models.PROTECT, related_name="+")
    pole = models.CharField(max_length=1, choices=Pole)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    speaker = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    named_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = DefenderQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    @property
    def label(self) -> str:
        """The name of the pole."""
        return self.tension.pole_a if self.pole == Pole.A else self.tension.pole_b
