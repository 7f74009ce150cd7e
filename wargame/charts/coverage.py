"""Required against covered: a bar a theater and move, stacked by state, on one scale."""

from collections.abc import Sequence

from .coverage_bars import Bar
from .drawing import GREY, INK, PAPER, Drawing, Size, drawing, fill_of

ACROSS = 0.26, 0.8


def covered_theaters(
    bars: Sequence[tuple[str, Bar]], *, sentence: str, size: Size = Size.PAGE
) -> Drawing:
    """(theater, bar), as `coverage_bars` measured them; the dark mark is what is required."""
    made = drawing(size, 2.6 * len(bars) + 0.4, sentence)
    left, right = (share * made.width for share in ACROSS)
    unit = (right - left) / 100
    for place, (name, bar) in enumerate(bars):
        top = 2.6 * place * made.letter
        base = top + 1.5 * made.letter
        made.text(0, base, f"{name}, {bar.row.label}")
        for one in bar.segments:
            _segment(made, one.share.colour, left + one.x * unit, top, one.width * unit)
            if one.width * unit > 2.6 * made.letter:
                _code(made, one.share.code, left + one.middle * unit, base)
        if bar.mark is not None:
            x = left + bar.mark * unit
            made.line(x, top, x, top + 2.2 * made.letter, wide=3)
        made.text(made.width, base, bar.row.figures, anchor="end", tone=GREY, size=0.9)
    return made


def _segment(made: Drawing, colour: int, x: float, top: float, wide: float) -> None:
    y, tall = top + 0.3 * made.letter, 1.6 * made.letter
    made.box(x, y, wide, tall, fill=fill_of(colour), edge=INK)


def _code(made: Drawing, code: str, x: float, base: float) -> None:
    """On a label of its own, which reads on every color."""
    half = 1.2 * made.letter
    made.box(x - half, base - 0.95 * made.letter, 2 * half, 1.2 * made.letter, fill=PAPER)
    made.text(x, base, code, anchor="middle", size=0.85, bold=True)
