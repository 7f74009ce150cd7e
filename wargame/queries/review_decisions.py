"""The review's decisions: each by the criteria, and every record in full."""

from dataclasses import dataclass

from django.db.models import Prefetch

from wargame.charts.criteria_matrix import CriteriaMatrix
from wargame.models import Criterion, Decision, InformationState, Move, Position, Revealed
from wargame.models.exhibits import Thing
from wargame.models.stars import with_stars

from . import beside
from .board_decisions import matrix
from .review_sight import Sight


@dataclass(frozen=True)
class MoveDecided:
    """One move. `is_open` is False while some teams are sealed."""

    move: Move
    is_open: bool
    matrix: CriteriaMatrix
    decisions: list[Decision]


def decisions(sight: Sight) -> list[MoveDecided]:
    """Every move that has begun; of each record the last version, and whether this reader
    may look at what its team could see then. Nine queries."""
    criteria = list(Criterion.objects.filter(version=sight.viewer.exercise.version_id))
    made = _last_versions(sight)
    return [_of_move(sight, move, criteria, made) for move in sight.moves]


def _last_versions(sight: Sight) -> list[Decision]:
    released = Decision.objects.filter(move__in=sight.moves).visible_to(sight.viewer)
    marked = with_stars(released.last_versions(), Thing.DECISION)
    full = marked.in_full(Position.objects.visible_to(sight.viewer))
    states = InformationState.objects.visible_to(sight.viewer).defer("seen", "unseen")
    found = list(full.prefetch_related(Prefetch("information_state", states)))
    beside.show(found, sight.viewer)
    return sorted(found, key=lambda one: (one.team.order, one.number))


def _of_move(
    sight: Sight, move: Move, criteria: list[Criterion], made: list[Decision]
) -> MoveDecided:
    own = [one for one in made if one.move_id == move.pk]
    return MoveDecided(
        move=move,
        is_open=sight.is_open(Revealed.DECISIONS, move),
        matrix=matrix(sight.teams_in(Revealed.DECISIONS, move), criteria, own),
        decisions=own,
    )
