"""Room for more people in a team; teams that become one, and one that becomes two."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Role, Seat, Team
from wargame.models.teams import MOST_CHAIRS

from . import checks, exercise_plans, ledgers, seats
from .journal import lock, record, to_everyone, to_room_and_board


@transaction.atomic
def add_chair(team: Team, *, to: int, by: Seat) -> Team:
    """One chair more than the `to` there were when it was asked for, so that a double press adds
    one. Raises Refused beyond 40."""
    checks.control(by)
    exercise = lock(team.exercise)
    team = exercise.teams.get(pk=team.pk)
    if team.chairs != to:
        return team
    if team.chairs == MOST_CHAIRS:
        raise Refused(_("A team holds %(most)s at most.") % {"most": MOST_CHAIRS})
    team.chairs += 1
    team.save(update_fields=["chairs"])
    audiences = to_room_and_board(team.pk)
    record(exercise, Kind.CHAIR_ADDED, by=by, audiences=audiences, team=team.pk)
    return team


@transaction.atomic
def merge(team: Team, *, into: Team, by: Seat) -> Team:
    """All people of `team` sit in another from now on. Before play the state leaves the exercise;
    in play it stays, with what it has done, and control can play it."""
    checks.control(by)
    exercise = lock(team.exercise)
    if team.pk == into.pk or not exercise.teams.filter(pk=team.pk).exists():
        return into
    people = list(team.seats.players().filter(played_by=None, is_stand_in=False))
    into = _with_room(into, len(people))
    for seat in people:
        seats.move(seat, to=into, by=by)
    exercise.roster.filter(team=team).update(team=into)
    exercise = lock(exercise)
    if exercise.started_at is None and exercise.teams.count() > 1:
        _take_out(exercise, team, by)
    record(exercise, Kind.TEAMS_MERGED, by=by, audiences=to_everyone(), team=into.pk)
    return into


@transaction.atomic
def split(team: Team, *, role: Role, by: Seat) -> Team:
    """Every second of its people, the head aside, plays another state of the scenario, the first
    of them as its head. Raises Refused once play has begun, and for fewer than two people."""
    checks.control(by)
    exercise = lock(team.exercise)
    if exercise.started_at is not None:
        raise Refused(_("Play has begun. Move people one by one instead."))
    people = sorted(team.seats.players(), key=lambda seat: (not seat.is_lead, seat.chair))
    half = people[1::2]
    if not half:
        raise Refused(_("It takes two people to split a team."))
    exercise_plans.seat_another(exercise, role, max(len(half), 2))
    other = exercise.teams.get(code=role.key)
    ledgers.clear(exercise)
    ledgers.lay_out(exercise, by=by)
    for seat in half:
        seats.move(seat, to=other, by=by)
    exercise = lock(exercise)
    record(exercise, Kind.TEAM_SPLIT, by=by, audiences=to_everyone(), team=other.pk)
    return other


def _with_room(team: Team, more: int) -> Team:
    """With a chair for everybody. Raises Refused beyond 40."""
    needed = team.seats.players().count() + more
    if needed > MOST_CHAIRS:
        raise Refused(_("A team holds %(most)s at most.") % {"most": MOST_CHAIRS})
    if needed > team.chairs:
        team.chairs = needed
        team.save(update_fields=["chairs"])
    return team


def _take_out(exercise: Exercise, team: Team, by: Seat) -> None:
    """Before play nothing hangs on a team but its plan and the seats that were given up."""
    if team.seats.exists():
        return
    ledgers.clear(exercise)
    team.delete()
    ledgers.lay_out(exercise, by=by)
