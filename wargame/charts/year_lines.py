"""Figures of a few states over years, a line each with its code at the end.

Percent across and pixels down, so that it widens with the page and its letters do not. Lines
differ by their dashes and codes, never by color alone; an estimate is a hollow dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

HEIGHT, TOP, BOTTOM = 300.0, 22.0, 276.0
LEFT, RIGHT = 5.0, 82.0
# How far apart two codes must stand to be read, and how many years have room on a phone.
CODE_GAP, MOST_YEARS = 15.0, 8
STEPS, INTERVALS = (1, 2, 2.5, 5, 10), 4
# Figures have four decimals at most.
LEAST_SPAN = 0.001


@dataclass(frozen=True)
class Point:
    """The figure of a year, and how it is written."""

    year: int
    value: float
    text: str
    is_estimate: bool = False


@dataclass(frozen=True)
class Line:
    """A state's figures in the order of years; `is_own` is that of who looks."""

    code: str
    name: str
    points: Sequence[Point]
    is_own: bool = False


@dataclass(frozen=True)
class Dot:
    """A point in its place."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True)
class DrawnLine:
    """A line in its place. `strokes` join neighboring years; where a year is missing there is a
    gap. The code stands at `code_y` behind the last dot."""

    line: Line
    dots: list[Dot]
    strokes: list[tuple[Dot, Dot]]
    code_y: float


@dataclass(frozen=True)
class YearLines:
    """`ticks` are (y, figure), `years` are (x, year, whether it is written)."""

    lines: list[DrawnLine]
    ticks: list[tuple[float, str]]
    years: list[tuple[float, int, bool]]
    bottom: float = BOTTOM
    height: float = HEIGHT


def year_lines(lines: Sequence[Line], years: Sequence[int]) -> YearLines:
    """On one scale that begins at zero. Raises ValueError for lines without any point, and for a
    year that is not among the years."""
    values = [point.value for line in lines for point in line.points]
    if not values:
        raise ValueError("a chart needs a figure")
    ticks = _ticks(min([0.0, *values]), max([0.0, *values]))
    x_of = {year: _across(at, len(years)) for at, year in enumerate(years)}
    drawn = [_dots(line, x_of, ticks) for line in lines]
    ends = _apart([dots[-1].y if dots else BOTTOM for dots in drawn])
    return YearLines(
        lines=[
            DrawnLine(line, dots, _strokes(dots, years), end)
            for line, dots, end in zip(lines, drawn, ends, strict=True)
        ],
        ticks=[(_down(tick, ticks), f"{tick:,.10g}") for tick in ticks],
        years=[
            (x_of[year], year, len(years) <= MOST_YEARS or (len(years) - 1 - at) % 2 == 0)
            for at, year in enumerate(years)
        ],
    )


def _ticks(least: float, most: float) -> list[float]:
    """Round figures from at or below the least to at or above the most."""
    span = max(most - least, LEAST_SPAN)
    power = 10.0 ** floor(log10(span / INTERVALS))
    step = power * next(one for one in STEPS if one * power * INTERVALS >= span * 0.999999)
    first, last = floor(least / step), max(ceil(most / step), floor(least / step) + 1)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _dots(line: Line, x_of: dict[int, float], ticks: Sequence[float]) -> list[Dot]:
    if strangers := [point.year for point in line.points if point.year not in x_of]:
        raise ValueError(f"{strangers[0]} is not among the years")
    return [Dot(x_of[one.year], _down(one.value, ticks), one) for one in line.points]


def _strokes(dots: Sequence[Dot], years: Sequence[int]) -> list[tuple[Dot, Dot]]:
    follows = dict(pairwise(years))
    pairs = pairwise(dots)
    return [(one, two) for one, two in pairs if follows.get(one.point.year) == two.point.year]


def _apart(wanted: Sequence[float]) -> list[float]:
    """The heights nearest to those wanted at which no code covers another, inside the chart."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = list(wanted)
    lowest = TOP - CODE_GAP
    for at in order:
        placed[at] = lowest = max(placed[at], lowest + CODE_GAP)
    highest = BOTTOM + CODE_GAP
    for at in reversed(order):
        placed[at] = highest = min(placed[at], highest - CODE_GAP)
    return [round(one, 2) for one in placed]


def _across(at: int, years: int) -> float:
    share = at / (years - 1) if years > 1 else 0.5
    return round(LEFT + share * (RIGHT - LEFT), 2)


def _down(value: float, ticks: Sequence[float]) -> float:
    share = (value - ticks[0]) / (ticks[-1] - ticks[0])
    return round(BOTTOM - share * (BOTTOM - TOP), 2)
