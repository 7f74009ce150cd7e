"""The marks of a run side by side under its scrubber, a lane for each kind, steps set apart.

Marks stand at equal distances, as the scrubber counts them; x in percent, so that the strip widens
with the sheet and shapes keep theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tick:
    """A mark, or where a step begins, at `x` percent."""

    x: float
    shape: str


@dataclass(frozen=True)
class Strip:
    """`now` is where the moment that is looked at stands."""

    ticks: list[Tick]
    steps: list[Tick]
    now: float


def strip(shapes: Sequence[str | None], position: int) -> Strip:
    """`shapes` of all marks in order, None for the beginning of a step; `position` counts the
    marks that had been reached."""
    every = [Tick(_x(place, len(shapes)), shape or "") for place, shape in enumerate(shapes)]
    return Strip(
        ticks=[tick for tick in every if tick.shape],
        steps=[tick for tick in every if not tick.shape],
        now=_x(max(position - 1, 0), len(shapes)),
    )


def _x(place: int, n: int) -> float:
    return round(100 * place / (n - 1), 2) if n > 1 else 0.0
