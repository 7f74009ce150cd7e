"""The roster: taking people in, spreading them over teams, keeping some apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures.balances import spread
from wargame.models import Apart, Exercise, Kind, RosterPerson, Seat, Team

from . import checks
from .journal import lock, record, to_control

MOST_PEOPLE = 600


@dataclass(frozen=True)
class Expected:
    """Somebody to take into the roster, with the team they belong to if that is known."""

    name: str
    team: Team | None = None


@transaction.atomic
def enter(exercise: Exercise, people: Iterable[Expected], *, by: Seat) -> int:
    """How many are new; who is on the roster already stays as they are. Done twice, recorded
    once. Raises Refused beyond 600."""
    checks.control(by)
    exercise = lock(exercise)
    here = {name.casefold() for name in exercise.roster.values_list("name", flat=True)}
    new = {one.name.casefold(): one for one in people if one.name.casefold() not in here}
    if len(here) + len(new) > MOST_PEOPLE:
        raise Refused(_("An exercise seats 600 people."))
    if new:
        RosterPerson.objects.bulk_create(
            RosterPerson(exercise=exercise, name=one.name, team=one.team) for one in new.values()
        )
        _changed(exercise, by)
    return len(new)


@transaction.atomic
def place(person: RosterPerson, team: Team | None, *, by: Seat) -> RosterPerson:
    """Where somebody should sit. Whoever sits already is moved among the people, not here."""
    checks.control(by)
    exercise = lock(person.exercise)
    person = exercise.roster.get(pk=person.pk)
    if person.team != team:
        person.team = team
        person.save(update_fields=["team"])
        _changed(exercise, by)
    return person


@transaction.atomic
def strike(person: RosterPerson, *, by: Seat) -> None:
    """Off the roster; a seat that was taken stays taken. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(person.exercise)
    deleted, _rows = exercise.roster.filter(pk=person.pk).delete()
    if deleted:
        _changed(exercise, by)


@transaction.atomic
def keep_apart(one: RosterPerson, other: RosterPerson, *, by: Seat) -> Apart:
    """Pin two people into different teams. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(one.exercise)
    first, second = sorted((one, other), key=lambda person: person.pk)
    pin, is_new = Apart.objects.get_or_create(exercise=exercise, first=first, second=second)
    if is_new:
        _changed(exercise, by)
    return pin


@transaction.atomic
def let_together(pin: Apart, *, by: Seat) -> None:
    """Take a pin out. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(pin.exercise)
    deleted, _rows = exercise.pins.filter(pk=pin.pk).delete()
    if deleted:
        _changed(exercise, by)


@transaction.atomic
def balance(exercise: Exercise, *, by: Seat) -> int:
    """Give a team to everybody who has none, and another to those whom a pin parts: as even as
    the chairs allow. How many are left for whom there is no room. Who sits already stays."""
    checks.control(by)
    exercise = lock(exercise)
    roster = list(exercise.roster.select_related("seat"))
    apart = list(exercise.pins.values_list("first", "second"))
    placed = {one.pk: _team_of(one) for one in roster}
    for one, other in apart:
        if placed[one] is not None and placed[one] == placed[other]:
            free = next((pk for pk in (other, one) if not _sits(roster, pk)), None)
            placed |= {free: None} if free else {}
    chairs = {team.pk: team.chairs for team in exercise.teams.all()}
    others = exercise.seats.players().filter(person=None)
    fixed = {pk: team for pk, team in placed.items() if team is not None}
    fixed |= {-seat.pk: seat.team_id for seat in others if seat.team_id}
    found = spread([pk for pk, team in placed.items() if team is None], chairs, fixed, apart)
    moved = [one for one in roster if one.pk in found]
    for person in moved:
        person.team_id = found[person.pk]
    RosterPerson.objects.bulk_update(moved, ["team"])
    if moved:
        _changed(exercise, by)
    return sum(team is None for team in placed.values()) - len(moved)


def sat_down(person: RosterPerson, seat: Seat) -> None:
    """Under the lock of the exercise: this person has taken this seat."""
    taken = person.seat
    if taken is not None and taken.left_at is None and taken.pk != seat.pk:
        raise Refused(
            _("%(name)s has sat down already. Is it you? Use your seat card, or ask control.")
            % {"name": person.name}
        )
    person.seat, person.team = seat, seat.team
    person.save(update_fields=["seat", "team"])


def follow(seat: Seat) -> None:
    """Under the lock of the exercise: who was moved is expected in the new team."""
    RosterPerson.objects.filter(seat=seat).update(team=seat.team_id)


def _team_of(person: RosterPerson) -> int | None:
    sits = person.seat is not None and person.seat.left_at is None
    return person.seat.team_id if sits and person.seat else person.team_id


def _sits(roster: list[RosterPerson], pk: int) -> bool:
    person = next(one for one in roster if one.pk == pk)
    return person.seat is not None and person.seat.left_at is None


def _changed(exercise: Exercise, by: Seat) -> None:
    record(exercise, Kind.ROSTER_CHANGED, by=by, audiences=to_control())
