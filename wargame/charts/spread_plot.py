"""The spread of estimates on one scale: dots side by side, the median as a bar, the middle half
as a band.

Percent across, so that it widens without scaling type; pixels down.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Grain:
    """How finely dots are set, in px: `pitch` from dot to dot, `abreast` in a row, `base` above
    and below the axis, `reach` of the median's bar and `tick` of a station's line
    from it."""

    pitch: float
    abreast: int
    base: float
    reach: float
    tick: float
    radius: float

    @property
    def bar(self) -> float:
        """How tall the bar of the median is."""
        return 2 * self.reach


FOR_A_TEAM = Grain(pitch=24, abreast=2, base=34, reach=25, tick=11, radius=10)
FOR_A_RATING = Grain(pitch=15, abreast=3, base=14, reach=12, tick=6, radius=6)
FOR_A_CLASS = Grain(pitch=6.5, abreast=3, base=12, reach=10, tick=5, radius=2.75)
# For rows on the projector, the coarsest first.
FOR_THE_BOARD = (
    FOR_A_TEAM,
    Grain(pitch=18, abreast=2, base=18, reach=16, tick=8, radius=7.5),
    FOR_A_RATING,
    Grain(pitch=8, abreast=5, base=9, reach=8, tick=4, radius=3.5),
)


@dataclass(frozen=True)
class Dot:
    """One estimate: `x` in percent, `dx` and `y` in pixels."""

    x: float
    dx: float
    y: float
    is_mine: bool


@dataclass(frozen=True)
class SpreadPlot:
    """Everything an SVG needs; `sentence` says it in words. `band` is where the middle half
    begins and how wide it is, in percent."""

    height: float
    axis: float
    ticks: list[float]
    dots: list[Dot]
    median: float | None
    band: tuple[float, float] | None
    mark: float | None
    sentence: str
    grain: Grain


def spread_plot(
    values: Sequence[int],
    *,
    points: int,
    sentence: str,
    mine: int | None = None,
    median: float | None = None,
    quartiles: tuple[float, float] | None = None,
    mark: float | None = None,
    grain: Grain = FOR_A_TEAM,
) -> SpreadPlot:
    """Dots for values on a scale 1..points; of those at `mine` the first is marked as one's own.

    `mark` is where the team as such stands.

    Raises ValueError for a value off the scale.
    """
    if any(not 1 <= value <= points for value in values):
        raise ValueError(f"values must lie in 1..{points}")
    counts = Counter(values)
    rows = max((-(-count // grain.abreast) for count in counts.values()), default=1)
    axis = grain.base + (rows - 1) * grain.pitch
    return SpreadPlot(
        height=axis + grain.base,
        axis=axis,
        ticks=[across(point, points) for point in range(1, points + 1)],
        dots=[
            dot
            for value, count in sorted(counts.items())
            for dot in _stack(across(value, points), count, axis, value == mine, grain)
        ],
        median=None if median is None else across(median, points),
        band=None if quartiles is None else _band(quartiles, points),
        mark=None if mark is None else across(mark, points),
        sentence=sentence,
        grain=grain,
    )


def across(point: float, points: int) -> float:
    """Where a point of the scale stands, in percent of the width."""
    return round((point - 0.5) / points * 100, 2)


def _band(quartiles: tuple[float, float], points: int) -> tuple[float, float]:
    start, end = (across(one, points) for one in quartiles)
    return start, round(end - start, 2)


def _stack(x: float, count: int, axis: float, has_mine: bool, grain: Grain) -> list[Dot]:
    dots = []
    for place in range(count):
        row, column = divmod(place, grain.abreast)
        in_row = min(grain.abreast, count - row * grain.abreast)
        dx = (column - (in_row - 1) / 2) * grain.pitch
        dots.append(Dot(x, dx, axis - row * grain.pitch, has_mine and place == 0))
    return dots
