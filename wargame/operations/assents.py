"""Members say whether they stand behind the position that their head of delegation has set."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Assent, Exercise, Kind, Position, Reveal, Revealed, Says, Seat, StepKind

from . import checks
from .journal import lock, record, to_everyone, to_teams

TALKING = {StepKind.DELIBERATE, StepKind.DECIDE}


@transaction.atomic
def give(position: Position, says: Says, *, by: Seat, words: str = "") -> Assent:
    """Say it of the position as it stands, until the plenary begins. Said again, recorded once.

    After the reveal it counts as late for ever. Raises Refused for a position that has been
    replaced, and for whoever set it.
    """
    team = checks.alone(by)
    exercise = lock(position.exercise)
    checks.records_open(exercise)
    checks.current_move(exercise, position.move)
    _still_talking(exercise)
    if position.team_id != team or not _stands(position):
        raise Refused(_("Your team’s position has changed. Read it again before you say this."))
    if position.seat_id == by.pk:
        raise Refused(_("You set this position yourself. The others say whether they agree."))
    before = Assent.objects.filter(position=position, seat=by).current().first()
    if before is not None and (before.says, before.words) == (says, words):
        return before
    opened = Reveal.objects.filter(move=position.move, what=Revealed.POSITIONS).of_team(team)
    assent = Assent.objects.create(
        exercise=exercise,
        team_id=team,
        move=position.move,
        position=position,
        seat=by,
        says=says,
        words=words,
        is_late=opened.exists(),
    )
    audiences = to_everyone() if assent.is_late else to_teams(team)
    refs = {"team": team, "position": position.pk}
    record(exercise, Kind.ASSENT_GIVEN, by=by, audiences=audiences, **refs)
    return assent


def _still_talking(exercise: Exercise) -> None:
    if exercise.step is None or exercise.step.kind not in TALKING:
        raise Refused(_("Your team is done talking for this move. What was said stands."))


def _stands(position: Position) -> bool:
    same = Position.objects.filter(
        team=position.team_id, move=position.move_id, tension=position.tension_id
    )
    return same.current().first() == position
