"""Ratings in the record: of closed rounds, by kind of rater, unnamed and in order of the level.

Fewer than three of one kind are only counted; what control gave stands as it is.
"""

from typing import Any

from wargame.models import Viewer
from wargame.queries.rating_cells import FEW
from wargame.queries.review_ratings import Rated, RoundRated, TeamRated, ratings

from .times import moment

type Part = dict[str, Any]


def rating_rounds(viewer: Viewer) -> list[Part]:
    """At most five queries."""
    return [_round(one) for one in ratings(viewer)]


def _round(one: RoundRated) -> Part:
    return {
        "move": one.round.move.number if one.round.move else None,
        "peers": one.round.peers,
        "is_blind": one.round.is_blind,
        "opened_at": moment(one.round.opened_at),
        "closed_at": moment(one.round.closed_at),
        "shown_at": moment(one.round.shown_at),
        "ratings": [
            part for team in one.teams for rated in team.criteria for part in _parts(team, rated)
        ],
    }


def _parts(line: TeamRated, rated: Rated) -> list[Part]:
    parts = []
    for rater, cell in rated.by_rater:
        if not (cell.n or cell.unseen):
            continue
        said = [one for one in rated.evidence if one.rater == rater]
        parts.append(
            {
                "team": line.team.code,
                "criterion": rated.criterion.key,
                "rater": str(rater),
                "n": cell.n,
                "not_observable": cell.unseen,
                "is_withheld": cell.kind == FEW and not said,
                "levels": sorted(one.level for one in said if one.level is not None),
                "lines": sorted(one.line for one in said if one.line),
            }
        )
    return parts
