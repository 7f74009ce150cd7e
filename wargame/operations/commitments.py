"""A team's side of the ledger: it commits, changes, confirms, withdraws and opens lines.

Everything happens in the move that is played and is a new row; nothing is ever written over.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Draft,
    Exercise,
    Kind,
    Move,
    Seat,
    Theater,
    Token,
)

from . import checks
from .ledger_lines import afford, begin, first, latest_of, may_sign, standing, then


@dataclass(frozen=True)
class Words:
    """What a line of points says. `draft` is the decision it belongs to; None is all that the
    team decides in the move."""

    theater: Theater
    kind: CommitmentKind
    points: int
    caveat: str = ""
    draft: Draft | None = None


@transaction.atomic
def commit(exercise: Exercise, words: Words, *, move: Move, by: Seat) -> Commitment:
    """A new line, pledged. Written twice in the same words it stands once.

    Refused beyond the points that the team has left in the move.
    """
    turn = begin(exercise, by)
    checks.current_move(turn.exercise, move)
    mine = Commitment.objects.current().filter(team=turn.team, move=move, **vars(words))
    if same := mine.exclude(status=CommitmentStatus.WITHDRAWN).first():
        return same
    afford(turn, words.points)
    return first(turn, **vars(words))


@transaction.atomic
def change(line: Commitment, words: Words, *, by: Seat) -> Commitment:
    """Other words for a line of this move, which is pledged anew. Sent twice, changed once.

    Refused when somebody else has changed the line since it was read.
    """
    turn = begin(line.exercise, by)
    latest = standing(turn, line)
    if all(getattr(latest, name) == value for name, value in vars(words).items()):
        return latest
    if latest.pk != line.pk:
        sentence = _("%(name)s changed this line meanwhile. Look at it, then send yours again.")
        raise Refused(sentence % {"name": latest.written_by})
    if line.kind == CommitmentKind.TOKEN or line.move_id != turn.move.pk:
        raise Refused(_("Only points of the present move can be changed. Write a new line."))
    afford(turn, words.points - line.points)
    return then(turn, latest, status=CommitmentStatus.PLEDGED, **vars(words))


@transaction.atomic
def place(token: Token, theater: Theater, *, by: Seat) -> Commitment:
    """Put a token into a theater, or move it there. Where it is already, nothing changes."""
    turn = begin(token.exercise, by)
    if token.team_id != turn.team.pk:
        raise Refused(_("Another team holds this token."))
    lines = Commitment.objects.current().filter(token=token)
    put = lines.exclude(status=CommitmentStatus.WITHDRAWN).order_by("-move__number").first()
    if put and put.theater_id == theater.pk:
        return put
    if put and put.move_id == turn.move.pk:
        return then(turn, put, status=CommitmentStatus.PLEDGED, theater=theater)
    return first(turn, kind=CommitmentKind.TOKEN, token=token, theater=theater)


@transaction.atomic
def confirm(line: Commitment, *, by: Seat) -> Commitment:
    """The team stands by a pledge of this move, or by a BUILD of an earlier one."""
    turn = begin(line.exercise, by)
    may_sign(by)
    latest = standing(turn, line)
    if latest.status == CommitmentStatus.CONFIRMED:
        return latest
    return then(turn, latest, status=CommitmentStatus.CONFIRMED)


@transaction.atomic
def withdraw(line: Commitment, *, by: Seat) -> Commitment:
    """Take a line back: one of this move costs nothing then, and a token is where it was; a
    BUILD of an earlier move counts no more from this one on. Done twice, recorded once."""
    turn = begin(line.exercise, by)
    latest = latest_of(turn, line)
    if latest.is_withdrawn:
        return latest
    return then(turn, standing(turn, line), status=CommitmentStatus.WITHDRAWN)


@transaction.atomic
def publish(line: Commitment, *, by: Seat) -> Commitment:
    """From now on everybody sees the line, and all that becomes of it."""
    turn = begin(line.exercise, by)
    may_sign(by)
    latest = standing(turn, line)
    if latest.is_public:
        return latest
    return then(turn, latest, Kind.COMMITMENT_OPENED, is_public=True)


@transaction.atomic
def repeat(exercise: Exercise, *, move: Move, by: Seat) -> list[Commitment]:
    """The READY lines of the move before once more; those that stand already are left alone.

    Refused when the points do not reach for all of them.
    """
    turn = begin(exercise, by)
    checks.current_move(turn.exercise, move)
    before = Commitment.objects.current().filter(
        team=turn.team, move__number=move.number - 1, kind=CommitmentKind.READY
    )
    lines = before.exclude(status=CommitmentStatus.WITHDRAWN).select_related("theater")
    said = [Words(one.theater, CommitmentKind.READY, one.points, one.caveat) for one in lines]
    return [commit(turn.exercise, words, move=move, by=by) for words in said]
