"""The spread of a few estimates on one scale: dots side by side, the median as a bar.

Percent across, so that it widens without scaling type; pixels down.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ROW = 24.0
ABREAST = 2
BASE = 34.0
RADIUS = 10


@dataclass(frozen=True)
class Dot:
    """One estimate: `x` in percent, `dx` and `y` in pixels."""

    x: float
    dx: float
    y: float
    is_mine: bool


@dataclass(frozen=True)
class SpreadPlot:
    """Everything an SVG needs; `sentence` says it in words."""

    height: float
    axis: float
    ticks: list[float]
    dots: list[Dot]
    median: float | None
    mark: float | None
    sentence: str
    radius: int = RADIUS


def spread_plot(
    values: Sequence[int],
    *,
    points: int,
    sentence: str,
    mine: int | None = None,
    median: float | None = None,
    mark: float | None = None,
) -> SpreadPlot:
    """Dots for values on a scale 1..points; of those at `mine` the first is marked as one's own.

    `mark` is where the team as such stands.

    Raises ValueError for a value off the scale.
    """
    if any(not 1 <= value <= points for value in values):
        raise ValueError(f"values must lie in 1..{points}")
    counts = Counter(values)
    rows = max((-(-count // ABREAST) for count in counts.values()), default=1)
    axis = BASE + (rows - 1) * ROW
    return SpreadPlot(
        height=axis + BASE,
        axis=axis,
        ticks=[across(point, points) for point in range(1, points + 1)],
        dots=[
            dot
            for value, count in sorted(counts.items())
            for dot in _stack(across(value, points), count, axis, value == mine)
        ],
        median=None if median is None else across(median, points),
        mark=None if mark is None else across(mark, points),
        sentence=sentence,
    )


def across(point: float, points: int) -> float:
    """Where a point of the scale stands, in percent of the width."""
    return round((point - 0.5) / points * 100, 2)


def _stack(x: float, count: int, axis: float, has_mine: bool) -> list[Dot]:
    dots = []
    for place in range(count):
        row, column = divmod(place, ABREAST)
        in_row = min(ABREAST, count - row * ABREAST)
        dx = (column - (in_row - 1) / 2) * ROW
        dots.append(Dot(x, dx, axis - row * ROW, has_mine and place == 0))
    return dots
