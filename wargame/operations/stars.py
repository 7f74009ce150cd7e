"""Starring what should be remembered, and taking a star off again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Seat, Star, Viewer, exhibits

from . import checks
from .journal import lock, record, to_control

MOST = 60


@transaction.atomic
def star(exercise: Exercise, *, exhibit: str, by: Seat) -> Star:
    """One press, in play or after it, by anybody of control. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if not exercise.is_open:
        raise Refused(_("This exercise is not open yet. There is nothing to star."))
    standing = Star.objects.filter(exercise=exercise).standing()
    already = standing.filter(exhibit=exhibit).first()
    if already is not None:
        return already
    if not exhibits.exists(exhibit, Viewer.from_seat(by)):
        raise Refused(_("This is not there any more. Load the page again."))
    if standing.count() >= MOST:
        raise Refused(_("There are %(most)s stars. Take one off first.") % {"most": MOST})
    made = Star.objects.create(exercise=exercise, exhibit=exhibit, seat=by)
    record(exercise, Kind.STARRED, by=by, audiences=to_control(), star=made.pk)
    return made


@transaction.atomic
def take_off(exercise: Exercise, *, exhibit: str, by: Seat) -> None:
    """It is no longer proposed; that it was starred stays on record."""
    checks.control(by)
    exercise = lock(exercise)
    given = Star.objects.filter(exercise=exercise, exhibit=exhibit).standing().first()
    if given is None:
        return
    given.taken_off_at, given.taken_off_by = timezone.now(), by
    given.save(update_fields=["taken_off_at", "taken_off_by"])
    record(exercise, Kind.STAR_TAKEN_OFF, by=by, audiences=to_control(), star=given.pk)
