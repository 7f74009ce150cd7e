"""Which teams of a run stood where: their badges in columns, a row for each run.

Teams stand above each other in their own order, so that a place in a stack is no rank.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import GREY, HAIR, Drawing, Size, drawing

RIGHT = 0.86
# What a letter of a label takes on average, and the most that labels may take.
LETTER, MOST = 0.58, 0.3
TALL, ROOM = 1.8, 1.0


@dataclass(frozen=True)
class Placed:
    """One team at a column, counted from 1; halfway between two is a half."""

    at: float
    code: str
    colour: int


@dataclass(frozen=True)
class StackRow:
    """One run. `note` says how many there are, or why there are none."""

    label: str
    placed: Sequence[Placed]
    note: str = ""

    @property
    def highest(self) -> int:
        """How many stand above each other where most do."""
        return max((len(one) for one in self.stacks.values()), default=1)

    @property
    def stacks(self) -> dict[float, list[Placed]]:
        found: dict[float, list[Placed]] = defaultdict(list)
        for one in self.placed:
            found[one.at].append(one)
        return found


def badge_stacks(
    columns: Sequence[str],
    rows: Sequence[StackRow],
    *,
    sentence: str,
    poles: tuple[str, str] | None = None,
    size: Size = Size.PAGE,
) -> Drawing:
    """`columns` stand over them, and `poles` over the first and the last.

    Raises ValueError for a team beside the columns.
    """
    if any(not 1 <= one.at <= len(columns) for row in rows for one in row.placed):
        raise ValueError(f"teams must stand in 1..{len(columns)}")
    head = 4.4 if poles else 3.0
    high = head + sum(row.highest * TALL + ROOM for row in rows)
    made = drawing(size, high, sentence)
    longest = max((len(row.label) for row in rows), default=0)
    left = min((longest + 2) * LETTER * made.letter, MOST * made.width)
    wide = (RIGHT * made.width - left) / len(columns)
    if poles:
        made.text(left, 1.2 * made.letter, poles[0], tone=GREY)
        made.text(RIGHT * made.width, 1.2 * made.letter, poles[1], anchor="end", tone=GREY)
    _heads(made, columns, (left, wide), head)
    top = head * made.letter
    for row in rows:
        _row(made, row, top, (left, wide))
        top += (row.highest * TALL + ROOM) * made.letter
    return made


def _heads(made: Drawing, columns: Sequence[str], scale: tuple[float, float], head: float) -> None:
    left, wide = scale
    for place, name in enumerate(columns):
        x = left + (place + 0.5) * wide
        if head == 3.0:
            made.head(x, name, 0.95 * wide)
        else:
            made.text(x, (head - 0.8) * made.letter, name, anchor="middle", bold=True)
        made.line(x, head * made.letter, x, made.height, tone=HAIR)


def _row(made: Drawing, row: StackRow, top: float, scale: tuple[float, float]) -> None:
    left, wide = scale
    tall = (row.highest * TALL + ROOM) * made.letter
    made.line(0, top, made.width, top, tone=HAIR)
    base = top + tall / 2 + 0.35 * made.letter
    made.text(0, base, row.label, bold=True)
    made.text(made.width, base, row.note, anchor="end", tone=GREY, size=0.9)
    for at, teams in row.stacks.items():
        x = left + (at - 0.5) * wide - made.badge_width / 2
        for place, one in enumerate(teams):
            y = top + (ROOM / 2 + TALL * (place + 0.5)) * made.letter
            made.badge(x, y, one.code, one.colour)
