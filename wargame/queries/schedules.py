"""The schedule of the present run, read once for all of the console that stands on it."""

from wargame.measures import runs
from wargame.measures.schedules import Schedule
from wargame.models import Exercise, Step, present

from . import passes


def schedule(exercise: Exercise) -> Schedule | None:
    """None before play has begun. No query beside that of the steps."""
    return runs.schedule(exercise, steps(exercise), present.now())


def steps(exercise: Exercise) -> list[Step]:
    """Every step with its move. One query."""
    return passes.every(exercise, _steps)


def _steps(exercise: Exercise) -> list[Step]:
    return list(exercise.steps.select_related("move"))
