"""Tables side by side: where each stands, and what sets them apart on the board."""

from dataclasses import dataclass

from wargame.models import Exercise, Facilitator, Parallel, Seat, Tension, Viewer

from . import board_positions, clocks, standings
from .board_positions import PositionsScene
from .clocks import Clock


@dataclass(frozen=True)
class TableStands:
    """One table: its clock, who is here, and how many teams have released a decision."""

    exercise: Exercise
    clock: Clock
    here: int
    seated: int
    teams: int
    released: int


@dataclass(frozen=True)
class ParallelConsole:
    """All tables in their order. `after` is the step at which all of them are, else None."""

    parallel: Parallel
    tables: list[TableStands]
    tensions: list[Tension]

    @property
    def after(self) -> int | None:
        numbers = {one.exercise.step.number if one.exercise.step else 0 for one in self.tables}
        return numbers.pop() if len(numbers) == 1 else None

    @property
    def are_preparing(self) -> bool:
        return any(not one.exercise.is_open for one in self.tables)

    @property
    def are_waiting(self) -> bool:
        return all(one.exercise.started_at is None for one in self.tables)

    @property
    def are_running(self) -> bool:
        return any(one.exercise.running_since for one in self.tables)


@dataclass(frozen=True)
class Contrast:
    """One tension at every table, each as its own board may see it."""

    parallel: Parallel
    tension: Tension | None
    tables: list[tuple[Exercise, PositionsScene]]


def of_director(parallel_id: int, director: Facilitator) -> Parallel | None:
    """One query."""
    found = Parallel.objects.directed_by(director).select_related("scene_tension")
    return found.filter(pk=parallel_id).first()


def of_board(parallel_id: int, key: str) -> Parallel | None:
    """One query."""
    found = Parallel.objects.filter(pk=parallel_id, board_key=key)
    return found.select_related("scene_tension").first()


def console(parallel: Parallel) -> ParallelConsole:
    """Six queries for each table, however many teams and people it has."""
    tables = _tables(parallel)
    stands = [_stands(exercise) for exercise in tables]
    tensions = list(tables[0].version.tensions.all()) if tables else []
    return ParallelConsole(parallel, stands, tensions)


def contrast(parallel: Parallel) -> Contrast:
    """At most six queries for each table."""
    tension = parallel.scene_tension
    if tension is None:
        return Contrast(parallel, None, [])
    scenes = [
        (one, board_positions.positions(Viewer.board(one), tension)) for one in _tables(parallel)
    ]
    return Contrast(parallel, tension, scenes)


def _tables(parallel: Parallel) -> list[Exercise]:
    found = parallel.tables.select_related("step__move", "version__scenario", "director")
    return list(found.defer("version__files").order_by("table_number"))


def _stands(exercise: Exercise) -> TableStands:
    control = Viewer(exercise, is_control=True)
    every = standings.standings(control)
    return TableStands(
        exercise=exercise,
        clock=clocks.clock(control),
        here=sum(len(one.here) for one in every),
        seated=Seat.objects.players().filter(exercise=exercise).count(),
        teams=len(every),
        released=sum(one.decided_at is not None for one in every),
    )
