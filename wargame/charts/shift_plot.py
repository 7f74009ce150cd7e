"""Where each team stood first and last on one scale, a row each.

Percent across, so that a row widens without scaling its marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One team. `first` and `last` are medians of its people, `mark` is the team's position.

    `note` says in words what has no mark, `sentence` the whole row.
    """

    code: str
    name: str
    colour: int
    first: float | None
    last: float | None
    mark: float | None
    note: str
    sentence: str


@dataclass(frozen=True)
class DrawnRow:
    """Places in percent; an end without a median has none."""

    row: Row
    first: float | None
    last: float | None
    mark: float | None

    @property
    def has_moved(self) -> bool:
        """True where an arrow leads from one end to the other."""
        return None not in (self.first, self.last) and self.first != self.last

    @property
    def has_stayed(self) -> bool:
        return self.first is not None and self.first == self.last


@dataclass(frozen=True)
class ShiftPlot:
    """`ends` and `middle` are the lines behind the rows."""

    ends: tuple[float, float]
    middle: float
    rows: list[DrawnRow]


def shift_plot(rows: Sequence[Row], *, points: int) -> ShiftPlot:
    """Rows in the order given, on a scale 1..points. Raises ValueError for a value off it."""
    return ShiftPlot(
        ends=(_across(1, points), _across(points, points)),
        middle=_across((points + 1) / 2, points),
        rows=[
            DrawnRow(
                row=row,
                first=_place(row.first, points),
                last=_place(row.last, points),
                mark=_place(row.mark, points),
            )
            for row in rows
        ],
    )


def _place(value: float | None, points: int) -> float | None:
    if value is None:
        return None
    if not 1 <= value <= points:
        raise ValueError(f"values must lie in 1..{points}")
    return _across(value, points)


def _across(value: float, points: int) -> float:
    """In percent of the width, with half a station left free at both ends."""
    return round((value - 0.5) / points * 100, 2)
