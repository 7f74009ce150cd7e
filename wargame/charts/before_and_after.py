"""The same people before and after, a row for each run: small multiples on one scale."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import GREY, HAIR, INK, PAPER, Drawing, Size, drawing

ACROSS = 0.1, 0.86
TALL = 4.2


@dataclass(frozen=True)
class BothTimes:
    """One run. Marks are empty where they may not be shown one by one, medians None where the
    people are split; `note` stands in place of all of them, or beside them."""

    label: str
    before: Sequence[int] = ()
    after: Sequence[int] = ()
    middle_before: float | None = None
    middle_after: float | None = None
    note: str = ""


def before_and_after(
    rows: Sequence[BothTimes],
    *,
    points: int,
    poles: tuple[str, str],
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """Hollow dots before in the upper line of a row, full ones after in the lower; bars are
    medians. Raises ValueError for a mark off the scale 1..points."""
    if any(not 1 <= mark <= points for row in rows for mark in (*row.before, *row.after)):
        raise ValueError(f"marks must lie in 1..{points}")
    made = drawing(size, TALL * len(rows) + 2.2, sentence)
    left, right = (share * made.width for share in ACROSS)
    step = made.scale(points, poles, (left, right))
    for place, row in enumerate(rows):
        top = (2 + TALL * place) * made.letter
        made.line(0, top, made.width, top, tone=HAIR)
        _row(made, row, top, left, step)
    return made


def _row(made: Drawing, row: BothTimes, top: float, left: float, step: float) -> None:
    middle = top + TALL / 2 * made.letter
    made.text(0, middle + 0.35 * made.letter, row.label, bold=True)
    made.text(made.width, middle + 0.35 * made.letter, row.note, anchor="end", tone=GREY, size=0.9)
    for marks, median, y, fill in (
        (row.before, row.middle_before, middle - 0.95 * made.letter, PAPER),
        (row.after, row.middle_after, middle + 0.95 * made.letter, INK),
    ):
        _line(made, marks, y, (left, step), fill)
        if median is not None:
            x = left + (median - 1) * step
            made.line(x, y - 0.85 * made.letter, x, y + 0.85 * made.letter, wide=3)


def _line(
    made: Drawing, marks: Sequence[int], y: float, scale: tuple[float, float], fill: str
) -> None:
    left, step = scale
    r = 0.36 * made.letter
    for mark, n in Counter(marks).items():
        gap = min(2.1 * r, 0.9 * step / n)
        for place in range(n):
            x = left + (mark - 1) * step + (place - (n - 1) / 2) * gap
            # Full ones that overlap are told apart by the paper between them.
            made.dot(x, y, r, fill=fill, edge=INK if fill == PAPER else PAPER)
