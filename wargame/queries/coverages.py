"""How far what is committed covers what is required, of all that a viewer may see and no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from wargame.measures import coverage
from wargame.measures.coverage import Counted, Line, Placement
from wargame.models import (
    Commitment,
    CommitmentKind,
    Exercise,
    Move,
    Requirement,
    Team,
    Theater,
    Viewer,
)

from . import passes
from .ledgers import lines_seen


@dataclass(frozen=True)
class Part:
    """What one team has in a theater, and its share of what counts there in percent."""

    team: Team
    counted: Counted
    share: int | None


@dataclass(frozen=True)
class Coverage:
    """One theater in one move. `requirement` is None where it is not shown to the viewer,
    `percent` also where nothing is required. `parts` come in seating order; `carriers` are those
    who carry half or more."""

    theater: Theater
    requirement: int | None
    parts: list[Part]
    counted: int
    percent: int | None
    carriers: list[Team]


@dataclass(frozen=True)
class MoveCoverage:
    """All theaters in one move."""

    move: Move
    theaters: list[Coverage]


@dataclass(frozen=True)
class Frame:
    """What is the same for all who look: theaters, teams, and the moves that have begun."""

    theaters: list[Theater]
    teams: list[Team]
    moves: list[Move]


def frame(exercise: Exercise) -> Frame:
    """Three queries; read once where regions are rendered for many in turn."""
    return passes.every(exercise, _frame)


def coverages(viewer: Viewer, around: Frame, moves: Sequence[Move]) -> list[MoveCoverage]:
    """Of each of the moves, whatever their number. Two queries."""
    rows = lines_seen(viewer)
    required = {
        (row.move_id, row.theater_id): row.points
        for row in Requirement.objects.visible_to(viewer).current().filter(move__in=moves)
    }
    lines = [_line(row) for row in rows if row.token is None and not row.is_free]
    placed = [_placement(row) for row in rows if row.token is not None and not row.is_withdrawn]
    return [_in_move(move, around, lines, placed, required) for move in moves]


def _frame(exercise: Exercise) -> Frame:
    begun = exercise.moves.filter(steps__began__isnull=False).distinct()
    return Frame(list(exercise.version.theaters.all()), list(exercise.teams.all()), list(begun))


def _in_move(
    move: Move,
    around: Frame,
    lines: Sequence[Line],
    placed: Sequence[Placement],
    required: dict[tuple[int, int], int],
) -> MoveCoverage:
    keys = [theater.key for theater in around.theaters]
    rows = coverage.counted(lines, placed, move=move.number, theaters=keys)
    theaters = []
    for theater in around.theaters:
        here = [row for row in rows if row.theater == theater.key]
        requirement = required.get((move.pk, theater.pk))
        theaters.append(_coverage(theater, around.teams, here, requirement))
    return MoveCoverage(move, theaters)


def _coverage(
    theater: Theater, teams: Sequence[Team], here: Sequence[Counted], requirement: int | None
) -> Coverage:
    whole = coverage.total(here, theater.key)
    by_code = {row.state: row for row in here}
    carry = coverage.carriers(here, theater.key)
    return Coverage(
        theater=theater,
        requirement=requirement,
        parts=[
            Part(team, by_code[team.code], coverage.percent(by_code[team.code].total, whole))
            for team in teams
            if team.code in by_code
        ],
        counted=whole,
        percent=None if requirement is None else coverage.percent(whole, requirement),
        carriers=[team for team in teams if team.code in carry],
    )


def _line(row: Commitment) -> Line:
    return Line(
        state=row.team.code,
        theater=row.theater.key,
        move=row.move.number,
        kind="build" if row.kind == CommitmentKind.BUILD else "ready",
        points=row.points,
        until=row.during.number if row.is_withdrawn else None,
    )


def _placement(row: Commitment) -> Placement:
    return Placement(row.team.code, str(row.token_id), row.theater.key, row.move.number)
