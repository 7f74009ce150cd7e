"""Everybody's place: the teams with their seats and who sits beside them, for control to put
people right."""

from dataclasses import dataclass

from wargame.models import Duty, Exercise, Role, Seat, Team, Viewer


@dataclass(frozen=True)
class Table:
    """A team and those who sit in it."""

    team: Team
    seats: list[Seat]

    @property
    def free(self) -> int:
        return self.team.chairs - len(self.seats)

    @property
    def has_lead(self) -> bool:
        return any(seat.duty == Duty.LEAD for seat in self.seats)

    @property
    def played(self) -> Seat | None:
        """The seat from which control plays this state."""
        return next((seat for seat in self.seats if seat.is_played), None)

    @property
    def people(self) -> list[Seat]:
        return [seat for seat in self.seats if not seat.is_played]


@dataclass(frozen=True)
class People:
    """`missing` counts those expected who have not sat down; `beside` are those in no team.
    `free_roles` are the states that half of a team could play, before play."""

    exercise: Exercise
    tables: list[Table]
    beside: list[Seat]
    free_roles: list[Role]

    @property
    def may_play(self) -> bool:
        """True while control can sit down for a state."""
        return self.exercise.is_open and not self.exercise.has_ended

    @property
    def seated(self) -> int:
        return sum(len(table.people) for table in self.tables)

    @property
    def missing(self) -> int:
        return max(self.exercise.expected_heads - self.seated, 0)

    @property
    def smallest(self) -> Table | None:
        return min(self.tables, key=lambda table: len(table.seats), default=None)

    @property
    def largest(self) -> Table | None:
        return max(self.tables, key=lambda table: len(table.seats), default=None)

    @property
    def is_uneven(self) -> bool:
        """True when moving one person would even the teams out."""
        sizes = [len(table.people) for table in self.tables]
        return bool(sizes) and max(sizes) - min(sizes) > 1


def people(viewer: Viewer) -> People:
    """Four queries, and one more before play."""
    exercise = viewer.exercise
    by_team: dict[int | None, list[Seat]] = {}
    for seat in exercise.seats.players():
        by_team.setdefault(seat.team_id, []).append(seat)
    tables = [Table(team, by_team.get(team.pk, [])) for team in exercise.teams.all()]
    beside = exercise.seats.beside().order_by("duty", "pk").prefetch_related("assigned")
    return People(exercise, tables, list(beside), _free_roles(exercise))


def _free_roles(exercise: Exercise) -> list[Role]:
    if exercise.started_at is not None:
        return []
    return list(exercise.version.roles.exclude(key__in=exercise.teams.values("code")))
