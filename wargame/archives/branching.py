"""The road not taken: a new exercise from any moment of one that is over, with the record so far.

What stood at the moment is read as every page of the past is, and taken in as an archive is; so
what came later is not in it, and the exercise that was played is not touched.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, RosterPerson, Seat, State, Voice
from wargame.operations import checks
from wargame.operations.exercises import free_code
from wargame.operations.journal import lock, record, to_control
from wargame.queries import pasts
from wargame.queries.pasts import Moment

from .belongings import name_of
from .faults import Broken
from .restoring import restore
from .values import written
from .writing import DIRECTOR, Archive, archive

LONGEST_TITLE = 120


def is_in_play(exercise: Exercise, then: Moment) -> bool:
    """Whether play had begun by then, and had not ended."""
    began, ended = exercise.started_at, exercise.ended_at
    return began is not None and ended is not None and began <= then.at < ended


def branch(exercise: Exercise, then: Moment, *, by: Seat) -> Exercise:
    """The new exercise, suspended where the other stood: its people take their seats anew, what was
    written stays with the seats that wrote it. Control takes play up when they are here.

    Raises Refused for a moment at which nothing was in play.
    """
    checks.director(exercise, by)
    checks.ended(exercise)
    if not is_in_play(exercise, then):
        raise Refused(_("Choose a moment in play: after its start and before its end."))
    with pasts.as_of(then):
        held = archive(pasts.exercise_then(exercise), has_past=False)
    _stop_there(held["exercise"], then)
    _leave_the_seats(held["rows"], timezone.now())
    _forget_who_was_silent(held["rows"])
    try:
        return _begin(held | {"code": free_code()}, exercise, then)
    except Broken as broken:
        sentence = _("What stood then cannot be taken along: %(why)s")
        raise Refused(sentence % {"why": broken.faults[0]}) from broken


@transaction.atomic
def _begin(held: Archive, origin: Exercise, then: Moment) -> Exercise:
    made = lock(restore(held, director=origin.director))
    made.branched_from, made.branched_after = origin, then.number
    made.title = (_("%(title)s, played on") % {"title": origin.title})[:LONGEST_TITLE]
    made.save(update_fields=["branched_from", "branched_after", "title"])
    director = made.seats.get(facilitator=origin.director, left_at=None)
    audiences = to_control()
    record(made, Kind.EXERCISE_BRANCHED, by=director, audiences=audiences, entry=then.number)
    return made


def _stop_there(exercise: dict[str, Any], then: Moment) -> None:
    """The clock stands as between two sittings; the time since then is a break."""
    for name in ("running_since", "ends_at", "resumes_at"):
        exercise.pop(name, None)
    exercise["state"] = str(State.SUSPENDED)
    exercise["played"] = written(then.exercise_time)
    exercise["suspended_at"] = written(then.at)


def _leave_the_seats(rows: dict[str, Any], now: datetime) -> None:
    """All but the director's are free again; whoever is expected takes one anew."""
    for seat in rows.get(name_of(Seat), []):
        if seat.get("facilitator") != DIRECTOR:
            seat.setdefault("left_at", written(now))
    for person in rows.get(name_of(RosterPerson), []):
        person.pop("seat", None)


def _forget_who_was_silent(rows: dict[str, Any]) -> None:
    """Which voice is whose is read as it stands today: of those that had not spoken by then
    nothing leads to anybody."""
    spoke = {row["voice"] for held in rows.values() for row in held if "voice" in row}
    for voice in rows.get(name_of(Voice), []):
        if voice["id"] not in spoke:
            voice.pop("seat", None)
