"""The scene of one criterion on the board: every level that was given, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from wargame.charts.spread_plot import FOR_THE_BOARD, Grain
from wargame.models import Criterion, Rater, RatingRound, Team, Viewer

from .rating_cells import Cell
from .rating_plots import RaterPlot, plot
from .review_ratings import Rated, ratings

ROWS = 12
# In px, on a small projector.
ROOM = 430.0


@dataclass(frozen=True)
class Place:
    """What one kind of rater gave one team; `plot` is None where nothing may be shown."""

    cell: Cell
    plot: RaterPlot | None


type Row = tuple[Team, list[Place]]


@dataclass(frozen=True)
class RatingsScene:
    """Of the round that was shown last, teams in the order of seating. Before any is shown there
    is the criterion with its levels and nothing else: no team, no count."""

    criterion: Criterion
    round: RatingRound | None
    rows: Sequence[Row] = ()
    raters: Sequence[Rater] = ()
    name: str = "ratings"

    @property
    def parts(self) -> list[str]:
        """Which teams go into each table, as slices."""
        return [f"{start}:{start + ROWS}" for start in range(0, len(self.rows), ROWS)]


def board_ratings(viewer: Viewer, criterion: Criterion) -> RatingsScene:
    """At most five queries."""
    shown = ratings(viewer)
    if not shown:
        return RatingsScene(criterion, None)
    last = max(shown, key=lambda one: (one.round.shown_at, one.round.pk))
    lines = [
        (line.team, next(one for one in line.criteria if one.criterion == criterion))
        for line in last.teams
    ]
    return RatingsScene(criterion, last.round, _fitting(lines), last.raters)


def _fitting(lines: list[tuple[Team, Rated]]) -> list[Row]:
    """With dots as large as leave room for every row."""
    rows: list[Row] = []
    for grain in FOR_THE_BOARD:
        rows = [(team, _places(rated, grain)) for team, rated in lines]
        if all(
            sum(_height(row) for row in rows[start : start + ROWS]) <= ROOM
            for start in range(0, len(rows), ROWS)
        ):
            break
    return rows


def _height(row: Row) -> float:
    return max((one.plot.plot.height for one in row[1] if one.plot), default=0.0)


def _places(rated: Rated, grain: Grain) -> list[Place]:
    return [
        Place(cell, plot(rater, rated.levels(rater), grain=grain)) for rater, cell in rated.by_rater
    ]
