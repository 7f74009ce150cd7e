"""The roster as control sees it: who is expected where, who has sat down, who is kept apart."""

from collections import Counter
from dataclasses import dataclass

from wargame.models import Apart, Exercise, RosterPerson, Team, Viewer


@dataclass(frozen=True)
class Table:
    """A team with how many are meant for it or sit in it."""

    team: Team
    meant: int

    @property
    def is_over(self) -> bool:
        return self.meant > self.team.chairs


@dataclass(frozen=True)
class Roster:
    """Everybody in the order of their names; `together` are pins that do not hold now."""

    exercise: Exercise
    people: list[RosterPerson]
    tables: list[Table]
    pins: list[Apart]
    together: list[Apart]

    @property
    def without(self) -> int:
        return sum(person.team_id is None for person in self.people)

    @property
    def seated(self) -> int:
        return sum(has_sat_down(person) for person in self.people)


def roster(viewer: Viewer) -> Roster:
    """Three queries."""
    exercise = viewer.exercise
    people = list(exercise.roster.select_related("team", "seat"))
    meant = Counter(person.team_id for person in people)
    teams = {person.pk: person.team_id for person in people}
    pins = list(exercise.pins.select_related("first", "second"))
    return Roster(
        exercise=exercise,
        people=people,
        tables=[Table(team, meant[team.pk]) for team in exercise.teams.all()],
        pins=pins,
        together=[
            pin
            for pin in pins
            if teams[pin.first_id] is not None and teams[pin.first_id] == teams[pin.second_id]
        ],
    )


def has_sat_down(person: RosterPerson) -> bool:
    """True while the seat that the person took is theirs."""
    return person.seat is not None and person.seat.left_at is None
