"""How rulings are made, as everybody is told."""

from dataclasses import dataclass

from wargame.models import Exercise, Method, MethodChange, Viewer

from . import passes


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
    return MethodTold(Method(viewer.exercise.method), passes.every(viewer.exercise, _last_change))


def _last_change(exercise: Exercise) -> MethodChange | None:
    return exercise.method_changes.order_by("-pk").first()
