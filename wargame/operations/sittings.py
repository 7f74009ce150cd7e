"""Several sittings: play is suspended to another day and taken up again where it stood."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Seat, State

from . import checks
from .journal import lock, record, to_everyone

LONGEST_BREAK = timedelta(days=366)
CHANGED = ("state", "resumes_at", "ends_at", "suspended_at")


@transaction.atomic
def suspend(exercise: Exercise, *, by: Seat, until: datetime | None = None) -> Exercise:
    """The sitting is over, the exercise is not: the clock stands, seats and drafts stay, records
    are locked, and only control can be written to. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.is_suspended:
        return exercise
    checks.records_open(exercise)
    now = timezone.now()
    if until is not None and not now < until < now + LONGEST_BREAK:
        raise Refused(_("Choose a day within a year from now, or none."))
    exercise.played, exercise.running_since = exercise.exercise_time(now), None
    exercise.state, exercise.resumes_at, exercise.ends_at = State.SUSPENDED, until, None
    exercise.suspended_at = now
    exercise.save(update_fields=["played", "running_since", *CHANGED])
    record(exercise, Kind.SITTING_SUSPENDED, by=by, audiences=to_everyone())
    return exercise


@transaction.atomic
def take_up(exercise: Exercise, *, by: Seat) -> Exercise:
    """The next sitting: the clock runs on from where it stood, and its end is counted from now.
    Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if not exercise.is_suspended:
        return exercise
    now = timezone.now()
    exercise.running_since, exercise.state, exercise.resumes_at = now, State.IN_PLAY, None
    exercise.ends_at = now + _left(exercise)
    exercise.between_sittings += now - (exercise.suspended_at or now)
    exercise.suspended_at = None
    exercise.save(update_fields=["running_since", "between_sittings", *CHANGED])
    record(exercise, Kind.SITTING_TAKEN_UP, by=by, audiences=to_everyone())
    return exercise


def _left(exercise: Exercise) -> timedelta:
    """Of the present step and all that come after it."""
    if exercise.step is None:
        return timedelta()
    used = exercise.played - (exercise.step.began or timedelta())
    coming = exercise.steps.filter(number__gt=exercise.step.number)
    left = max(exercise.step.length - used, timedelta())
    return left + sum((step.length for step in coming), timedelta())
