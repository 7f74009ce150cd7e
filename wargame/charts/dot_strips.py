"""One tension, a strip for each team: every estimate a dot, the median a bar, the position a
triangle."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import GREY, HAIR, INK, Drawing, Size, drawing, fill_of

ACROSS = 0.14, 0.86


@dataclass(frozen=True)
class Strip:
    """One team. `marks` are empty where they may not be shown, and `note` says why; `median` is
    None where the team is split."""

    code: str
    colour: int
    marks: Sequence[int]
    median: float | None
    position: int | None
    note: str = ""


def dot_strips(
    strips: Sequence[Strip],
    *,
    points: int,
    poles: tuple[str, str],
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """On a scale 1..points from one pole to the other. Raises ValueError for a mark off it."""
    marks = [mark for strip in strips for mark in (*strip.marks, strip.position or 1)]
    if any(not 1 <= mark <= points for mark in marks):
        raise ValueError(f"marks must lie in 1..{points}")
    made = drawing(size, 2.8 * len(strips) + 2, sentence)
    left, right = (share * made.width for share in ACROSS)
    step = made.scale(points, poles, (left, right))
    for place, strip in enumerate(strips):
        y = (place * 2.8 + 3.5) * made.letter
        made.line(left, y, right, y, tone=HAIR)
        _strip(made, strip, y, left, step)
    return made


def _strip(made: Drawing, strip: Strip, y: float, left: float, step: float) -> None:
    made.badge(0, y, strip.code, strip.colour)
    r = 0.42 * made.letter
    for mark, n in sorted(Counter(strip.marks).items()):
        gap = min(2.1 * r, step / n)
        for place in range(n):
            x = left + (mark - 1) * step + (place - (n - 1) / 2) * gap
            made.dot(x, y, r)
    if strip.median is not None:
        x = left + (strip.median - 1) * step
        made.line(x, y - 0.95 * made.letter, x, y + 0.95 * made.letter, tone=INK, wide=3)
    if strip.position is not None:
        x = left + (strip.position - 1) * step
        made.triangle(x, y - 0.55 * made.letter, 0.5 * made.letter, fill=fill_of(strip.colour))
    note = strip.note or f"n {len(strip.marks)}"
    made.text(made.width, y + 0.35 * made.letter, note, anchor="end", tone=GREY, size=0.9)
