"""Criteria across runs: how each kind of rater saw the teams of each run, never pooled."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.measures.spread import what_may_be_shown
from wargame.models import Criterion, Exercise, Rater, Rating, Team

from . import cohort_wordings
from .cohort_wordings import Asked
from .cohorts import Run
from .rating_cells import Cell, cell
from .review_ratings import OFFICIAL


@dataclass(frozen=True)
class CriterionRun:
    """One run, of its last round: a cell for each team that anybody rated. `no_levels` says why
    there are none."""

    run: Run
    cells: Sequence[tuple[Team, Cell, float | None]] = ()
    no_levels: str = ""


@dataclass(frozen=True)
class CriterionAcross:
    """One criterion as one kind of rater saw it."""

    criterion: Criterion
    rater: Rater
    runs: list[CriterionRun]

    @property
    def has_levels(self) -> bool:
        return any(run.cells for run in self.runs)


# Levels by exercise, criterion, kind of rater and team.
type Levels = dict[tuple[int, int, Rater], dict[int, list[int | None]]]


def criteria(runs: Sequence[Run]) -> list[CriterionAcross]:
    """Three queries, however many runs; those kinds of rater that rated in any of the runs."""
    found = _found(runs)
    every = [
        CriterionAcross(asked.part, rater, [_of_run(run, asked, rater, found) for run in runs])
        for asked in cohort_wordings.criteria(runs)
        for rater in Rater
    ]
    return [one for one in every if one.has_levels]


def _found(runs: Sequence[Run]) -> Levels:
    """Of the last closed round of each run alone: levels of different moves are not thrown
    together."""
    exercises = Exercise.objects.filter(pk__in=[run.exercise.pk for run in runs])
    teams = {team.pk for run in runs for team in run.teams}
    rows = Rating.objects.values_visible_to_control_of(exercises).current().select_related("round")
    every = list(rows)
    last: dict[int, int] = {}
    for row in every:
        exercise = row.round.exercise_id
        last[exercise] = max(last.get(exercise, 0), row.round_id)
    found: Levels = defaultdict(lambda: defaultdict(list))
    for row in every:
        exercise = row.round.exercise_id
        if row.team_id in teams and last[exercise] == row.round_id:
            found[exercise, row.criterion_id, row.rater][row.team_id].append(row.level)
    return found


def _of_run(run: Run, asked: Asked[Criterion], rater: Rater, found: Levels) -> CriterionRun:
    pk = run.exercise.pk
    if pk in asked.missing:
        return CriterionRun(run, no_levels=asked.missing[pk])
    of_teams = found.get((pk, asked.same[pk].pk, rater), {})
    cells = [
        _cell(team, of_teams[team.pk], is_official=rater in OFFICIAL)
        for team in run.teams
        if team.pk in of_teams
    ]
    return CriterionRun(run, cells, "" if cells else _("nobody rated"))


def _cell(
    team: Team, levels: list[int | None], *, is_official: bool
) -> tuple[Team, Cell, float | None]:
    """With where it stands on the scale: nowhere without a median or one official's level."""
    made = cell(levels, are_official=is_official)
    given = {level for level in levels if level is not None}
    if what_may_be_shown(made.n).median and made.text and made.kind not in {"few", "none"}:
        return team, made, float(made.text)
    return team, made, float(given.pop()) if is_official and len(given) == 1 else None
