"""The run sheet: every step as planned and as it went, how late we are and when it will end."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from wargame.measures import runs
from wargame.measures.schedules import Schedule
from wargame.models import Exercise, Move, Step, StepNote, Viewer, present

from . import schedules

A_MINUTE_MS = 60_000


@dataclass(frozen=True)
class Line:
    """One step. `state` is done, now, next or skipped; `at` is when it began or is expected;
    `is_noted`: control has written something down for it."""

    title: str
    state: str
    at: datetime | None
    minutes: int
    planned: int
    is_noted: bool = False


@dataclass(frozen=True)
class Leg:
    """The steps of one move, or those around the moves; far ones are folded away."""

    key: int
    move: Move | None
    lines: list[Line]
    is_open: bool

    @property
    def at(self) -> datetime | None:
        return self.lines[0].at

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)


@dataclass(frozen=True)
class RunSheet:
    """`late` counts minutes and is negative when we are early; `due_ms` is when that may change."""

    legs: list[Leg]
    minutes: int
    late: int = 0
    ends_at: datetime | None = None
    due_ms: int | None = None

    @property
    def early(self) -> int:
        return -self.late


def run_sheet(viewer: Viewer) -> RunSheet:
    """Two queries."""
    exercise, now = viewer.exercise, present.now()
    steps = schedules.steps(exercise)
    kept = StepNote.objects.visible_to(viewer).current().values_list("step", "text")
    noted = {step for step, text in kept if text}
    minutes = _minutes(sum((step.planned for step in steps), timedelta()))
    plan = runs.schedule(exercise, steps, now)
    if plan is None or exercise.started_at is None:
        return RunSheet(_legs(steps, [_planned(step) for step in steps], None, noted), minutes)
    current = next(step for step in steps if step.number == plan.current)
    planned = sum((one.planned for one in steps if one.number <= plan.current), timedelta())
    between, begun = exercise.is_suspended, exercise.started_at + exercise.between_sittings
    return RunSheet(
        legs=_legs(steps, [_line(step, plan, now) for step in steps], current, noted),
        minutes=minutes,
        late=0 if between else _minutes(now + plan.left - begun - planned),
        ends_at=None if between else now + plan.ends - plan.played,
        due_ms=_due_ms(exercise, plan.left),
    )


def _planned(step: Step) -> Line:
    minutes = _minutes(step.planned)
    return Line(step.title, "next", None, minutes, minutes)


def _line(step: Step, plan: Schedule, now: datetime) -> Line:
    planned = _minutes(step.planned)
    if step.number > plan.current:
        expected = now + plan.begins[step.number] - plan.played
        length = plan.at(step.number).coming_length
        return Line(step.title, "next", expected, _minutes(length), planned)
    if step.number == plan.current:
        return Line(step.title, "now", step.began_at, _minutes(step.length), planned)
    if step.began_at is None:
        return Line(step.title, "skipped", None, 0, planned)
    took = (step.done_at or now) - step.began_at
    return Line(step.title, "done", step.began_at, _minutes(took), planned)


def _legs(steps: list[Step], lines: list[Line], current: Step | None, noted: set[int]) -> list[Leg]:
    """Consecutive steps of the same move together; open are the present leg and its neighbors."""
    marked = [
        replace(line, is_noted=step.pk in noted) for step, line in zip(steps, lines, strict=True)
    ]
    both = list(zip(steps, marked, strict=True))
    parts = [list(part) for _move, part in groupby(both, key=lambda pair: pair[0].move_id)]
    here = 0
    for place, part in enumerate(parts):
        if any(current is not None and step.pk == current.pk for step, _line in part):
            here = place
    return [
        Leg(place, part[0][0].move, [line for _step, line in part], abs(place - here) <= 1)
        for place, part in enumerate(parts)
    ]


def _due_ms(exercise: Exercise, left: timedelta) -> int | None:
    """While the clock stands or has run out, the end moves on by itself."""
    if exercise.running_since is None or not left:
        return A_MINUTE_MS
    return int(left.total_seconds() * 1000) + A_MINUTE_MS


def _minutes(time: timedelta) -> int:
    return round(time.total_seconds() / 60)
