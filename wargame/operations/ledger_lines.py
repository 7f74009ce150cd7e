"""What every act on a line of the ledger begins and ends with: may it be, and the new row."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Commitment,
    CommitmentKind,
    Draft,
    DraftKind,
    Duty,
    Exercise,
    Kind,
    Move,
    Seat,
    StepKind,
    Team,
    Viewer,
)

from . import checks, ledgers
from .journal import lock, record, to_everyone, to_teams

HEADS = (Duty.LEAD, Duty.RECORDER)
WHAT = ("theater", "kind", "points", "token", "status", "caveat", "draft", "is_public")
KEPT = ("team", "move", "number", *WHAT)


@dataclass(frozen=True)
class Turn:
    """Who acts, in the move that is played, on the locked exercise."""

    exercise: Exercise
    team: Team
    move: Move
    by: Seat


def begin(exercise: Exercise, by: Seat) -> Turn:
    """Lines can be written now, and by this seat: the head, the recorder or whoever holds the
    pen of a decision."""
    team = checks.player(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    if not exercise.has_ledger:
        raise Refused(_("The ledger is switched off. What was recorded stays."))
    move = exercise.step.move if exercise.step else None
    if move is None:
        raise Refused(_("No move is played now. Lines are written in a move."))
    checks.begun(exercise, StepKind.DELIBERATE, move)
    held = Draft.objects.filter(move=move, kind=DraftKind.DECISION, team=by.team_id, pen=by.pk)
    if by.duty not in HEADS and not held.exists():
        raise Refused(_("The head, the recorder or who holds the decision’s pen writes here."))
    return Turn(exercise, exercise.teams.get(pk=team), move, by)


def may_sign(by: Seat) -> None:
    if by.duty not in HEADS:
        raise Refused(_("Only the head of delegation or the recorder can do this."))


def afford(turn: Turn, more: int) -> None:
    budget = ledgers.budget(turn.team, turn.move)
    left = budget - ledgers.spent(turn.team, turn.move)
    if more > left:
        sentence = _("You have %(left)s of %(budget)s points left in this move.")
        raise Refused(sentence % {"left": left, "budget": budget})


def standing(turn: Turn, line: Commitment) -> Commitment:
    """The team's own line as it stands, if it can still be acted on in this move."""
    latest = latest_of(turn, line)
    if latest.is_withdrawn:
        raise Refused(_("This line has been withdrawn. Write a new one."))
    if latest.move_id != turn.move.pk and latest.kind != CommitmentKind.BUILD:
        raise Refused(_("This line belongs to a move that is over."))
    return latest


def latest_of(turn: Turn, line: Commitment) -> Commitment:
    if line.team_id != turn.team.pk:
        raise Refused(_("This line belongs to another team."))
    return Commitment.objects.current().get(team=turn.team, number=line.number)


def first(turn: Turn, **said: Any) -> Commitment:
    lines = Commitment.objects.filter(team=turn.team)
    number = lines.aggregate(last=Max("number", default=0))["last"] + 1
    return _write(
        turn, Kind.COMMITMENT_WRITTEN, team=turn.team, move=turn.move, number=number, **said
    )


def then(
    turn: Turn, line: Commitment, act: Kind = Kind.COMMITMENT_WRITTEN, **changed: Any
) -> Commitment:
    """The line as it stands from now on. Whoever could see it still can."""
    row = {name: getattr(line, name) for name in KEPT} | changed
    row["is_public"] = row["is_public"] or is_open(line)
    return _write(turn, act, supersedes=line, **row)


def is_open(line: Commitment) -> bool:
    """Whether everybody may see it."""
    seen = Commitment.objects.visible_to(Viewer.board(line.exercise))
    return seen.filter(pk=line.pk).exists()


def _write(turn: Turn, act: Kind, **row: Any) -> Commitment:
    exercise, by = turn.exercise, turn.by
    line = Commitment.objects.create(
        exercise=exercise,
        during=turn.move,
        written_by=by,
        written_in=exercise.exercise_time(),
        **row,
    )
    audiences = to_everyone() if is_open(line) else to_teams(line.team_id)
    record(exercise, act, by=by, audiences=audiences, commitment=line.pk)
    return line
