"""Teams by criteria: the median of the levels in each cell, the full range as a whisker under it.

There is no total and no row of all teams: the criteria are not added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import GREY, HAIR, INK, Drawing, Size, drawing

LEFT = 0.12


@dataclass(frozen=True)
class GridCell:
    """`text` stands in it: the median, or why there is none; `ends` are its lowest and its highest
    level, where they may be shown; `n` counts them."""

    text: str
    n: int
    ends: tuple[int, int] | None = None
    middle: float | None = None


@dataclass(frozen=True)
class GridRow:
    """One team, a cell a criterion."""

    code: str
    colour: int
    cells: Sequence[GridCell]


def criterion_grid(
    criteria: Sequence[str],
    rows: Sequence[GridRow],
    *,
    levels: int,
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """Raises ValueError where a team has cells for some criteria only."""
    if any(len(row.cells) != len(criteria) for row in rows):
        raise ValueError("a team has a cell for every criterion")
    made = drawing(size, 3.4 * len(rows) + 3.4, sentence)
    left = LEFT * made.width
    wide = (made.width - left) / max(len(criteria), 1)
    for place, name in enumerate(criteria):
        made.head(left + (place + 0.5) * wide, name, wide)
    for place, row in enumerate(rows):
        top = (3 + 3.4 * place) * made.letter
        made.line(0, top, made.width, top, tone=HAIR)
        made.badge(0, top + 1.7 * made.letter, row.code, row.colour)
        for column, cell in enumerate(row.cells):
            _cell(made, cell, (left + column * wide, top, wide), levels)
    return made


def _cell(made: Drawing, cell: GridCell, place: tuple[float, float, float], levels: int) -> None:
    x, top, wide = place
    made.text(x + wide / 2, top + 1.4 * made.letter, cell.text, anchor="middle", bold=True)
    made.text(x + 0.98 * wide, top + 1.4 * made.letter, f"n {cell.n}", anchor="end", tone=GREY)
    y, start, end = top + 2.5 * made.letter, x + 0.15 * wide, x + 0.85 * wide
    made.line(start, y, end, y, tone=HAIR)
    if cell.ends is None:
        return
    step = (end - start) / (levels - 1)
    low, high = (start + (level - 1) * step for level in cell.ends)
    made.line(low, y, high, y, wide=2)
    for at in (low, high):
        made.line(at, y - 0.3 * made.letter, at, y + 0.3 * made.letter, wide=2)
    if cell.middle is not None:
        made.dot(start + (cell.middle - 1) * step, y, 0.4 * made.letter, fill=INK)
