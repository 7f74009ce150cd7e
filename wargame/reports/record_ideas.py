"""What lay on the tables of teams, in a record: by the numbers it had there, with the ranks it was
given once these are open and from three people on; nothing leads to a person or to a time.
"""

from typing import Any

from wargame.models import Viewer
from wargame.queries.ideas import IdeaTable, Listed, tables

type Part = dict[str, Any]


def ideas(viewer: Viewer) -> list[Part]:
    """Move by move and team by team, as far as something was laid. Five queries at most."""
    moves = list(viewer.exercise.moves.select_related("question"))
    found = tables(viewer, moves)
    teams = list(viewer.exercise.teams.all()) if found else []
    return [
        {"move": move.number, "team": team.code, **_table(found[move.pk, team.pk])}
        for move in moves
        for team in teams
        if (move.pk, team.pk) in found
    ]


def _table(table: IdeaTable) -> Part:
    every = [one for row in table.listed for one in _idea(row, table)]
    return {
        "phase": str(table.phase),
        "raters": table.raters,
        "concordance": table.concordance,
        "ideas": sorted(every, key=lambda one: one["number"]),
    }


def _idea(row: Listed, table: IdeaTable) -> list[Part]:
    """One that stands, then those that say the same."""
    ranks = row.ranks if table.are_ranks_shown else None
    own = {"number": row.idea.number, "text": row.idea.text, "same_as": None, "ranks": ranks}
    return [own] + [
        {"number": one.number, "text": one.text, "same_as": row.idea.number, "ranks": None}
        for one in row.same
    ]
