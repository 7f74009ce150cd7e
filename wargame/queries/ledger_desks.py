"""What control has set on the ledger: budgets, and what theaters require, shown or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.models import Budget, Move, Requirement, Team, Theater, Viewer


@dataclass(frozen=True)
class Desk:
    """`required` and `budgets` go by the ids of move and theater or team."""

    is_on: bool
    moves: list[Move]
    theaters: list[Theater]
    teams: list[Team]
    required: Mapping[tuple[int, int], Requirement]
    budgets: Mapping[tuple[int, int], int]


def desk(viewer: Viewer) -> Desk:
    """Of all moves, those to come too. Five queries."""
    exercise = viewer.exercise
    required = Requirement.objects.visible_to(viewer).current().select_related("inject")
    budgets = Budget.objects.visible_to(viewer).current()
    return Desk(
        is_on=exercise.has_ledger,
        moves=list(exercise.moves.all()),
        theaters=list(exercise.version.theaters.all()),
        teams=list(exercise.teams.all()),
        required={(row.move_id, row.theater_id): row for row in required},
        budgets={(row.move_id, row.team_id): row.points for row in budgets},
    )
