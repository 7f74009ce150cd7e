"""Decisions by criteria: what each team expected of its own, beside what others judged.

Two scales that are not one: a change of -2 to +2, and a level of 1 to 5. Both are printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .criteria_matrix import signed
from .drawing import GREY, HAIR, INK, PAPER, Drawing, Size, drawing

LEFT = 0.38
TONES = {-2: "#5d656b", -1: "#c9cdcc", 0: PAPER, 1: "#c9cdcc", 2: "#5d656b"}


@dataclass(frozen=True)
class DecisionLine:
    """One decision: `expected` a change a criterion, None where its team said none; `judged` the
    level, or why there is none."""

    code: str
    colour: int
    title: str
    expected: Sequence[int | None]
    judged: Sequence[str]


def expected_and_judged(
    criteria: Sequence[str],
    lines: Sequence[DecisionLine],
    *,
    heads: tuple[str, str],
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """`heads` name the two halves of a column. Raises ValueError where a decision has figures for
    some criteria only, KeyError for a change outside -2..+2."""
    if any({len(one.expected), len(one.judged)} != {len(criteria)} for one in lines):
        raise ValueError("a decision has both figures for every criterion")
    made = drawing(size, 2.2 * len(lines) + 4.6, sentence)
    left = LEFT * made.width
    wide = (made.width - left) / max(len(criteria), 1)
    for place, name in enumerate(criteria):
        x = left + place * wide
        made.head(x + wide / 2, name, wide)
        for at, head in zip((0.25, 0.75), heads, strict=True):
            look = {"anchor": "middle", "tone": GREY, "size": 0.8}
            made.text(x + at * wide, 3.7 * made.letter, head, **look)  # type: ignore[arg-type]
    for place, one in enumerate(lines):
        _line(made, one, (4.2 + 2.2 * place) * made.letter, left, wide)
    return made


def _line(made: Drawing, one: DecisionLine, top: float, left: float, wide: float) -> None:
    made.line(0, top, made.width, top, tone=HAIR)
    middle = top + 1.1 * made.letter
    made.badge(0, middle, one.code, one.colour)
    room = int((left - made.badge_width) / (0.52 * made.letter))
    title = one.title if len(one.title) <= room else f"{one.title[: room - 1]}…"
    made.text(made.badge_width + 0.5 * made.letter, middle + 0.35 * made.letter, title, size=0.9)
    for place, (change, level) in enumerate(zip(one.expected, one.judged, strict=True)):
        x = left + place * wide
        base = middle + 0.35 * made.letter
        if change is None:
            made.text(x + 0.25 * wide, base, "–", anchor="middle", tone=GREY)
        else:
            _effect(made, change, x + 0.05 * wide, top, 0.4 * wide)
        made.text(x + 0.75 * wide, base, level, anchor="middle", bold=True)


def _effect(made: Drawing, change: int, x: float, top: float, wide: float) -> None:
    """Darker the larger it is; which way, the sign says, and a double edge for the better."""
    tall, fill = 1.7 * made.letter, TONES[change]
    made.box(x, top + 0.25 * made.letter, wide, tall, fill=fill, edge=INK if change > 0 else GREY)
    tone = PAPER if abs(change) == 2 else INK
    base = top + 1.45 * made.letter
    made.text(x + wide / 2, base, signed(change), anchor="middle", tone=tone, bold=True)
