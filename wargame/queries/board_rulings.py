"""The scene of a ruling on the board: what is argued, the odds, the draw, and what follows."""

from dataclasses import dataclass

from wargame.models import Method, Point, Ruling, Viewer

from . import ruling_inputs
from .ruling_inputs import NONE, Inputs

MOST_POINTS = 6


@dataclass(frozen=True)
class RulingScene:
    """The latest that is for all: put to them, or released. Without one there is only the frame."""

    ruling: Ruling | None
    inputs: Inputs = NONE
    name: str = "ruling"

    @property
    def method(self) -> str:
        return str(Method(self.ruling.method).label) if self.ruling else ""

    @property
    def is_released(self) -> bool:
        return self.ruling is not None and self.ruling.released_at is not None

    @property
    def sides(self) -> list[tuple[str, list[Point]]]:
        """As many points as there is room for, the strong ones first where they may be known."""
        return [
            (side, sorted(points, key=self._weight)[:MOST_POINTS])
            for side, points in self.inputs.sides
        ]

    def _weight(self, point: Point) -> bool:
        return not (self.inputs.is_weighed and point.strong_at is not None)


def ruling(viewer: Viewer) -> RulingScene:
    """At most four queries."""
    every = Ruling.objects.put_to(viewer) | Ruling.objects.visible_to(viewer)
    found = every.select_related("move", "draw", "acting").order_by("-number").first()
    if found is None:
        return RulingScene(None)
    made = ruling_inputs.inputs([found], viewer)
    return RulingScene(found, made.get(found.pk, NONE))
