"""A team's own part of the ledger in a move: its lines, what is left, where its tokens are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from wargame.models import (
    Budget,
    Commitment,
    CommitmentKind,
    Exercise,
    Move,
    Team,
    Theater,
    Token,
    Viewer,
)

from . import passes


@dataclass(frozen=True)
class HeldToken:
    """A token of the team: where it is, None while it has not been put anywhere, and whether it
    has only just left another theater and counts from the next move."""

    token: Token
    theater: Theater | None
    line: Commitment | None
    is_in_transit: bool


@dataclass(frozen=True)
class OwnLines:
    """`lines` are points that the move pays for, the withdrawn ones too; `standing` is BUILD of
    earlier moves that still counts. Each line says whether it `is_open` to everybody. `budget`
    and `left` are points."""

    move: Move
    lines: list[Commitment]
    standing: list[Commitment]
    tokens: list[HeldToken]
    budget: int
    spent: int

    @property
    def left(self) -> int:
        return self.budget - self.spent

    @property
    def is_empty(self) -> bool:
        """True while the team has committed nothing that counts in this move."""
        return not (self.spent or self.standing or any(held.theater for held in self.tokens))


def own_lines(viewer: Viewer, move: Move) -> OwnLines:
    """What the viewer's team has on the ledger in a move. Three queries.

    Raises LookupError for whoever is in no team.
    """
    team = viewer.own_team
    of_team = [row for row in lines_seen(viewer) if row.team_id == team.pk]
    rows = [row for row in of_team if row.move.number <= move.number]
    budgets = passes.own(viewer, _budgets) or {}
    lines = [row for row in rows if row.move_id == move.pk and row.kind != CommitmentKind.TOKEN]
    return OwnLines(
        move=move,
        lines=lines,
        standing=[row for row in rows if _stands(row, move)],
        tokens=[_held(token, rows, move) for token in passes.own(viewer, _tokens) or ()],
        budget=budgets.get(move.pk, 0),
        spent=sum(row.points for row in lines if not row.is_free),
    )


def lines_seen(viewer: Viewer) -> list[Commitment]:
    """The lines that this viewer sees, as they stand. One query."""
    rows = passes.every(viewer.exercise, _current)
    return [row for row in rows if row.is_visible_to(viewer)]


def _current(exercise: Exercise) -> list[Commitment]:
    rows = Commitment.objects.filter(exercise=exercise).current().marked(exercise)
    related = "theater", "token", "draft", "written_by", "move", "during", "team"
    return list(rows.select_related(*related))


def _budgets(_exercise: Exercise, teams: QuerySet[Team]) -> dict[int, dict[int, int]]:
    """Team by team the points of each move."""
    found: dict[int, dict[int, int]] = {}
    rows = Budget.objects.current().filter(team__in=teams)
    for team, move, points in rows.values_list("team", "move", "points"):
        found.setdefault(team, {})[move] = points
    return found


def _tokens(_exercise: Exercise, teams: QuerySet[Team]) -> dict[int, list[Token]]:
    found: dict[int, list[Token]] = {}
    for token in Token.objects.filter(team__in=teams):
        found.setdefault(token.team_id, []).append(token)
    return found


def _stands(row: Commitment, move: Move) -> bool:
    is_kept = not row.is_withdrawn or row.during.number > move.number
    return row.kind == CommitmentKind.BUILD and row.move_id != move.pk and is_kept


def _held(token: Token, rows: Iterable[Commitment], move: Move) -> HeldToken:
    put = sorted(
        (row for row in rows if row.token_id == token.pk and not row.is_withdrawn),
        key=lambda row: row.move.number,
    )
    if not put:
        return HeldToken(token, None, None, is_in_transit=False)
    last, before = put[-1], put[-2:-1]
    is_new = last.move_id == move.pk
    has_left = any(row.theater_id != last.theater_id for row in before)
    return HeldToken(token, last.theater, last, is_in_transit=is_new and has_left)
