"""What was rendered for an audience is kept until an act touches it.

A region changes with the acts that touch it and with nothing else: that is how open pages stay
right, and for the same reason what one page was shown is right for the next of the same audience.
A class that loads the room at once has each region rendered once a team.

Not for what depends on the time of day. What is read in a transaction, which may yet be taken
back, is not kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.cache import caches
from django.db import connection

from wargame.models import Exercise, Kind
from wargame.queries import journal

STORE = "regions"


@dataclass(frozen=True)
class Heard:
    """The journal up to entry `number`: the last entry of each kind."""

    number: int = 0
    last: dict[Kind, int] = field(default_factory=dict)


def or_rendered[T: str](
    name: str, touched_by: frozenset[Kind], exercise: Exercise, render: Callable[[], T]
) -> T:
    """What `render` gave since the exercise was last touched so, or else what it gives now."""
    heard = None if connection.in_atomic_block else _heard(exercise)
    if heard is None:
        return render()
    touched = max((heard.last.get(kind, 0) for kind in touched_by), default=0)
    key = f"{exercise.pk}/{name}/{touched}"
    text: T | None = caches[STORE].get(key)
    if text is None:
        text = render()
        caches[STORE].set(key, text)
    return text


def _heard(exercise: Exercise) -> Heard | None:
    """The journal as far as this reading of the exercise goes; None where another has gone
    further, since what is older must not be kept as what is newer."""
    key = f"{exercise.pk}/heard"
    heard: Heard = caches[STORE].get(key) or Heard()
    if heard.number > exercise.entries:
        return None
    if heard.number < exercise.entries:
        news = journal.last_of_each_kind(exercise, after=heard.number)
        heard = Heard(exercise.entries, heard.last | news)
        caches[STORE].set(key, heard)
    return heard
