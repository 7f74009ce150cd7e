"""What counts in a theater as a bar, stacked by state, with a mark at what is required.

Lengths are percent of the bar's box, so that it widens with the page and its letters do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# How wide a segment must be, in percent, for a code of three letters to stand in it.
ROOM = 9.0
ROOM_ON_BOARD = 3.0
# The mark of the largest figure stays inside the box.
FULL = 98.0


@dataclass(frozen=True)
class Share:
    """One state's part of a bar, in units."""

    code: str
    name: str
    colour: int
    units: int


@dataclass(frozen=True)
class Row:
    """One bar: `shares` in seating order, what is required or None, and it all in words."""

    label: str
    shares: Sequence[Share]
    required: int | None
    figures: str
    sentence: str


@dataclass(frozen=True)
class Segment:
    """A share in its place; `middle` is where its code stands, if it `has_room`."""

    share: Share
    x: float
    width: float
    middle: float
    has_room: bool


@dataclass(frozen=True)
class Bar:
    """A row as drawn; `mark` is the place of what is required."""

    row: Row
    segments: list[Segment]
    mark: float | None


def coverage_bars(rows: Sequence[Row], *, room: float = ROOM) -> list[Bar]:
    """All on one scale, on which the largest figure fills the box. A share of 0 is not drawn.

    Raises ValueError for a figure below 0.
    """
    figures = [sum(share.units for share in row.shares) for row in rows]
    figures += [row.required for row in rows if row.required is not None]
    if any(share.units < 0 for row in rows for share in row.shares) or min(figures, default=0) < 0:
        raise ValueError("units are not negative")
    unit = FULL / max([*figures, 1])
    return [_bar(row, unit, room) for row in rows]


def _bar(row: Row, unit: float, room: float) -> Bar:
    segments, x = [], 0.0
    for share in row.shares:
        if share.units:
            width = share.units * unit
            segments.append(
                Segment(share, round(x, 2), round(width, 2), round(x + width / 2, 2), width >= room)
            )
            x += width
    mark = None if row.required is None else round(row.required * unit, 2)
    return Bar(row, segments, mark)
