"""What commitments count for: how far states cover what a theater requires, move by move.

All figures are game units set by control, not estimates of anybody's forces. The rules:

- READY points count one for one in their move alone. Those that came from another theater count
  half, rounded down, in the move in which they come.
- BUILD points count nothing in their move and one for every two in every later move.
- A token counts two in one theater; one that has moved counts from the next move on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

TOKEN_WORTH = 2
BUILD_COST = 2
HALF = 2

type Kind = Literal["ready", "build"]
type Place = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """Points that a state put into a theater in a move. `until` is the move from which a BUILD
    that was given up counts no more."""

    state: str
    theater: str
    move: int
    kind: Kind
    points: int
    until: int | None = None


@dataclass(frozen=True)
class Placement:
    """In this move the state put its token into this theater, where it stays until it is moved."""

    state: str
    token: str
    theater: str
    move: int


@dataclass(frozen=True)
class Counted:
    """What one state has in one theater in one move. `moved` are points as they were put there,
    which count half; `tokens` is how many count, `in_transit` how many do from the next move."""

    state: str
    theater: str
    stays: int = 0
    moved: int = 0
    built: int = 0
    tokens: int = 0
    in_transit: int = 0

    @property
    def total(self) -> int:
        """Units: stays + moved / 2, rounded down, + built + 2 a token; 0 or more."""
        return self.stays + self.moved // HALF + self.built + self.tokens * TOKEN_WORTH


def counted(
    lines: Iterable[Line], placements: Iterable[Placement], *, move: int, theaters: Sequence[str]
) -> list[Counted]:
    """What counts in a move, a row for each state and theater that has anything there.

    Rows come by state, then in the order of `theaters`. READY points came from another theater as
    far as the state's READY points fell there since the move before: where they rose in several,
    those that moved are found in the order of `theaters`. Neither the order of the lines nor how
    points are cut into lines changes anything.

    Raises ValueError for points below 0, a move below 1, a theater that is not among `theaters`
    and a token that was put into two in one move.
    """
    lines, placements = list(lines), list(placements)
    _check(lines, placements, move, theaters)
    found: dict[Place, dict[str, int]] = defaultdict(dict)
    for state in {line.state for line in lines}:
        ready = _ready(lines, state, move)
        came = _moved(ready, _ready(lines, state, move - 1), theaters)
        for theater, points in ready.items():
            moved = came.get(theater, 0)
            found[state, theater] |= {"stays": points - moved, "moved": moved}
    for place, built in _built(lines, move).items():
        found[place]["built"] = built
    for name, tokens in zip(("tokens", "in_transit"), _tokens(placements, move), strict=True):
        for place, number in tokens.items():
            found[place][name] = number
    rows = [
        Counted(state, theater, **parts)
        for (state, theater), parts in found.items()
        if any(parts.values())
    ]
    return sorted(rows, key=lambda row: (row.state, theaters.index(row.theater)))


def total(rows: Iterable[Counted], theater: str) -> int:
    """The units that count in a theater, of all states; 0 or more."""
    return sum(row.total for row in rows if row.theater == theater)


def percent(part: int, whole: int) -> int | None:
    """part / whole in whole percent, halves up; 0 or more, and above 100 where part is larger.

    Coverage is counted / requirement, a share is one state's / counted. None where the whole is
    0: nothing is required, or nothing counts. Raises ValueError for a figure below 0.
    """
    if part < 0 or whole < 0:
        raise ValueError("units are not negative")
    return (200 * part + whole) // (2 * whole) if whole else None


def scaled(points: int, playing: int, all_: int) -> int:
    """What is required of all teams, for those that play: points x playing / all_, halves up.

    `playing` and `all_` are the units that they have; with none at all nothing shrinks. Raises
    ValueError for a figure below 0.
    """
    if min(points, playing, all_) < 0:
        raise ValueError("units are not negative")
    return (2 * points * playing + all_) // (2 * all_) if all_ else points


def carriers(rows: Iterable[Counted], theater: str) -> list[str]:
    """The states that carry half or more of what counts in a theater, by name; 0 to 2 of them."""
    here = [row for row in rows if row.theater == theater and row.total]
    whole = sum(row.total for row in here)
    return sorted(row.state for row in here if row.total * HALF >= whole)


def _ready(lines: Sequence[Line], state: str, move: int) -> Counter[str]:
    ready: Counter[str] = Counter()
    for line in lines:
        if (line.state, line.move, line.kind) == (state, move, "ready"):
            ready[line.theater] += line.points
    return ready


def _moved(
    now: Mapping[str, int], before: Mapping[str, int], theaters: Sequence[str]
) -> dict[str, int]:
    """How many of the points in each theater came from one that has fewer than before."""
    left = sum(max(before.get(one, 0) - now.get(one, 0), 0) for one in theaters)
    moved = {}
    for theater in theaters:
        rose = max(now.get(theater, 0) - before.get(theater, 0), 0)
        moved[theater] = min(rose, left)
        left -= moved[theater]
    return moved


def _built(lines: Sequence[Line], move: int) -> dict[Place, int]:
    paid: Counter[Place] = Counter()
    for line in lines:
        is_kept = line.until is None or move < line.until
        if line.kind == "build" and line.move < move and is_kept:
            paid[line.state, line.theater] += line.points
    return {place: points // BUILD_COST for place, points in paid.items()}


def _tokens(placements: Sequence[Placement], move: int) -> tuple[Counter[Place], Counter[Place]]:
    """How many count in each place, and how many have only just left another."""
    journeys: dict[tuple[str, str], list[Placement]] = defaultdict(list)
    for placement in sorted(placements, key=lambda one: one.move):
        if placement.move <= move:
            journeys[placement.state, placement.token].append(placement)
    arrived: Counter[Place] = Counter()
    in_transit: Counter[Place] = Counter()
    for journey in journeys.values():
        last, before = journey[-1], journey[-2:-1]
        is_new = last.move == move and any(one.theater != last.theater for one in before)
        (in_transit if is_new else arrived)[last.state, last.theater] += 1
    return arrived, in_transit


def _check(
    lines: Sequence[Line], placements: Sequence[Placement], move: int, theaters: Sequence[str]
) -> None:
    if any(line.points < 0 for line in lines):
        raise ValueError("points are not negative")
    where = [(one.theater, one.move) for one in lines]
    where += [(one.theater, one.move) for one in placements]
    if min([move, *(number for _theater, number in where)]) < 1:
        raise ValueError("moves count from 1")
    if any(theater not in theaters for theater, _number in where):
        raise ValueError("there is no such theater")
    put = Counter((one.state, one.token, one.move) for one in placements)
    if any(number > 1 for number in put.values()):
        raise ValueError("a token is in one theater at a time")
