"""Tables of one class side by side: exercises of the same plan, run from one console."""

from django.conf import settings
from django.db import models

from .facilitators import Facilitator
from .scenario_parts import Tension


class ParallelQuerySet(models.QuerySet["Parallel"]):
    """Runs side by side, as facilitators list them."""

    def directed_by(self, facilitator: Facilitator) -> "ParallelQuerySet":
        return self.filter(director=facilitator)


class Parallel(models.Model):
    """What holds the tables together. With `has_one_clock` they begin, go on and stand as one;
    `board_key` opens the board on which they are contrasted, on `scene_tension`."""

    director = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="parallels"
    )
    board_key = models.CharField(max_length=32, unique=True)
    has_one_clock = models.BooleanField(default=True)
    scene_tension = models.ForeignKey(
        Tension, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ParallelQuerySet.as_manager()
