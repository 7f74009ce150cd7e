"""Control's console and its clock: what the next press does and what is still unfinished."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from wargame.measures import runs
from wargame.measures.clock_acts import ClockAct, Turn
from wargame.models import AFTER_PLAY, Exercise, Move, State, Step, StepKind, Viewer, present

from . import clock_desks, clock_effects, clocks, schedules
from .clock_desks import Undo
from .clock_effects import Preview
from .clocks import Clock
from .inject_queues import A_MINUTE_MS
from .standings import Standing, asks_each, standings

Stage = Literal["draft", "lobby", "play", "suspended", "over"]
MINUTES = (-1, 1, 2, 5)


@dataclass(frozen=True)
class Console:
    """What stays while the regions change."""

    moves: list[Move]


@dataclass(frozen=True)
class ConsoleClock:
    """`after` is the number of the present step, so that a second press of Next changes nothing.

    `minutes`, `next` and `pace` say what the presses will do; `due_ms` is when their times move
    on by themselves. `unfinished` counts the teams with somebody here that have not released what
    the present step asks of them, `missing` the people here who have not given what it asks of
    each.
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
    minutes: list[Preview]
    next: Preview | None
    pace: Preview | None
    undo: Undo | None
    due_ms: int | None

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
    """Six queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    steps = schedules.steps(exercise)
    after = step.number if step else 0
    asks, every = _asks(step), standings(viewer)
    released = [one for one in every if asks and _has_released(one, asks)]
    here = [one for one in every if one.here]
    left = clocks.time_left(exercise, step) if step else timedelta()
    stands = exercise.running_since is None or not left
    return ConsoleClock(
        clock=clocks.clock(viewer),
        stage=_stage(exercise),
        is_running=exercise.running_since is not None,
        step=step,
        following=_following(steps, after),
        until=present.now() + left if step else None,
        here=sum(len(one.here) for one in every),
        seated=sum(len(one.seats) for one in every),
        expected=exercise.expected_heads,
        teams=len(every),
        released=len(released),
        unfinished=sum(1 for one in here if one not in released) if asks else 0,
        missing=sum(len(one.missing) for one in here) if asks_each(step) else 0,
        asks=asks,
        undo=clock_desks.undo(clock_desks.last(viewer), steps) if step else None,
        due_ms=(A_MINUTE_MS if stands else int(left.total_seconds() * 1000)) if step else None,
        **_effects(exercise, steps),
    )


def _effects(exercise: Exercise, steps: list[Step]) -> dict[str, Any]:
    """What each press on the console would do now. One query."""
    now = present.now()
    plan = runs.schedule(exercise, steps, now)
    if plan is None:
        return {"minutes": [], "next": None, "pace": None}
    injects = clock_effects.waiting(exercise)

    def would(act: ClockAct) -> Preview:
        return clock_effects.preview(exercise, plan, act, steps, injects, now)

    following = _following(steps, plan.current)
    return {
        "minutes": [would(ClockAct(Turn.CHANGE, minutes=n)) for n in MINUTES],
        "next": would(ClockAct(Turn.GO, step=following.number)) if following else None,
        "pace": would(ClockAct(Turn.PAUSE if plan.is_running else Turn.RESUME)),
    }


def _following(steps: list[Step], after: int) -> Step | None:
    return next((s for s in steps if s.number > after and not s.falls_away), None)


def _stage(exercise: Exercise) -> Stage:
    if exercise.has_ended:
        return "over"
    if not exercise.is_open:
        return "draft"
    if exercise.is_suspended:
        return "suspended"
    return "lobby" if exercise.state == State.LOBBY else "play"


def _asks(step: Step | None) -> str:
    """What every team should have released in this step: answers, decisions or nothing."""
    asked = {StepKind.DELIBERATE: "answers"}
    asked |= dict.fromkeys((StepKind.DECIDE, StepKind.PLENARY), "decisions")
    return asked.get(StepKind(step.kind), "") if step else ""


def _has_released(standing: Standing, asks: str) -> bool:
    at = standing.answered_at if asks == "answers" else standing.decided_at
    return at is not None
