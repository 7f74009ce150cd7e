"""Joining an exercise: which seats are taken and free, without saying who sits in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.models import Exercise, RosterPerson, Seat, Team
from wargame.models.attribution import ground_rules
from wargame.models.exercises import IN_PREPARATION

from . import viewers


@dataclass(frozen=True)
class Chair:
    """One chair of a team. `place` names it in a form: BLU-2."""

    place: str
    number: int
    title: str
    is_taken: bool


@dataclass(frozen=True)
class TeamChairs:
    """A team with its chairs, free and taken."""

    team: Team
    chairs: tuple[Chair, ...]

    @property
    def free(self) -> int:
        return sum(not chair.is_taken for chair in self.chairs)


@dataclass(frozen=True)
class Lobby:
    """Names of people are left out: whoever knows the code may see this page.

    `mine` are the seats that this browser carries already, `people` those on the roster who have
    not sat down: their names are there to be picked.
    """

    exercise: Exercise
    teams: tuple[TeamChairs, ...]
    mine: tuple[Seat, ...]
    people: tuple[RosterPerson, ...] = ()

    @property
    def chairs(self) -> int:
        return sum(len(place.chairs) for place in self.teams)

    @property
    def free(self) -> int:
        return sum(place.free for place in self.teams)

    @property
    def seated(self) -> int:
        return self.chairs - self.free

    @property
    def rules(self) -> list[str]:
        """The ground rules, which whoever sits down accepts."""
        return ground_rules(self.exercise)

    @property
    def move_number(self) -> int | None:
        """The move that is being played, which a late arrival is told of."""
        step = self.exercise.step
        return step.move.number if step and step.move else None


def open_exercise(code: str) -> Exercise | None:
    """The exercise that people may join with this code. One query."""
    found = Exercise.objects.select_related("step__move").filter(code=code)
    return found.exclude(state__in=IN_PREPARATION).first()


def lobby(code: str, cookies: Mapping[str, str]) -> Lobby | None:
    """Four queries, and one more for a browser that carries seats; None when not open."""
    exercise = open_exercise(code)
    if exercise is None:
        return None
    taken: dict[int, dict[int, Seat]] = {}
    for seat in exercise.seats.players().order_by():
        taken.setdefault(seat.team_id or 0, {})[seat.chair or 0] = seat
    teams = exercise.teams.select_related("role")
    return Lobby(
        exercise,
        tuple(TeamChairs(team, _chairs(team, taken.get(team.pk, {}))) for team in teams),
        _mine(exercise, viewers.keys_in(cookies, code)),
        tuple(exercise.roster.exclude(seat__in=exercise.seats.players())),
    )


def carried(code: str, seat_id: int, key: str) -> Seat | None:
    """The seat that a card or a link opens, if its key fits. One query."""
    seats = Seat.objects.taken().select_related("exercise", "team")
    seat = seats.filter(exercise__code=code, pk=seat_id).first()
    return seat if seat and viewers.fits(seat, key) else None


def _mine(exercise: Exercise, keys: Mapping[int, str]) -> tuple[Seat, ...]:
    if not keys:
        return ()
    seats = exercise.seats.players().filter(pk__in=list(keys)).select_related("team")
    return tuple(seat for seat in seats if viewers.fits(seat, keys[seat.pk]))


def _chairs(team: Team, taken: Mapping[int, Seat]) -> tuple[Chair, ...]:
    has_lead = any(seat.is_lead for seat in taken.values())
    found = []
    for number in range(1, team.chairs + 1):
        seat = taken.get(number)
        title = seat.title if seat else team.place(number, has_lead=has_lead)[1]
        found.append(Chair(f"{team.code}-{number}", number, title, seat is not None))
    return tuple(found)
