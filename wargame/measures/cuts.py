"""Which steps to shorten or drop so that the debrief keeps its time, the dearest to lose last.

Ours: breaks go first, then what can be said in fewer words; estimates are never cut, for nothing
later brings them back. If that is not enough, the last move that has not begun is dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Kind of step, the share that stays, and the fewest minutes it can work with.
ORDER = (
    ("break", 0.0, 0),
    ("adjudicate", 0.5, 3),
    ("brief", 0.5, 2),
    ("plenary", 0.5, 4),
    ("deliberate", 0.67, 3),
    ("decide", 0.67, 4),
)
LONG_BREAK, LEFT_OF_IT = 30, 30


@dataclass(frozen=True)
class Coming:
    """A step that has not begun; `move` is 0 outside the moves."""

    number: int
    kind: str
    minutes: int
    move: int = 0


@dataclass(frozen=True)
class Cut:
    """A step and what should be left of it."""

    number: int
    minutes: int
    to: int

    @property
    def won(self) -> int:
        return self.minutes - self.to


def cuts(coming: Sequence[Coming], missing: int, now: int = 0) -> list[Cut]:
    """The fewest that win `missing` minutes, in that order; all there are if they do not suffice.

    `now` is the number of the move that is being played, which is never dropped.
    """
    shaved = list(_enough(_shaved(coming), missing))
    if sum(cut.won for cut in shaved) >= missing:
        return shaved
    last = max((step.move for step in coming), default=0)
    if last <= now:
        return shaved
    dropped = [Cut(one.number, one.minutes, 0) for one in coming if one.move == last]
    dropped = [cut for cut in dropped if cut.won]
    left = missing - sum(cut.won for cut in dropped)
    if left <= 0:
        return dropped
    rest = [one for one in coming if one.move != last]
    return sorted([*cuts(rest, left, now), *dropped], key=lambda cut: cut.number)


def _shaved(coming: Sequence[Coming]) -> Iterable[Cut]:
    """What each step can give, the late ones of a kind before the early."""
    for kind, share, fewest in ORDER:
        for step in sorted(coming, key=lambda one: -one.number):
            if step.kind == kind:
                to = min(_left(step, share, fewest), step.minutes)
                if to < step.minutes:
                    yield Cut(step.number, step.minutes, to)


def _left(step: Coming, share: float, fewest: int) -> int:
    """People must eat: a long break is only shortened."""
    if step.kind == "break" and step.minutes > LONG_BREAK:
        return LEFT_OF_IT
    return max(int(step.minutes * share + 0.5), fewest)


def _enough(found: Iterable[Cut], missing: int) -> Iterable[Cut]:
    won = 0
    for cut in found:
        if won >= missing:
            return
        won += cut.won
        yield cut
