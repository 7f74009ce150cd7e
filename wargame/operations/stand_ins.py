"""Scripted players for a state that nobody has come for. They never rate and have no views."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Seat, Team

from . import checks
from .journal import lock, record, to_room_and_board
from .seats import hash_of, key_for, new_ticket, sit


@transaction.atomic
def call(team: Team, *, by: Seat) -> Seat:
    """Seat a stand-in as the head of a delegation in which nobody sits. Once; a person who joins
    the team later finds it there, and control removes it as it removes anybody."""
    checks.control(by)
    exercise = lock(team.exercise)
    seated = list(team.seats.taken())
    if seated and seated[0].is_stand_in:
        return seated[0]
    if seated:
        raise Refused(_("Somebody plays this state. A stand-in comes where nobody does."))
    if not exercise.is_open or exercise.has_ended:
        raise Refused(_("A stand-in comes while people can join and play lasts."))
    seat = Seat(exercise=exercise, name=_("Stand-in"), is_stand_in=True, key_hash=hash_of(_key()))
    seat = sit(seat, team, None)
    seat.title = seat.name
    seat.save(update_fields=["title"])
    record(
        exercise,
        Kind.SEAT_TAKEN,
        by=seat,
        audiences=to_room_and_board(team.pk),
        team=team.pk,
        chair=seat.chair,
        called_by=by.pk,
    )
    return seat


def at_work() -> list[Seat]:
    """The stand-ins of all exercises in which they have something to do."""
    going = Exercise.objects.exclude(started_at=None).filter(ended_at=None)
    stand_ins = Seat.objects.players().filter(is_stand_in=True, exercise__in=going)
    return list(stand_ins.select_related("exercise").order_by("pk"))


def adopt(seat: Seat) -> str:
    """A new key for a stand-in, for the process that plays it from now on."""
    key = _key()
    Seat.objects.filter(pk=seat.pk, is_stand_in=True).update(key_hash=hash_of(key))
    return key


def _key() -> str:
    """Of no form that anybody holds."""
    return key_for(new_ticket())
