"""How far apart people were before and after, a row each: agreeing is not the same as moving."""

from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import GREY, HAIR, INK, PAPER, Drawing, Size, drawing

ACROSS = 0.4, 0.9


@dataclass(frozen=True)
class Change:
    """One row; `before` and `after` are D, 0 to 1, None where there are too few people."""

    label: str
    n: int
    before: float | None
    after: float | None


def disagreement_change(
    rows: Sequence[Change], *, ends: tuple[str, str], sentence: str, size: Size = Size.PAGE
) -> Drawing:
    """From 0, all alike, to 1, evenly split at the two ends; hollow before, full after.

    Raises ValueError for a value outside 0..1.
    """
    values = [value for row in rows for value in (row.before, row.after) if value is not None]
    if any(not 0 <= value <= 1 for value in values):
        raise ValueError("D lies between 0 and 1")
    made = drawing(size, 2.4 * len(rows) + 3.2, sentence)
    left, right = (share * made.width for share in ACROSS)
    bottom = 2.4 * len(rows) * made.letter
    for tick in (0, 0.5, 1):
        x = left + tick * (right - left)
        made.line(x, 0, x, bottom, tone=HAIR)
        made.text(x, bottom + 1.3 * made.letter, f"{tick:g}", anchor="middle", tone=GREY)
    for place, row in enumerate(rows):
        _row(made, row, (place * 2.4 + 1.2) * made.letter, left, right)
    made.dot(left, bottom + 2.3 * made.letter, 0.4 * made.letter, fill=PAPER)
    made.text(left + made.letter, bottom + 2.65 * made.letter, ends[0])
    middle = (left + right) / 2
    made.dot(middle, bottom + 2.3 * made.letter, 0.4 * made.letter, fill=INK)
    made.text(middle + made.letter, bottom + 2.65 * made.letter, ends[1])
    return made


def _row(made: Drawing, row: Change, y: float, left: float, right: float) -> None:
    base = y + 0.35 * made.letter
    made.text(0, base, row.label)
    made.text(made.width, base, f"n {row.n}", anchor="end", tone=GREY)
    if row.before is None or row.after is None:
        made.text(left + made.letter, base, "–", tone=GREY)
        return
    first, last = (left + value * (right - left) for value in (row.before, row.after))
    made.line(first, y, last, y, wide=2)
    made.dot(first, y, 0.5 * made.letter, fill=PAPER)
    made.dot(last, y, 0.4 * made.letter, fill=INK)
