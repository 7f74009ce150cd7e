"""Control's console and its clock: what the next press does and what is still unfinished."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils import timezone

from wargame.models import AFTER_PLAY, Exercise, Move, State, Step, StepKind, Viewer

from . import clocks
from .clocks import Clock
from .standings import Standing, asks_each, standings

Stage = Literal["draft", "lobby", "play", "over"]


@dataclass(frozen=True)
class Console:
    """What stays while the regions change."""

    moves: list[Move]


@dataclass(frozen=True)
class ConsoleClock:
    """`after` is the number of the present step, so that a second press of Next changes nothing.

    `unfinished` counts the teams with somebody here that have not released what the present step
    asks of them, `missing` the people here who have not given what it asks of each.
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
    released: int
    unfinished: int
    missing: int
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
    """Four queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    following = exercise.steps.filter(number=step.number + 1 if step else 1).first()
    asks, every = _asks(step), standings(viewer)
    released = [one for one in every if asks and _has_released(one, asks)]
    here = [one for one in every if one.here]
    return ConsoleClock(
        clock=clocks.clock(viewer),
        stage=_stage(exercise),
        is_running=exercise.running_since is not None,
        step=step,
        following=following,
        until=timezone.now() + clocks.time_left(exercise, step) if step else None,
        here=sum(len(one.here) for one in every),
        seated=sum(len(one.seats) for one in every),
        expected=exercise.expected_heads,
        teams=len(every),
        released=len(released),
        unfinished=sum(1 for one in here if one not in released) if asks else 0,
        missing=sum(len(one.missing) for one in here) if asks_each(step) else 0,
        asks=asks,
    )


def _stage(exercise: Exercise) -> Stage:
    if exercise.has_ended:
        return "over"
    if not exercise.is_open:
        return "draft"
    return "lobby" if exercise.state == State.LOBBY else "play"


def _asks(step: Step | None) -> str:
    """What every team should have released in this step: answers, decisions or nothing."""
    asked = {StepKind.DELIBERATE: "answers"}
    asked |= dict.fromkeys((StepKind.DECIDE, StepKind.PLENARY), "decisions")
    return asked.get(StepKind(step.kind), "") if step else ""


def _has_released(standing: Standing, asks: str) -> bool:
    at = standing.answered_at if asks == "answers" else standing.decided_at
    return at is not None
