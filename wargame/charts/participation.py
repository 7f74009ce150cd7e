"""Whose input is missing in one team: a bar for each of its people, for the team itself alone."""

from collections.abc import Sequence

from .drawing import GREY, HAIR, INK, Drawing, Size, drawing

ACROSS = 0.35, 0.9


def participation(
    people: Sequence[tuple[str, int]], *, sentence: str, size: Size = Size.PAGE
) -> Drawing:
    """`people` are (name, entries), in the order of their seats and never by rank.

    Raises ValueError for a count below 0.
    """
    if any(n < 0 for _name, n in people):
        raise ValueError("nobody has said less than nothing")
    made = drawing(size, 2 * len(people) + 0.6, sentence)
    left, right = (share * made.width for share in ACROSS)
    most = max([1, *(n for _name, n in people)])
    made.line(left, 0, left, made.height, tone=GREY)
    for place, (name, n) in enumerate(people):
        top = 2 * place * made.letter
        base = top + 1.35 * made.letter
        made.text(left - 0.6 * made.letter, base, name, anchor="end")
        made.box(
            left,
            top + 0.4 * made.letter,
            (right - left) * n / most,
            1.2 * made.letter,
            fill=HAIR,
            edge=INK,
        )
        made.text(left + (right - left) * n / most + 0.5 * made.letter, base, n, bold=True)
    return made
