"""Parking an objection to the scenario, and answering it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Objection, Seat

from . import checks
from .journal import lock, record, to_teams

MOST = 20


@transaction.atomic
def park(exercise: Exercise, *, words: str, by: Seat) -> Objection:
    """Log what a player holds against the scenario; play goes on. The same again is parked once."""
    team = checks.player(by)
    exercise = lock(exercise)
    checks.started(exercise)
    own = Objection.objects.filter(exercise=exercise, seat=by)
    already = own.filter(words=words).first()
    if already is not None:
        return already
    if own.count() >= MOST:
        raise Refused(_("You have parked %(most)s. Talk to control.") % {"most": MOST})
    made = Objection.objects.create(
        exercise=exercise,
        team_id=team,
        seat=by,
        move=exercise.step.move if exercise.step else None,
        words=words,
        parked_in=exercise.exercise_time(),
    )
    audiences, refs = to_teams(team), {"objection": made.pk, "team": team}
    record(exercise, Kind.OBJECTION_PARKED, by=by, audiences=audiences, **refs)
    return made


@transaction.atomic
def answer(objection: Objection, *, text: str, is_accepted: bool, by: Seat) -> Objection:
    """Control says what becomes of it, in play or after. Answered once."""
    checks.control(by)
    exercise = lock(objection.exercise)
    objection = exercise.objections.get(pk=objection.pk)
    if objection.answered_at is not None:
        return objection
    objection.answer, objection.is_accepted = text, is_accepted
    objection.answered_at, objection.answered_by = timezone.now(), by
    objection.save(update_fields=["answer", "is_accepted", "answered_at", "answered_by"])
    audiences = to_teams(objection.team_id)
    refs = {"objection": objection.pk, "team": objection.team_id}
    record(exercise, Kind.OBJECTION_ANSWERED, by=by, audiences=audiences, **refs)
    return objection
