"""The exercises of one facilitator, by what they want of them now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wargame.models import Exercise, Facilitator, Seat, State, Team, Viewer, present
from wargame.models.teams import AWAY_AFTER

from . import clocks
from .clocks import Clock


@dataclass(frozen=True)
class Row:
    """One exercise with its numbers of teams, of people seated and of those here now."""

    exercise: Exercise
    teams: int
    seated: int
    here: int


@dataclass(frozen=True)
class ExerciseList:
    """`running` is the one that was started last, with its clock; `others` run beside it."""

    running: Row | None
    clock: Clock | None
    others: tuple[Row, ...]
    suspended: tuple[Row, ...]
    lobby: tuple[Row, ...]
    drafts: tuple[Row, ...]
    closed: tuple[Row, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.running or self.suspended or self.lobby or self.drafts or self.closed)


def exercise_list(facilitator: Facilitator) -> ExerciseList:
    """One query, and one more for the clock of the exercise that runs."""
    rows = [_row(exercise) for exercise in _exercises(facilitator)]
    in_play = [row for row in rows if row.exercise.is_in_play]
    running = in_play[0] if in_play else None
    return ExerciseList(
        running=running,
        clock=clocks.clock(Viewer.nobody(running.exercise)) if running else None,
        others=tuple(in_play[1:]),
        suspended=_in(rows, State.SUSPENDED),
        lobby=_in(rows, State.LOBBY),
        drafts=_in(rows, State.DRAFT, State.READY),
        closed=_in(rows, State.ENDED, State.DEBRIEF),
    )


def _exercises(facilitator: Facilitator) -> QuerySet[Exercise]:
    """Newest first: by the start, or for what has not started by the making."""
    here = Q(present_since__isnull=False, last_seen_at__gt=present.now() - AWAY_AFTER)
    return (
        Exercise.objects.directed_by(facilitator)
        .select_related("step__move", "branched_from")
        .annotate(
            team_count=_count(Team.objects.order_by()),
            seated=_count(Seat.objects.players().order_by()),
            here=_count(Seat.objects.players().filter(here).order_by()),
            latest=Coalesce("started_at", "made_at"),
        )
        .order_by("-latest")
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of these rows belong to each exercise; counted apart, so none multiplies another."""
    counted = rows.filter(exercise=OuterRef("pk")).values("exercise").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


def _row(exercise: Any) -> Row:
    return Row(exercise, exercise.team_count, exercise.seated, exercise.here)


def _in(rows: list[Row], *states: State) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.exercise.state in states)
