"""Decision cards: ready options with their price, to start a decision from and never its limit."""

from django.contrib.postgres.aggregates import JSONBAgg
from django.db import models
from django.db.models.functions import Coalesce

from .injects import Delivery, Inject
from .moves import Move
from .scenario_parts import Part, Tension
from .viewers import Viewer


class DecisionCardQuerySet(models.QuerySet["DecisionCard"]):
    """The cards of a scenario; a card speaks of what its injects tell."""

    def visible_to(self, viewer: Viewer) -> "DecisionCardQuerySet":
        """Control all of them, a team those whose injects it all has, so that no card tells what
        is still held, or was told to others."""
        here = self.filter(version=viewer.exercise.version_id)
        if viewer.reads_all:
            return here
        if viewer.team is None:
            return here.none()
        own = Delivery.objects.filter(team=viewer.team, inject__plan__isnull=False)
        told = own.order_by().values("team").annotate(keys=JSONBAgg("inject__plan__key"))
        keys = Coalesce(models.Subquery(told.values("keys")), models.Value([], models.JSONField()))
        return here.filter(linked_injects__contained_by=keys)

    def of_move(self, move: Move) -> "DecisionCardQuerySet":
        """Those on a tension of the move, and those that build on one of its injects."""
        injects = Inject.objects.filter(exercise=move.exercise_id, move=move.number)
        keys = list(injects.exclude(plan=None).values_list("plan__key", flat=True))
        on_tension = models.Q(tension__in=move.tensions.all())
        return self.filter(on_tension | models.Q(linked_injects__has_any_keys=keys))


class DecisionCard(Part):
    """A situation with a few ways to decide. Each of the `options` has a label, its text, cost,
    who wins and who loses, the criteria that it helps and hurts, why, and but."""

    tension = models.ForeignKey(Tension, on_delete=models.CASCADE, related_name="cards")
    title = models.CharField(max_length=200)
    situation = models.TextField()
    linked_injects = models.JSONField(default=list)
    options = models.JSONField(default=list)

    objects = DecisionCardQuerySet.as_manager()
