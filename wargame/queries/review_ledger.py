"""The review's ledger: what states committed, what it covered, and what became of each line."""

from dataclasses import dataclass
from itertools import pairwise

from wargame.models import Commitment, Move, Team, Viewer

from .coverages import coverages, frame
from .ledger_charts import LedgerChart, chart
from .review_sight import Sight


@dataclass(frozen=True)
class LineHistory:
    """A line as it stands, and what it said before where that was something else, the oldest
    first."""

    line: Commitment
    before: list[Commitment]


@dataclass(frozen=True)
class LedgerReview:
    """`lines` come by team in seating order; `is_all` when nobody's are left out."""

    chart: LedgerChart
    lines: list[tuple[Team, list[LineHistory]]]
    moves: list[Move]
    is_all: bool


def ledger(sight: Sight) -> LedgerReview | None:
    """None where no line that this reader may see was ever written. At most six queries."""
    viewer = sight.viewer
    histories = _histories(viewer)
    if not histories or not sight.moves:
        return None
    by_team: dict[int, list[LineHistory]] = {}
    for history in histories:
        by_team.setdefault(history.line.team_id, []).append(history)
    return LedgerReview(
        chart=chart(viewer, coverages(viewer, frame(viewer.exercise), sight.moves)),
        lines=[(team, by_team[team.pk]) for team in sight.teams if team.pk in by_team],
        moves=sight.moves,
        is_all=viewer.reads_all,
    )


def _histories(viewer: Viewer) -> list[LineHistory]:
    """One query."""
    rows = Commitment.objects.visible_to(viewer).select_related(
        "theater", "token", "move", "during"
    )
    versions: dict[tuple[int, int], list[Commitment]] = {}
    for row in rows.order_by("team", "move__number", "number", "pk"):
        versions.setdefault((row.team_id, row.number), []).append(row)
    return [
        LineHistory(
            stood[-1], [one for one, after in pairwise(stood) if _said(one) != _said(after)]
        )
        for stood in versions.values()
    ]


def _said(row: Commitment) -> tuple[object, ...]:
    return row.theater_id, row.kind, row.points, row.status, row.caveat
