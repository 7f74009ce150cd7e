"""Coverage as charts and tables: a bar for each theater and move, and who has what in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.coverage_bars import ROOM, Bar, Row, Share, coverage_bars
from wargame.measures.coverage import HALF, Counted
from wargame.models import Move, Team, Theater, Viewer

from .coverages import Coverage, MoveCoverage


@dataclass(frozen=True)
class TheaterBars:
    """One theater, a bar a move."""

    theater: Theater
    bars: list[Bar]


@dataclass(frozen=True)
class Cell:
    """What a team has in a theater: units that count, its share in percent, and of what."""

    units: int
    share: int | None
    words: str


@dataclass(frozen=True)
class TeamRow:
    """One team; a cell a theater, None where it has nothing there."""

    team: Team
    cells: list[Cell | None]


@dataclass(frozen=True)
class MoveTable:
    """One move: teams in seating order, those with nothing left out."""

    move: Move
    theaters: list[Coverage]
    rows: list[TeamRow]


@dataclass(frozen=True)
class LedgerChart:
    """`finding` says how the latest move stands. `tables` begin with the latest."""

    finding: str
    groups: list[TheaterBars]
    tables: list[MoveTable]


def chart(viewer: Viewer, covered: Sequence[MoveCoverage], *, room: float = ROOM) -> LedgerChart:
    """Of what the viewer sees of these moves, in order. All bars are on one scale. Raises
    ValueError without any move."""
    if not covered:
        raise ValueError("a chart needs a move that has begun")
    theaters = [one.theater for one in covered[-1].theaters]
    rows = [_row(part.move, part.theaters[at]) for at in range(len(theaters)) for part in covered]
    bars = coverage_bars(rows, room=room)
    moves = len(covered)
    return LedgerChart(
        finding=finding(viewer, covered[-1]),
        groups=[
            TheaterBars(theater, bars[at * moves : (at + 1) * moves])
            for at, theater in enumerate(theaters)
        ],
        tables=[_table(part) for part in reversed(covered)],
    )


def finding(viewer: Viewer, part: MoveCoverage) -> str:
    """Which theaters are short, of those whose requirement is shown, and by whose sight."""
    shown = [one for one in part.theaters if one.requirement is not None]
    short = [one for one in shown if one.counted < (one.requirement or 0)]
    said = _("short in %(names)s") % {"names": ", ".join(one.theater.name for one in short)}
    if not short:
        said = _("what is required is covered") if shown else _("what is required is not shown")
    move = _("Move %(number)s") % {"number": part.move.number}
    if viewer.reads_all:
        return f"{move}: {said}"
    sight = _("in public") if viewer.is_board or viewer.is_observer else _("as far as you see")
    return f"{move}, {sight}: {said}"


def figures(one: Coverage) -> str:
    """What counts, of what is required, in percent."""
    if one.requirement is None:
        return _("%(counted)s, requirement not shown") % {"counted": one.counted}
    said = _("%(counted)s of %(required)s") % {
        "counted": one.counted,
        "required": one.requirement,
    }
    return said if one.percent is None else f"{said}, {one.percent}%"


def words(counted: Counted) -> str:
    """Of what the units of one team in one theater are made up."""
    said = []
    if counted.stays:
        said.append(_("%(n)s ready") % {"n": counted.stays})
    if counted.moved:
        halved = {"n": counted.moved, "half": counted.moved // HALF}
        said.append(_("%(n)s moved here, count %(half)s") % halved)
    if counted.built:
        said.append(_("%(n)s built") % {"n": counted.built})
    if counted.tokens:
        n = counted.tokens
        said.append(ngettext("%(n)s token", "%(n)s tokens", n) % {"n": n})
    if counted.in_transit:
        n = counted.in_transit
        said.append(ngettext("%(n)s token in transit", "%(n)s tokens in transit", n) % {"n": n})
    return ", ".join(said)


def _row(move: Move, one: Coverage) -> Row:
    shares = [
        Share(part.team.code, part.team.name, part.team.colour, part.counted.total)
        for part in one.parts
    ]
    label = _("Move %(number)s") % {"number": move.number}
    parts = ", ".join(f"{share.code} {share.units}" for share in shares) or _("nothing")
    sentence = f"{one.theater.name}, {label}: {figures(one)}. {parts}."
    return Row(label, shares, one.requirement, figures(one), sentence)


def _table(part: MoveCoverage) -> MoveTable:
    found = {
        (one.theater.pk, row.team.pk): Cell(row.counted.total, row.share, words(row.counted))
        for one in part.theaters
        for row in one.parts
    }
    teams = {row.team.pk: row.team for one in part.theaters for row in one.parts}
    rows = [
        TeamRow(team, [found.get((one.theater.pk, team.pk)) for one in part.theaters])
        for team in sorted(teams.values(), key=lambda team: team.order)
    ]
    return MoveTable(part.move, part.theaters, rows)
