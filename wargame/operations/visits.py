"""Rows of the clock: how a schedule is put into them, kept for an undo, and put back."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from wargame.measures.schedules import Schedule
from wargame.models import Exercise, Move, State, Step

type Kept = dict[str, Any]
TIMES = ["length", "began", "began_at", "done_at"]


def put(exercise: Exercise, before: Schedule, then: Schedule, now: datetime) -> Kept:
    """Write what the two differ in, on the locked exercise, and return what stood there.

    A step that is begun again loses its old times here; the journal has them.
    """
    is_gone = before.current != then.current
    touched = {one.number for one, new in zip(before.stops, then.stops, strict=True) if one != new}
    touched |= {before.current, then.current} if is_gone else set()
    rows = {step.number: step for step in exercise.steps.filter(number__in=touched)}
    delays = {move: by for move, by in before.delays.items() if by != then.delays.get(move)}
    kept = _kept(exercise, rows.values(), delays)
    for number, step in rows.items():
        step.length, step.began = then.at(number).length, then.at(number).began
        if is_gone and number == then.current:
            step.began_at, step.done_at, exercise.step = now, None, step
        elif is_gone and number == before.current:
            step.done_at = now
        step.save(update_fields=TIMES)
    for move in delays:
        _put_off(exercise, move, then.delays.get(move, timedelta()))
    run(exercise, now, is_on=then.is_running)
    exercise.save(update_fields=["step"])
    return kept


def restore(exercise: Exercise, kept: Kept) -> None:
    """Put back what `put` has returned. The time played since then stays played."""
    for pk, times in kept["steps"].items():
        Step.objects.filter(pk=int(pk)).update(
            length=_time(times["length"]),
            began=_time(times["began"]),
            began_at=_moment(times["began_at"]),
            done_at=_moment(times["done_at"]),
        )
    for move, seconds in kept["delays"].items():
        _put_off(exercise, int(move), timedelta(seconds=seconds))
    exercise.step = exercise.steps.get(pk=kept["step"])
    exercise.save(update_fields=["step"])
    run(exercise, timezone.now(), is_on=kept["is_running"])


def run(exercise: Exercise, now: datetime, *, is_on: bool) -> None:
    """Let the clock run, or stop it where it is."""
    if is_on == (exercise.running_since is not None):
        return
    exercise.played = exercise.exercise_time(now)
    exercise.running_since = now if is_on else None
    if exercise.state in {State.IN_PLAY, State.PAUSED}:
        exercise.state = State.IN_PLAY if is_on else State.PAUSED
    exercise.save(update_fields=["played", "running_since", "state"])


def _kept(exercise: Exercise, rows: Any, delays: dict[int, timedelta]) -> Kept:
    """Ids and figures only: this goes into the journal."""
    return {
        "step": exercise.step_id,
        "is_running": exercise.running_since is not None,
        "steps": {str(step.pk): _times(step) for step in rows},
        "delays": {str(move): by.total_seconds() for move, by in delays.items()},
    }


def _times(step: Step) -> Kept:
    return {
        "length": step.length.total_seconds(),
        "began": None if step.began is None else step.began.total_seconds(),
        "began_at": step.began_at and step.began_at.isoformat(),
        "done_at": step.done_at and step.done_at.isoformat(),
    }


def _put_off(exercise: Exercise, move: int, by: timedelta) -> None:
    Move.objects.filter(exercise=exercise, number=move).update(delay=by)


def _time(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
