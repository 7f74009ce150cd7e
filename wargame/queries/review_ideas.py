"""The review's ideas: what teams put on their tables, and how their people ranked it, unnamed."""

from dataclasses import dataclass

from wargame.models import Move, Team

from .ideas import IdeaTable, tables
from .review_sight import Sight


@dataclass(frozen=True)
class MoveIdeas:
    """One move that asked for ideas; of the teams those that shared some the reader may see."""

    move: Move
    teams: list[tuple[Team, IdeaTable]]


def ideas(sight: Sight) -> list[MoveIdeas]:
    """Three queries where some move asked for ideas."""
    found = tables(sight.viewer, sight.moves)
    every = [
        MoveIdeas(
            move,
            [
                (team, found[move.pk, team.pk])
                for team in sight.teams
                if (move.pk, team.pk) in found
            ],
        )
        for move in sight.moves
    ]
    return [one for one in every if one.teams]
