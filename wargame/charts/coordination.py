"""Who consulted whom, and who agreed with whom: states by states, which prints better than a
net."""

from collections.abc import Mapping, Sequence

from .drawing import GREY, HAIR, Drawing, Size, drawing


def coordination(
    teams: Sequence[tuple[str, int]],
    counts: Mapping[tuple[str, str], int],
    *,
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """`teams` are (code, color) in seating order; `counts` how often the row's state did it with
    the column's. The more, the darker, and the figure is printed; the diagonal is empty.

    Raises ValueError for a count below 0.
    """
    if any(n < 0 for n in counts.values()):
        raise ValueError("nobody consults less than never")
    made = drawing(size, 2.2 * (len(teams) + 1), sentence)
    tall = 2.2 * made.letter
    left = made.badge_width + made.letter
    wide = min((made.width - left) / max(len(teams), 1), 5 * made.letter)
    most = max(counts.values(), default=0)
    for place, (code, colour) in enumerate(teams):
        made.badge(left + place * wide + (wide - made.badge_width) / 2, tall / 2, code, colour)
        made.badge(0, (place + 1.5) * tall, code, colour)
    for row, (one, _colour) in enumerate(teams):
        top = (row + 1) * tall
        made.line(0, top, left + wide * len(teams), top, tone=HAIR)
        for column, (other, _other) in enumerate(teams):
            if one != other:
                box = (left + column * wide, top, wide, tall)
                _cell(made, counts.get((one, other), 0), most, box)
    return made


def _cell(made: Drawing, n: int, most: int, place: tuple[float, float, float, float]) -> None:
    x, top, wide, tall = place
    share = n / most if most else 0
    if n:
        fill = GREY if share > 0.5 else HAIR
        made.box(x + 2, top + 2, wide - 4, tall - 4, fill=fill)
    tone = "#ffffff" if share > 0.5 else (GREY if not n else "#14181b")
    middle = top + tall / 2 + 0.35 * made.letter
    made.text(x + wide / 2, middle, n or "·", anchor="middle", tone=tone, bold=bool(n))
