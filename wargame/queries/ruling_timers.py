"""Three minutes for a free ruling: a reminder, which stops nothing."""

from dataclasses import dataclass
from datetime import timedelta

from wargame.models import Exercise, JournalEntry, Kind, Method, Step, StepKind

from .clocks import figures

MINUTES = timedelta(minutes=3)


@dataclass(frozen=True)
class RulingTimer:
    """What is left, as a clock shows it; `state` is running, paused or out."""

    state: str
    figures: str
    remaining_ms: int


def timer(exercise: Exercise) -> RulingTimer | None:
    """None where no timer runs. At most one query."""
    left = time_left(exercise, exercise.step)
    if left is None or not exercise.is_in_play:
        return None
    left = max(left, timedelta())
    state = "running" if exercise.running_since else "paused"
    return RulingTimer(state if left else "out", figures(left), int(left.total_seconds() * 1000))


def time_left(exercise: Exercise, step: Step | None) -> timedelta | None:
    """Of the three minutes since adjudication began, or since the last ruling was written in it;
    below zero when they are over, None where no timer runs. One query while control adjudicates.
    """
    if step is None or step.kind != StepKind.ADJUDICATE or exercise.method != Method.FREE:
        return None
    began = step.began or timedelta()
    written = JournalEntry.objects.filter(
        exercise=exercise, kind=Kind.RULING_WRITTEN, exercise_time__gte=began
    )
    last = written.order_by("-number").values_list("exercise_time", flat=True).first()
    return (last or began) + MINUTES - exercise.exercise_time()
