"""How rulings are made, as everybody is told."""

from dataclasses import dataclass

from wargame.models import Method, MethodChange, Viewer


@dataclass(frozen=True)
class MethodTold:
    """The method of the exercise, and the last change of it in play with its reason."""

    method: Method
    changed: MethodChange | None

    @property
    def has_rulings(self) -> bool:
        return self.method != Method.NONE


def method(viewer: Viewer) -> MethodTold:
    """One query."""
    changes = MethodChange.objects.filter(exercise=viewer.exercise).order_by("-pk")
    return MethodTold(Method(viewer.exercise.method), changes.first())
