"""Reading once what is shown in many places.

After an act the same region is rendered for team after team. What each of them is shown is its
own; but the rows are read for all of them with the first, and every other takes its part. On a
page that is rendered whole, several regions and the task stand on the same rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from wargame.models import Exercise, Team, Viewer

# On an exercise that is being rendered: its pass.
KEPT = "_read_in_this_pass"

type Read[T] = Callable[[Exercise, QuerySet[Team]], dict[int, T]]


@dataclass(frozen=True)
class Pass:
    """What has been read by now, and whether for all teams or for each that asks."""

    is_for_all: bool
    found: dict[object, Any] = field(default_factory=dict)


def begin(exercise: Exercise, *, is_for_all: bool = True) -> None:
    """From now on this object keeps what is read; nothing may be changed while it is used."""
    setattr(exercise, KEPT, Pass(is_for_all))


def own[T](viewer: Viewer, read: Read[T]) -> T | None:
    """What `read` finds for the viewer's team, by the team's key; None if there is nothing.

    Outside a pass nothing is read but the one team's.
    """
    exercise, team = viewer.exercise, viewer.own_team
    now: Pass = getattr(exercise, KEPT, None) or Pass(is_for_all=False)
    key = (read, None if now.is_for_all else team.pk)
    if key not in now.found:
        teams = exercise.teams.all() if now.is_for_all else Team.objects.filter(pk=team.pk)
        now.found[key] = read(exercise, teams)
    found: dict[int, T] = now.found[key]
    return found.get(team.pk)


def every[T](exercise: Exercise, read: Callable[[Exercise], T]) -> T:
    """What `read` finds, for those who see all teams alike: read once in a pass."""
    now: Pass = getattr(exercise, KEPT, None) or Pass(is_for_all=False)
    if read not in now.found:
        now.found[read] = read(exercise)
    found: T = now.found[read]
    return found
