"""People without a team: co-facilitators, evaluators and observers, each let in by a link.

A link is a secret of one seat, of which only the hash is kept. Removed, the seat is closed and the
link ends, and with it every page that stands open.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Duty, Exercise, Kind, Seat, Team

from . import checks
from .journal import lock, record, to_seat
from .seats import MOST_PEOPLE, hash_of, key_for


@transaction.atomic
def invite(
    exercise: Exercise,
    *,
    name: str,
    duty: Duty,
    ticket: str,
    by: Seat,
    teams: Iterable[Team] = (),
) -> Seat:
    """A seat beside the teams, whose link the ticket leads to; the same form, the same seat.

    `teams` are those that an evaluator follows.
    """
    _may_let_in(duty, by)
    exercise = lock(exercise)
    already = exercise.seats.beside().filter(key_hash=hash_of(key_for(ticket))).first()
    if already is not None:
        return already
    if exercise.seats.taken().count() >= MOST_PEOPLE:
        raise Refused(_("This exercise is full: it seats 600 people."))
    seat = Seat.objects.create(
        exercise=exercise,
        duty=duty,
        title=str(_("Co-facilitator") if duty == Duty.CONTROL else duty.label),
        name=name,
        key_hash=hash_of(key_for(ticket)),
    )
    if duty == Duty.EVALUATOR:
        seat.assigned.set(teams)
    record(exercise, Kind.PERSON_INVITED, by=by, audiences=to_seat(seat), seat=seat.pk)
    return seat


@transaction.atomic
def renew(seat: Seat, *, ticket: str, by: Seat) -> Seat:
    """Another link for the same person, where the first was lost or seen by others; it ends."""
    _may_let_in(Duty(seat.duty), by)
    exercise = lock(seat.exercise)
    seat = exercise.seats.beside().get(pk=seat.pk)
    if seat.key_hash == hash_of(key_for(ticket)):
        return seat
    seat.key_hash = hash_of(key_for(ticket))
    seat.save(update_fields=["key_hash"])
    record(exercise, Kind.LINK_RENEWED, by=by, audiences=to_seat(seat), seat=seat.pk)
    return seat


@transaction.atomic
def assign(seat: Seat, *, teams: Iterable[Team], by: Seat) -> Seat:
    """The teams that this evaluator follows from now on, in place of those before."""
    checks.control(by)
    exercise = lock(seat.exercise)
    seat = exercise.seats.beside().get(pk=seat.pk, duty=Duty.EVALUATOR)
    chosen = {team.pk for team in teams}
    if set(seat.assigned.values_list("pk", flat=True)) == chosen:
        return seat
    seat.assigned.set(chosen)
    audiences, refs = to_seat(seat), {"seat": seat.pk, "teams": sorted(chosen)}
    record(exercise, Kind.TEAMS_ASSIGNED, by=by, audiences=audiences, **refs)
    return seat


@transaction.atomic
def remove(seat: Seat, *, by: Seat) -> Seat:
    """The person sees no more; what they did stays on record under their name. Once only."""
    _may_let_in(Duty(seat.duty), by)
    exercise = lock(seat.exercise)
    seat = exercise.seats.filter(team=None, facilitator=None).get(pk=seat.pk)
    if seat.left_at is not None:
        return seat
    seat.left_at = timezone.now()
    seat.save(update_fields=["left_at"])
    record(exercise, Kind.PERSON_REMOVED, by=by, audiences=to_seat(seat), seat=seat.pk)
    return seat


def _may_let_in(duty: Duty, by: Seat) -> None:
    """Who came by a link has the rights of control, but lets nobody else into control, or out."""
    checks.control(by)
    if duty == Duty.CONTROL and by.facilitator_id is None:
        raise Refused(_("Only a facilitator with an account does this for control."))
