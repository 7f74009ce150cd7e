"""Taking a seat, being moved, carried to another device, present and away."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Duty, Exercise, Kind, RosterPerson, Seat, Team
from wargame.models.viewers import of_seat

from . import checks, rosters
from .journal import lock, record, to_room_and_board, to_teams

MOST_PEOPLE = 600


def key_for(ticket: str) -> str:
    """The seat key that a joining form's ticket leads to: the same form, the same seat."""
    return salted_hmac("wargame.seat", ticket, algorithm="sha256").hexdigest()


def hash_of(key: str) -> str:
    """The SHA-256 of a seat's key, which is all that is kept of it."""
    return sha256(key.encode()).hexdigest()


@transaction.atomic
def take(
    exercise: Exercise,
    *,
    name: str,
    ticket: str,
    team: Team | None = None,
    chair: int | None = None,
    person: RosterPerson | None = None,
) -> Seat:
    """Seat a person: in the chair asked for, in any of the team's, or where there is most room.
    A `person` of the roster sits where they are expected, unless they chose another place. Whoever
    sits down has accepted the ground rules, which do not change any more.

    A repeated form (same ticket) gets the seat it already has, unless control has closed it.
    """
    exercise = lock(exercise)
    key_hash = hash_of(key_for(ticket))
    already = exercise.seats.filter(key_hash=key_hash, left_at=None).first()
    if already is not None:
        return already
    if Seat.objects.filter(key_hash=key_hash).exists():
        raise Refused(_("This form has served its turn. Send it once more to take a new seat."))
    if not exercise.is_open:
        raise Refused(_("This exercise is not open yet. Wait for control."))
    if exercise.seats.taken().count() >= MOST_PEOPLE:
        raise Refused(_("This exercise is full: it seats 600 people."))
    expected = exercise.roster.get(pk=person.pk) if person else None
    team = team or (expected and expected.team) or _roomiest(exercise)
    seat = Seat(exercise=exercise, name=name, key_hash=key_hash, accepted_at=timezone.now())
    seat = sit(seat, team, chair)
    if expected is not None:
        rosters.sat_down(expected, seat)
    refs = {"team": team.pk, "chair": seat.chair}
    record(exercise, Kind.SEAT_TAKEN, by=seat, audiences=to_room_and_board(team.pk), **refs)
    return seat


@transaction.atomic
def move(seat: Seat, *, to: Team, by: Seat) -> Seat:
    """Put a person into another team. Their streams are closed; their work stays on record."""
    checks.control(by)
    exercise = lock(seat.exercise)
    seat = exercise.seats.players().get(pk=seat.pk)
    was = seat.team_id
    if was == to.pk:
        return seat
    seat = sit(seat, to, None)
    rosters.follow(seat)
    audiences = [*to_room_and_board(was, to.pk), of_seat(seat.pk)]
    record(exercise, Kind.SEAT_MOVED, by=by, audiences=audiences, seat=seat.pk, team=to.pk)
    return seat


@transaction.atomic
def remove(seat: Seat, *, by: Seat) -> Seat:
    """Close a player's seat: the person sees no more and the chair is free. Once only."""
    checks.control(by)
    exercise = lock(seat.exercise)
    seat = exercise.seats.exclude(team=None).get(pk=seat.pk)
    if seat.left_at is not None:
        return seat
    _close(exercise, seat, by)
    return seat


@transaction.atomic
def hand_lead(seat: Seat, *, by: Seat) -> Seat:
    """Make this person head of delegation; the former head becomes an adviser.

    The head, the recorder or control may do it.
    """
    exercise = lock(seat.exercise)
    seat = exercise.seats.players().select_related("team").get(pk=seat.pk)
    if not by.is_control:
        checks.player(by)
        if by.team_id != seat.team_id or by.duty not in {Duty.LEAD, Duty.RECORDER}:
            raise Refused(_("Only the head, the recorder or control can hand over the lead."))
    if seat.is_lead:
        return seat
    old = Seat.objects.players().filter(team=seat.team_id, duty=Duty.LEAD)
    for played in old.exclude(played_by=None):
        _close(exercise, played, by)
    old.update(duty=Duty.MEMBER, title=_("Adviser"))
    seat.duty, seat.title = Duty.LEAD, _title_of_lead(seat.team)
    seat.save(update_fields=["duty", "title"])
    record(
        exercise,
        Kind.LEAD_HANDED,
        by=by,
        audiences=to_teams(seat.team_id),
        seat=seat.pk,
        team=seat.team_id,
    )
    return seat


