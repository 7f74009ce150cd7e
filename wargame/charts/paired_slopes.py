"""Who moved from the first estimate to the last: a line for each pair, of paired people alone."""

from collections import Counter
from collections.abc import Sequence

from .drawing import GREY, HAIR, INK, Drawing, Size, drawing

type Pair = tuple[int, int]


def paired_slopes(
    pairs: Sequence[Pair],
    *,
    points: int,
    poles: tuple[str, str],
    ends: tuple[str, str],
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """A line between each first and last mark on a scale 1..points, as wide as people took it,
    with their number where they are several. `poles` stand at 1 and at `points`, `ends` name the
    two times.

    Raises ValueError for a mark off the scale.
    """
    if any(not 1 <= mark <= points for pair in pairs for mark in pair):
        raise ValueError(f"marks must lie in 1..{points}")
    made = drawing(size, points * 2 + 5, sentence)
    left, right = made.width * 0.2, made.width * 0.8
    rows = {point: (2.2 + (points - point) * 2) * made.letter for point in range(1, points + 1)}
    for y in rows.values():
        made.line(left, y, right, y, tone=HAIR)
    for (first, last), n in sorted(Counter(pairs).items(), key=lambda one: one[1]):
        tone = GREY if first == last else INK
        made.line(left, rows[first], right, rows[last], tone=tone, wide=1 + 1.5 * (n - 1))
    _ends(made, pairs, rows, (left, right))
    low = (2.2 + (points - 1) * 2 + 1.9) * made.letter
    made.text(left, 1.2 * made.letter, poles[1], anchor="middle", tone=GREY)
    made.text(left, low, poles[0], anchor="middle", tone=GREY)
    for x, name in zip((left, right), ends, strict=True):
        made.text(x, low + 1.5 * made.letter, name, anchor="middle", bold=True)
    return made


def _ends(
    made: Drawing, pairs: Sequence[Pair], rows: dict[int, float], ends: tuple[float, float]
) -> None:
    """A dot where anybody stood, and how many."""
    sides = zip(ends, (-1, 1), zip(*pairs, strict=True) if pairs else ((), ()), strict=True)
    for x, side, marks in sides:
        for point, n in Counter(marks).items():
            made.dot(x, rows[point], 0.45 * made.letter, fill=INK if side > 0 else "#ffffff")
            place = x + side * made.letter
            anchor = "end" if side < 0 else "start"
            made.text(place, rows[point] + 0.35 * made.letter, n, anchor=anchor)
