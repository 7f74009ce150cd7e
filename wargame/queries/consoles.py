"""Control's console and its clock: what the next press does and what is still unfinished."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q
from django.utils import timezone

from wargame.models import AFTER_PLAY, Exercise, Move, State, Step, StepKind, Viewer
from wargame.models.teams import AWAY_AFTER

from . import clocks
from .clocks import Clock

Stage = Literal["draft", "lobby", "play", "over"]


@dataclass(frozen=True)
class Console:
    """What stays while the regions change."""

    moves: list[Move]


@dataclass(frozen=True)
class ConsoleClock:
    """`after` is the number of the present step, so that a second press of Next changes nothing.

    `unfinished` counts the teams that have not released what the present step asks of them.
    """

    clock: Clock
    stage: Stage
    is_running: bool
    step: Step | None
    following: Step | None
    until: datetime | None
    here: int
    seated: int
    expected: int
    teams: int
    unfinished: int
    asks: str

    @property
    def after(self) -> int:
        return self.step.number if self.step else 0

    @property
    def template(self) -> str:
        return f"console/clock/_{self.stage}.html"

    @property
    def ends_play(self) -> bool:
        """True when the next step is the first after play: beginning it locks the records."""
        return self.stage == "play" and bool(self.following and self.following.kind in AFTER_PLAY)


def console(viewer: Viewer) -> Console:
    """One query."""
    return Console(list(viewer.exercise.moves.all()))


def clock(viewer: Viewer) -> ConsoleClock:
    """Three queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    following = exercise.steps.filter(number=step.number + 1 if step else 1).first()
    asks = _asks(step)
    counts = _counts(exercise, step.move if step else None, asks)
    return ConsoleClock(
        clock=clocks.clock(viewer),
        stage=_stage(exercise),
        is_running=exercise.running_since is not None,
        step=step,
        following=following,
        until=timezone.now() + clocks.time_left(exercise, step) if step else None,
        here=counts["here"],
        seated=counts["seated"],
        expected=exercise.expected_heads,
        teams=counts["teams"],
        unfinished=counts["teams"] - counts["released"] if asks else 0,
        asks=asks,
    )


def _stage(exercise: Exercise) -> Stage:
    if exercise.has_ended:
        return "over"
    if exercise.state in {State.DRAFT, State.LOBBY}:
        return "draft" if exercise.state == State.DRAFT else "lobby"
    return "play"


def _asks(step: Step | None) -> str:
    """What every team should have released in this step: answers, decisions or nothing."""
    asked = {StepKind.DELIBERATE: "answers"}
    asked |= dict.fromkeys((StepKind.DECIDE, StepKind.PLENARY), "decisions")
    return asked.get(StepKind(step.kind), "") if step else ""


def _counts(exercise: Exercise, move: Move | None, what: str) -> dict[str, int]:
    """Teams, those that have released what is asked, people with a seat and people here."""
    taken = Q(seats__isnull=False, seats__left_at=None)
    is_here = Q(
        seats__present_since__isnull=False, seats__last_seen_at__gt=timezone.now() - AWAY_AFTER
    )
    released = Q(**{f"{what}__move": move}) if what else Q(pk=None)
    return exercise.teams.aggregate(
        teams=Count("pk", distinct=True),
        released=Count("pk", released, distinct=True),
        seated=Count("seats", taken, distinct=True),
        here=Count("seats", taken & is_here, distinct=True),
    )
