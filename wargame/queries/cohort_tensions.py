"""Tensions across runs: own views of the same people before and after, and positions of teams."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wargame.measures import spread
from wargame.measures.shifts import PairedShift, paired_shift
from wargame.models import (
    Estimate,
    Exercise,
    Move,
    Occasion,
    Position,
    Reveal,
    Revealed,
    Team,
    Tension,
)
from wargame.models.positions import POINTS

from . import cohort_wordings
from .cohort_wordings import Asked
from .cohorts import Run

type Marks = dict[object, int]


@dataclass(frozen=True)
class Held:
    """What a team set, move by move; None stands for the wish to put the question another way."""

    team: Team
    points: list[int | None]


@dataclass(frozen=True)
class TensionRun:
    """One run. `moved` is of the people who marked it both times, None for fewer than three and
    where own views are not open; `n` counts them where they are. `no_views` and `no_positions` say
    why there is nothing."""

    run: Run
    n: int = 0
    moved: PairedShift | None = None
    held: Sequence[Held] = ()
    no_views: str = ""
    no_positions: str = ""


@dataclass(frozen=True)
class TensionAcross:
    tension: Tension
    runs: list[TensionRun]


@dataclass(frozen=True)
class _Found:
    """All of all runs, by exercise or team and by tension."""

    views: dict[tuple[int, int], dict[str, Marks]]
    held: dict[tuple[int, int], list[int | None]]
    open_views: set[int]
    asked: set[tuple[int, int]]


def tensions(runs: Sequence[Run]) -> list[TensionAcross]:
    """Six queries, however many runs."""
    found = _found(runs)
    return [
        TensionAcross(asked.part, [_of_run(run, asked, found) for run in runs])
        for asked in cohort_wordings.tensions(runs)
    ]


def _found(runs: Sequence[Run]) -> _Found:
    exercises = Exercise.objects.filter(pk__in=[run.exercise.pk for run in runs])
    teams = [team.pk for run in runs for team in run.teams]
    views: dict[tuple[int, int], dict[str, Marks]] = defaultdict(lambda: defaultdict(dict))
    for mark in _own_views(exercises):
        if mark.point is not None and (mark.occasion == Occasion.BASELINE or mark.team_id in teams):
            of_occasion = views[mark.exercise_id, mark.tension_id][mark.occasion]
            of_occasion[mark.voice_id] = mark.point
    held: dict[tuple[int, int], list[int | None]] = defaultdict(list)
    positions = Position.objects.visible_to_control_of(exercises).filter(team__in=teams)
    for row in sorted(positions.current().select_related("move"), key=_in_order):
        held[row.team_id, row.tension_id].append(row.point)
    shown = Reveal.objects.filter(exercise__in=exercises, what=Revealed.OWN_VIEWS)
    begun = Move.objects.filter(exercise__in=exercises, steps__began__isnull=False)
    return _Found(
        views,
        held,
        set(shown.values_list("exercise", flat=True)),
        set(begun.values_list("exercise", "tensions")),
    )


def _own_views(exercises: QuerySet[Exercise]) -> QuerySet[Estimate]:
    around = Estimate.objects.filter(occasion__in=[Occasion.BASELINE, Occasion.FINAL])
    return around.values_visible_to_control_of(exercises).current()


def _in_order(position: Position) -> int:
    return position.move.number


def _of_run(run: Run, asked: Asked[Tension], found: _Found) -> TensionRun:
    pk = run.exercise.pk
    if pk in asked.missing:
        said = asked.missing[pk]
        return TensionRun(run, no_views=said, no_positions=said)
    tension = asked.same[pk]
    held = [
        Held(team, found.held[team.pk, tension.pk])
        for team in run.teams
        if found.held.get((team.pk, tension.pk))
    ]
    no_positions = "" if held else _("no team set one")
    if (pk, tension.pk) not in found.asked:
        no_positions = _("not asked in this run")
    views = found.views[pk, tension.pk]
    moved = paired_shift(views[Occasion.BASELINE], views[Occasion.FINAL], POINTS)
    if pk not in found.open_views:
        return TensionRun(run, 0, None, held, _("own views were not shown"), no_positions)
    if not spread.what_may_be_shown(moved.n).dots:
        return TensionRun(run, moved.n, None, held, _("fewer than three"), no_positions)
    return TensionRun(run, moved.n, moved, held, "", no_positions)
