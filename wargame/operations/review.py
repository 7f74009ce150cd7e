"""What people leave at the end: hot wash and exit ticket, unnamed, once each."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Exercise,
    ExitTicket,
    HotWash,
    JournalEntry,
    Kind,
    Revealed,
    Seat,
    StepKind,
)

from . import checks
from .journal import lock, record, to_seat


@transaction.atomic
def give_hot_wash(exercise: Exercise, *, surprise: str, keep: str, by: Seat) -> None:
    """One surprise and one thing to keep. The row cannot be joined to the person who wrote it,
    so it cannot be changed; given twice, kept once. Nothing is added to lines that are shown: the
    room would see whose it is."""
    exercise = _open(exercise, StepKind.REVIEW, by)
    if has_given(exercise, Kind.HOT_WASH_GIVEN, by):
        return
    if exercise.reveals.filter(what=Revealed.HOT_WASH).exists():
        raise Refused(_("The hot wash is shown and closed. Say yours to the room."))
    if not (surprise or keep):
        raise Refused(_("Write one line in at least one of the two."))
    HotWash.objects.create(exercise=exercise, surprise=surprise, keep=keep)
    record(exercise, Kind.HOT_WASH_GIVEN, by=by, audiences=to_seat(by))


@transaction.atomic
def give_exit_ticket(exercise: Exercise, *, lesson: str, applies_to: str, by: Seat) -> None:
    """One lesson and where it applies. Unnamed; given twice, kept once."""
    exercise = _open(exercise, StepKind.EXIT, by)
    if has_given(exercise, Kind.EXIT_GIVEN, by):
        return
    ExitTicket.objects.create(exercise=exercise, lesson=lesson, applies_to=applies_to)
    record(exercise, Kind.EXIT_GIVEN, by=by, audiences=to_seat(by))


def has_given(exercise: Exercise, kind: Kind, seat: Seat) -> bool:
    """Whether this person has handed it in; the journal knows, the row itself does not."""
    return JournalEntry.objects.filter(exercise=exercise, kind=kind, seat=seat).exists()


def _open(exercise: Exercise, kind: StepKind, by: Seat) -> Exercise:
    checks.alone(by)
    checks.person(by)
    exercise = lock(exercise)
    checks.begun(exercise, kind)
    return exercise
