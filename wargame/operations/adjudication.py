"""Control rules: writes what follows and why, holds it, releases it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Decision, Exercise, Kind, Move, Ruling, Seat, Team

from . import checks
from .journal import lock, record, to_control, to_everyone, to_teams


@dataclass(frozen=True)
class Words:
    """What a ruling says. No `teams` means all teams; `decision` is what it follows from."""

    outcome: str
    reason: str
    is_reason_open: bool = True
    teams: Sequence[Team] = ()
    decision: Decision | None = None


@transaction.atomic
def write(
    exercise: Exercise, words: Words, *, move: Move, by: Seat, corrects: Ruling | None = None
) -> Ruling:
    """A new ruling, held. Written twice in the same words it is held once.

    Raises Refused outside play, and for a correction of what was never released or has been
    corrected already.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    held = exercise.rulings.filter(released_at=None, corrects=corrects, move=move)
    if same := held.filter(outcome=words.outcome, reason=words.reason).first():
        return same
    if corrects and (corrects.released_at is None or hasattr(corrects, "corrected_by")):
        raise Refused(_("Only a released ruling is corrected, and once. Change the newer one."))
    number = exercise.rulings.count() + 1
    ruling = Ruling(exercise=exercise, move=move, number=number, corrects=corrects, written_by=by)
    _fill(ruling, words)
    record(exercise, Kind.RULING_WRITTEN, by=by, audiences=to_control(), ruling=ruling.pk)
    return ruling


@transaction.atomic
def change(ruling: Ruling, words: Words, *, by: Seat) -> Ruling:
    """Other words while it is held. Raises Refused once it has been released."""
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.get(pk=ruling.pk)
    if ruling.released_at is not None:
        raise Refused(_("It has been released. Write a correction instead."))
    _fill(ruling, words)
    record(exercise, Kind.RULING_WRITTEN, by=by, audiences=to_control(), ruling=ruling.pk)
    return ruling


@transaction.atomic
def release(ruling: Ruling, *, by: Seat) -> Ruling:
    """From now on those it is for may read it. Done twice, released once."""
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.get(pk=ruling.pk)
    if ruling.released_at is not None:
        return ruling
    ruling.released_at, ruling.released_by = timezone.now(), by
    ruling.released_in = exercise.exercise_time(ruling.released_at)
    ruling.save(update_fields=["released_at", "released_by", "released_in"])
    teams = [team.pk for team in ruling.teams.all()]
    audiences = to_everyone() if ruling.is_to_all else to_teams(*teams)
    record(exercise, Kind.RULING_RELEASED, by=by, audiences=audiences, ruling=ruling.pk)
    return ruling


def _fill(ruling: Ruling, words: Words) -> None:
    ruling.outcome, ruling.reason = words.outcome, words.reason
    ruling.is_reason_open, ruling.decision = words.is_reason_open, words.decision
    ruling.is_to_all = not words.teams
    ruling.save()
    ruling.teams.set(words.teams)
