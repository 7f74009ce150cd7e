"""The schedule of an exercise, put together from its rows: the one that control is shown and the
one that its press changes."""

from collections.abc import Iterable
from datetime import datetime

from wargame.models import AFTER_PLAY, Exercise, Inject, Step

from .schedules import Schedule, Slot, Stop


def schedule(exercise: Exercise, steps: Iterable[Step], now: datetime) -> Schedule | None:
    """None before play has begun. `steps` come with their moves; nothing is read."""
    rows = list(steps)
    current = next((step.number for step in rows if step.pk == exercise.step_id), None)
    if current is None:
        return None
    return Schedule(
        stops=tuple(_stop(step) for step in rows),
        current=current,
        played=exercise.exercise_time(now),
        is_running=exercise.running_since is not None,
        delays={step.move.number: step.move.delay for step in rows if step.move},
    )


def slot(inject: Inject) -> Slot:
    """Where an inject stands in the schedule; it comes with its step."""
    step = inject.at_step.number if inject.at_step else None
    return Slot(inject.pk, inject.number, inject.move, inject.minute, step)


def _stop(step: Step) -> Stop:
    return Stop(
        number=step.number,
        planned=step.planned,
        length=step.length,
        move=step.move.number if step.move else None,
        began=step.began,
        is_after_play=step.kind in AFTER_PLAY,
    )
