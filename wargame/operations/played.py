"""A state that control plays: it sits in the team with the rights of its head, under its own name.

The seat is one of the team's, so that every act is that of a head of delegation and says by whom
it was done. Control never estimates, assents, rates or dissents there.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Duty, Kind, Seat, Team
from wargame.models.teams import MOST_CHAIRS

from . import checks, seats
from .journal import lock, record, to_room_and_board


@transaction.atomic
def play(team: Team, *, ticket: str, by: Seat) -> Seat:
    """Sit down as its head. Done again the same seat opens with the new ticket, so that another
    of control's people can take over; recorded once.

    Raises Refused while somebody leads the team.
    """
    checks.control(by)
    exercise = lock(team.exercise)
    if not exercise.is_open or exercise.has_ended:
        raise Refused(_("A state is played between the opening and the end of play."))
    seat = team.seats.players().filter(played_by__isnull=False).first()
    key_hash = seats.hash_of(seats.key_for(ticket))
    if seat is not None:
        seat.key_hash, seat.played_by = key_hash, by
        seat.save(update_fields=["key_hash", "played_by"])
        return seat
    head = team.seats.players().filter(duty=Duty.LEAD).first()
    if head is not None:
        raise Refused(_("%(name)s leads this team. Remove or move them first.") % {"name": head})
    seat = Seat(exercise=exercise, team=team, name=_("Control"), key_hash=key_hash, played_by=by)
    seat.chair, seat.duty = _free_chair(team), Duty.LEAD
    seat.title = _("Head of delegation, played by control")
    seat.save()
    audiences = to_room_and_board(team.pk)
    record(exercise, Kind.TEAM_PLAYED, by=by, audiences=audiences, team=team.pk)
    return seat


@transaction.atomic
def give_back(team: Team, *, by: Seat) -> None:
    """Control rises; the chair is free for somebody. Done twice, recorded once."""
    checks.control(by)
    lock(team.exercise)
    for seat in team.seats.players().filter(played_by__isnull=False):
        seats.remove(seat, by=by)


def _free_chair(team: Team) -> int:
    """The first that is free; a full team gets one more."""
    taken = set(team.seats.players().values_list("chair", flat=True))
    free = next(n for n in range(1, MOST_CHAIRS + 2) if n not in taken)
    if free > MOST_CHAIRS:
        raise Refused(_("A team holds %(most)s at most.") % {"most": MOST_CHAIRS})
    if free > team.chairs:
        Team.objects.filter(pk=team.pk).update(chairs=free)
    return free
