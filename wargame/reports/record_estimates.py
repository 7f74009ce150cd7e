"""Private estimates in a record: unnamed, in the order of the scale, without a time.

An estimate's time or its place in a row would lead through the journal to its author, so there
is neither; and of fewer than three nothing stands but how many they are.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from wargame.measures import spread
from wargame.measures.consensus import tastle_wierman
from wargame.models import Estimate, Occasion, Viewer
from wargame.models.positions import POINTS

type Part = dict[str, Any]

OCCASIONS = [Occasion.BASELINE, Occasion.MOVE, Occasion.FINAL]


@dataclass(frozen=True, order=True)
class Group:
    """Estimates that are shown together; sorts as the exercise went. Own views of all teams are
    one group, without a team."""

    place: int
    move: int
    tension_order: int
    team_order: int
    tension: str
    team: str


def estimates(viewer: Viewer) -> list[Part]:
    """In role by team, own views of everybody together. Two queries."""
    placed = Estimate.objects.filter(exercise=viewer.exercise).select_related(
        "move", "tension", "team"
    )
    given = Counter(_group(one) for one in placed.current())
    points: dict[Group, list[int | None]] = defaultdict(list)
    for one in placed.values_visible_to(viewer).current():
        points[_group(one)].append(one.point)
    return [_part(group, given[group], points[group]) for group in sorted(given)]


def _group(estimate: Estimate) -> Group:
    in_role = estimate.occasion == Occasion.MOVE
    return Group(
        place=OCCASIONS.index(Occasion(estimate.occasion)),
        move=estimate.move.number if estimate.move else 0,
        tension_order=estimate.tension.order,
        team_order=estimate.team.order if in_role else 0,
        tension=estimate.tension.key,
        team=estimate.team.code if in_role else "",
    )


def _part(group: Group, given: int, points: list[int | None]) -> Part:
    """`points` and `reframes` are empty before the reveal and for fewer than three; so is the
    `consensus`, whose people are those with a point."""
    is_shown = spread.what_may_be_shown(len(points)).dots
    marks = sorted(point for point in points if point is not None)
    return {
        "occasion": str(OCCASIONS[group.place]),
        "move": group.move or None,
        "tension": group.tension,
        "team": group.team or None,
        "given": given,
        "points": marks if is_shown else None,
        "reframes": len(points) - len(marks) if is_shown else None,
        "consensus": _consensus(marks) if is_shown else None,
    }


def _consensus(marks: list[int]) -> float | None:
    if not spread.what_may_be_shown(len(marks)).disagreement:
        return None
    return round(tastle_wierman(marks, POINTS), 4)
