"""Reading once for all teams what is rendered for each of them in turn.

After an act the same region is rendered for team after team. What each of them is shown is its
own; but the rows are read for all of them with the first, and every other takes its part.
"""

from collections.abc import Callable

from django.db.models import QuerySet

from wargame.models import Exercise, Team, Viewer

# On an exercise whose regions are rendered for many audiences: {how it was read: what was found}.
KEPT = "_read_in_this_pass"

type Read[T] = Callable[[Exercise, QuerySet[Team]], dict[int, T]]


def begin(exercise: Exercise) -> None:
    """From now on this object keeps what is read for all teams; it must not outlive the pass."""
    setattr(exercise, KEPT, {})


def own[T](viewer: Viewer, read: Read[T]) -> T | None:
    """What `read` finds for the viewer's team, by the team's key; None if there is nothing.

    Outside a pass nothing is read but the one team's.
    """
    exercise, team = viewer.exercise, viewer.own_team
    kept: dict[object, dict[int, T]] | None = getattr(exercise, KEPT, None)
    if kept is None:
        return read(exercise, Team.objects.filter(pk=team.pk)).get(team.pk)
    if read not in kept:
        kept[read] = read(exercise, exercise.teams.all())
    return kept[read].get(team.pk)


def every[T](exercise: Exercise, read: Callable[[Exercise], T]) -> T:
    """What `read` finds, for those who see all teams alike: read once in a pass."""
    kept: dict[object, T] | None = getattr(exercise, KEPT, None)
    if kept is None:
        return read(exercise)
    if read not in kept:
        kept[read] = read(exercise)
    return kept[read]
