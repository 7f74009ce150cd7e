"""When each step was visited: the journal keeps every visit, a step only the last."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from wargame.models import Exercise, Kind

ARRIVALS = (Kind.STEP_BEGUN, Kind.STEP_RETURNED, Kind.CLOCK_UNDONE)


@dataclass(frozen=True)
class Visit:
    """One stay in a step, in exercise time; `ended` is None for the one that lasts."""

    step: int
    began: timedelta
    at: datetime
    ended: timedelta | None


def visits(exercise: Exercise) -> list[Visit]:
    """In the order in which they were made. One query."""
    entries = exercise.journal.filter(kind__in=ARRIVALS).order_by("number")
    found = entries.values_list("refs__step", "exercise_time", "at")
    # An undo that leaves the step as it is begins no visit.
    firsts = [next(stay) for _step, stay in groupby(found, key=lambda one: one[0])]
    ends: list[timedelta | None] = [*(began for _step, began, _at in firsts), None][1:]
    return [
        Visit(step, began, at, ended) for (step, began, at), ended in zip(firsts, ends, strict=True)
    ]
