"""The review's ratings: every team by every criterion, as itself, its peers and control saw it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from wargame.measures.spread import mixed, what_may_be_shown
from wargame.models import Criterion, Decision, Rater, Rating, RatingRound, Team, Viewer

from .rating_cells import FEW, Cell, cell
from .rating_plots import RaterPlot, plot

# Their levels are shown as they are, however few they are.
OFFICIAL = (Rater.CONTROL, Rater.EVALUATORS)
# Those who have a place also where none of them rated.
ALWAYS = (Rater.SELF, Rater.PEERS, Rater.CONTROL)


@dataclass(frozen=True)
class Given:
    """One rating as evidence: the level and its line, unnamed, with the decisions it cites."""

    rater: Rater
    level: int | None
    line: str
    cited: list[Decision]


@dataclass(frozen=True)
class Rated:
    """One team on one criterion: a cell for each kind of rater, and what stands behind them."""

    criterion: Criterion
    cells: list[Cell]
    evidence: list[Given]
    raters: Sequence[Rater] = ALWAYS

    def levels(self, rater: Rater) -> list[int]:
        """What this kind of rater gave, where it may be shown one by one."""
        return [one.level for one in self.evidence if one.rater == rater and one.level is not None]

    @property
    def plots(self) -> list[RaterPlot]:
        """Every level as a dot, by those kinds of rater who gave any."""
        drawn = (plot(rater, self.levels(rater)) for rater in self.raters)
        return [one for one in drawn if one]

    @property
    def by_rater(self) -> list[tuple[Rater, Cell]]:
        return list(zip(self.raters, self.cells, strict=True))


@dataclass(frozen=True)
class TeamRated:
    team: Team
    criteria: list[Rated]


@dataclass(frozen=True)
class RoundRated:
    """A round that this reader may see; evaluators have a place in it only where some rated."""

    round: RatingRound
    teams: list[TeamRated]
    raters: Sequence[Rater] = ALWAYS


def ratings(viewer: Viewer) -> list[RoundRated]:
    """The closed rounds for control and evaluators, the shown ones for everybody; of the decisions
    that were cited those that the reader may see. At most five queries."""
    rounds = viewer.exercise.rating_rounds.filter(closed_at__isnull=False).select_related("move")
    if not viewer.reads_all:
        rounds = rounds.filter(shown_at__isnull=False)
    seen = list(rounds)
    found: dict[tuple[int, int, int], list[Rating]] = {}
    evaluated: set[int] = set()
    for row in (
        Rating.objects.filter(round__in=seen)
        .values_visible_to(viewer)
        .current()
        .prefetch_related(Prefetch("cited", Decision.objects.visible_to(viewer).order_by("pk")))
    ):
        found.setdefault((row.round_id, row.team_id, row.criterion_id), []).append(row)
        evaluated |= {row.round_id} if row.by_evaluator else set()
    criteria = list(Criterion.objects.filter(version=viewer.exercise.version_id)) if seen else []
    teams = list(viewer.exercise.teams.all()) if seen else []
    made = []
    for one in seen:
        raters = tuple(Rater) if one.pk in evaluated else ALWAYS
        lines = [
            TeamRated(
                team,
                [
                    _rated(found.get((one.pk, team.pk, criterion.pk), []), criterion, raters)
                    for criterion in criteria
                ],
            )
            for team in teams
        ]
        made.append(RoundRated(one, lines, raters))
    return made


def _rated(rows: list[Rating], criterion: Criterion, raters: Sequence[Rater]) -> Rated:
    cells, evidence = [], []
    for rater in raters:
        by = [row for row in rows if row.rater == rater]
        is_official = rater in OFFICIAL
        drawn = cell([row.level for row in by], are_official=is_official)
        cells.append(drawn)
        if is_official or (drawn.kind != FEW and what_may_be_shown(len(by)).dots):
            evidence += [
                Given(rater, row.level, row.line, list(row.cited.all()))
                for row in sorted(by, key=lambda row: mixed(row.line, row.level))
            ]
    return Rated(criterion, cells, evidence, raters)
