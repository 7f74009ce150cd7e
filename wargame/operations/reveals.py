"""Control opens what is sealed; from the commit on, and not before, it may be seen."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures.spread import what_may_be_shown
from wargame.models import Exercise, HotWash, Kind, Move, Reveal, Revealed, Seat, Team
from wargame.models.reveals import OF_ALL, OPENS_FROM

from . import checks
from .journal import lock, record, to_everyone, to_teams


@transaction.atomic
def reveal(
    exercise: Exercise,
    *,
    what: Revealed,
    by: Seat,
    move: Move | None = None,
    team: Team | None = None,
) -> Reveal:
    """Open one kind of sealed thing: of all teams, or of one. Done twice, recorded once.

    Estimates, positions, answers and decisions are opened move by move; own views, traffic,
    the hot wash and lessons once, after play, of everybody. Opening positions opens the
    estimates behind them too.
    """
    checks.control(by)
    exercise = lock(exercise)
    if what in OF_ALL:
        move = team = None
        MAY_OPEN[what](exercise)
    elif move is None or move.exercise_id != exercise.pk:
        raise Refused(_("Choose the move to reveal."))
    else:
        checks.begun(exercise, OPENS_FROM[what], move)
    if team is not None and team.exercise_id != exercise.pk:
        raise Refused(_("Choose a team of this exercise."))
    if what == Revealed.POSITIONS:
        _open(exercise, by, what=Revealed.ESTIMATES, move=move, team=team)
    made, is_new = _open(exercise, by, what=what, move=move, team=team)
    if is_new:
        refs: dict[str, Any] = {"what": what, "move": move.number if move else None}
        audiences = to_everyone()
        if team is not None:
            refs["team"] = team.pk
            audiences = to_teams(team.pk) if what == Revealed.ESTIMATES else to_everyone()
        record(exercise, Kind.REVEALED, by=by, audiences=audiences, **refs)
    return made


def _final_is_over(exercise: Exercise) -> None:
    if not exercise.has_ended:
        raise Refused(_("Own views stay sealed until play has ended."))
    checks.final_given(exercise)


def _play_is_over(exercise: Exercise) -> None:
    if not exercise.has_ended:
        raise Refused(_("Messages stay with those who wrote them until play has ended."))


def _is_talk(exercise: Exercise) -> None:
    if not exercise.has_ended:
        raise Refused(_("The review begins when play has ended."))
    checks.final_given(exercise)


def _is_unnamed(exercise: Exercise) -> None:
    """Lines of one or two people are theirs, whatever name is left out."""
    if not what_may_be_shown(HotWash.objects.filter(exercise=exercise).count()).dots:
        raise Refused(_("Fewer than three have handed in. Of so few, everybody knows who wrote."))


MAY_OPEN = {
    Revealed.OWN_VIEWS: _final_is_over,
    Revealed.TRAFFIC: _play_is_over,
    Revealed.HOT_WASH: _is_unnamed,
    Revealed.LESSONS: _is_talk,
}


def _open(
    exercise: Exercise, by: Seat, *, what: Revealed, move: Move | None, team: Team | None
) -> tuple[Reveal, bool]:
    """What is open to all teams is open to each: then nothing is added."""
    same = exercise.reveals.filter(what=what, move=move)
    before = (same.of_team(team) if team else same.filter(team=None)).first()
    if before is not None:
        return before, False
    return Reveal.objects.create(exercise=exercise, what=what, move=move, team=team, seat=by), True
