"""Where we are in the exercise: the clock, the steps of the move, the line of the whole run."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _

from wargame.models import Exercise, Step, Viewer

from . import schedules

LAST_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class StepMark:
    """One step of the present move; `state` is done, now or next."""

    title: str
    state: str


@dataclass(frozen=True)
class Clock:
    """The time left in the step. `state`: waiting, running, last, paused, out or ended.

    `remaining_ms` counts down only while the clock runs; `words` always stand under the figures.
    """

    state: str
    figures: str
    words: str
    remaining_ms: int | None = None
    phrases: dict[str, str] = field(default_factory=dict)
    step_title: str = ""
    move_number: int | None = None
    moves: int = 0
    move_title: str = ""
    steps: tuple[StepMark, ...] = ()


@dataclass(frozen=True)
class Segment:
    """One step on the line of the run; `x` and `width` in planned minutes, `kind` its plate."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True)
class Neatline:
    """The strip above every page: the run so far and what is to come."""

    minutes: float
    segments: tuple[Segment, ...]
    breaks: tuple[float, ...]


def clock(viewer: Viewer) -> Clock:
    """The clock as everyone sees it. One query."""
    exercise = viewer.exercise
    steps = schedules.steps(exercise)
    step = next((step for step in steps if step.pk == exercise.step_id), None)
    if step is None:
        return Clock("waiting", _length(steps), _("planned; waiting to start"))
    left = time_left(exercise, step)
    state, phrases = _state(exercise, left), words(step.title)
    return Clock(
        state=state,
        figures=figures(left),
        words=_("suspended until the next sitting") if exercise.is_suspended else phrases[state],
        phrases=phrases,
        remaining_ms=int(left.total_seconds() * 1000) if exercise.running_since else None,
        step_title=step.title,
        move_number=step.move.number if step.move else None,
        moves=len({one.move_id for one in steps if one.move_id}),
        move_title=step.move.title if step.move else "",
        steps=tuple(_around(steps, step)),
    )


def neatline(viewer: Viewer) -> Neatline:
    """The edge of the sheet, cut in proportion to the planned minutes of every step. One query."""
    steps = schedules.steps(viewer.exercise)
    now = next((step.number for step in steps if step.pk == viewer.exercise.step_id), 0)
    x, segments, breaks = 0.0, [], []
    for place, step in enumerate(steps):
        width = step.planned.total_seconds() / 60
        segments.append(Segment(x, width, _plate(step, now, place % 2 == 1)))
        if place and step.move_id != steps[place - 1].move_id:
            breaks.append(x)
        x += width
    return Neatline(x, tuple(segments), tuple(breaks))


def time_left(exercise: Exercise, step: Step) -> timedelta:
    """What is left of the current step, never below zero."""
    used = exercise.exercise_time() - (step.began or timedelta())
    return max(step.length - used, timedelta())


def words(title: str) -> dict[str, str]:
    """What stands under the figures in each state of the clock."""
    return {
        "running": _("left in %(step)s") % {"step": title},
        "last": _("last minute of %(step)s") % {"step": title},
        "out": _("time; waiting for control"),
        "paused": _("paused in %(step)s") % {"step": title},
    }


def figures(time: timedelta) -> str:
    """Minutes and seconds, rounded up; hours before them when there are any."""
    seconds = -int(-time.total_seconds() // 1)
    hours, rest = divmod(seconds, 3600)
    text = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{text}" if hours else text


def _state(exercise: Exercise, left: timedelta) -> str:
    if exercise.running_since is None:
        return "paused"
    if not left:
        return "out"
    return "last" if left <= LAST_MINUTE else "running"


def _around(steps: list[Step], current: Step) -> list[StepMark]:
    """The steps of the current move, or, between moves, the steps around it."""
    shown = [step for step in steps if step.move_id == current.move_id]
    if current.move_id is None:
        shown = [step for step in shown if _is_joined(steps, step, current)]
    return [StepMark(step.title, _relative(step.number, current.number)) for step in shown]


def _is_joined(steps: list[Step], step: Step, current: Step) -> bool:
    """True if no step of a move lies between the two."""
    low, high = sorted((step.number, current.number))
    return all(one.move_id is None for one in steps if low <= one.number <= high)


def _relative(number: int, current: int) -> str:
    if number == current:
        return "now"
    return "done" if number < current else "next"


def _plate(step: Step, now: int, is_odd: bool) -> str:
    match _relative(step.number, now):
        case "now":
            return "now"
        case "done":
            return "alt" if is_odd else "past"
        case _:
            return "next-alt" if is_odd else "next"


def _length(steps: list[Step]) -> str:
    return figures(sum((step.planned for step in steps), timedelta()))