@transaction.atomic
def arrive(seat: Seat, *, now: datetime | None = None) -> None:
    """A page of this seat is open. Recorded only when the seat was away."""
    now = now or timezone.now()
    was_present = Seat.objects.get(pk=seat.pk).is_present
    Seat.objects.filter(pk=seat.pk).update(last_seen_at=now)
    if was_present:
        return
    exercise = lock(seat.exercise)
    if Seat.objects.filter(pk=seat.pk, left_at=None).update(present_since=now):
        record(exercise, Kind.SEAT_PRESENT, by=seat, audiences=to_teams(seat.team_id), seat=seat.pk)


def keep_alive(seat_ids: Iterable[int]) -> None:
    """Renew the sign of life of all seats with an open page, in one statement."""
    Seat.objects.filter(pk__in=list(seat_ids), left_at=None).update(last_seen_at=timezone.now())


@transaction.atomic
def leave(seat: Seat) -> None:
    """The last page of this seat has been closed for a while. Recorded once."""
    exercise = lock(seat.exercise)
    if (
        Seat.objects.filter(pk=seat.pk, left_at=None)
        .exclude(present_since=None)
        .update(present_since=None, last_seen_at=F("last_seen_at"))
    ):
        record(exercise, Kind.SEAT_AWAY, by=seat, audiences=to_teams(seat.team_id), seat=seat.pk)


def new_ticket() -> str:
    """A ticket for one joining form."""
    return secrets.token_urlsafe(18)


def sit(seat: Seat, team: Team, chair: int | None) -> Seat:
    """Put a seat, new or not, into this chair, or into the first that is free. Raises Refused
    where it is taken."""
    free = _free_chairs(team)
    if chair is None:
        chair = next(iter(free), None)
    if chair is None:
        raise Refused(_("%(team)s is full. Take another seat.") % {"team": team.name})
    if chair not in free:
        raise Refused(_("Somebody has just taken that seat. Choose another."))
    seat.team, seat.chair = team, chair
    has_lead = team.seats.taken().exclude(pk=seat.pk).filter(duty=Duty.LEAD).exists()
    seat.duty, seat.title = team.place(chair, has_lead=has_lead)
    seat.save()
    return seat


def _close(exercise: Exercise, seat: Seat, by: Seat) -> None:
    seat.left_at, seat.present_since = timezone.now(), None
    seat.save(update_fields=["left_at", "present_since"])
    audiences = [*to_room_and_board(seat.team_id), of_seat(seat.pk)]
    refs = {"seat": seat.pk, "team": seat.team_id}
    record(exercise, Kind.SEAT_REMOVED, by=by, audiences=audiences, **refs)


def _free_chairs(team: Team) -> list[int]:
    taken = set(team.seats.taken().values_list("chair", flat=True))
    return [chair for chair in range(1, team.chairs + 1) if chair not in taken]


def _title_of_lead(team: Team | None) -> str:
    """As the scenario names it for this team."""
    named = team.role.seats if team else []
    return next((one["title"] for one in named if one["duty"] == Duty.LEAD), str(Duty.LEAD.label))


def _roomiest(exercise: Exercise) -> Team:
    """The team with the smallest share of its chairs taken; in seating order among equals."""
    teams = list(exercise.teams.all())
    counts = {team.pk: len(_free_chairs(team)) for team in teams}
    open_teams = [team for team in teams if counts[team.pk]]
    if not open_teams:
        raise Refused(_("Every seat is taken. Ask the facilitator for a chair."))
    return max(open_teams, key=lambda team: (counts[team.pk] / team.chairs, -team.order))
