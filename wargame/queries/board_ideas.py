"""The scene of the ideas on the board: what each team ranked first, and how far it agrees."""

from dataclasses import dataclass, field

from wargame.models import Move, PartKind, Revealed, Team, Viewer
from wargame.models.ideas import RANKS

from . import board_decisions
from . import ideas as tables_of
from .ideas import IdeaTable, Listed
from .openings import opened


@dataclass(frozen=True)
class Ranked:
    """One team, whose table is None where it shared no ideas that may be seen."""

    team: Team
    table: IdeaTable | None

    @property
    def first(self) -> list[Listed]:
        """The best ranked; none where the ranks are not open, for then there is no first."""
        return [row for row in self.table.listed if row.ranks][:RANKS] if self.table else []


@dataclass(frozen=True)
class IdeasScene:
    """Only teams whose answers were revealed; before the first there is the question and nothing
    else. `sealed` counts the teams still to come."""

    move: Move | None
    is_sealed: bool
    teams: list[Ranked] = field(default_factory=list)
    sealed: int = 0
    name: str = "ideas"

    @property
    def asks_ideas(self) -> bool:
        return self.move is not None and self.move.question.has(PartKind.IDEAS)

    @property
    def n(self) -> int:
        """How many ideas are on the tables that are shown, each once."""
        return sum(len(one.table.listed) for one in self.teams if one.table)


def ideas(viewer: Viewer) -> IdeasScene:
    """Of the present move, or between moves of the last one. At most seven queries."""
    exercise = viewer.exercise
    move = board_decisions.latest_move(exercise)
    every = list(exercise.teams.all())
    teams = opened(exercise).teams(Revealed.ANSWERS, move, every) if move else []
    if move is None or not teams:
        return IdeasScene(move, True)
    found = tables_of.tables(viewer, [move])
    ranked = [Ranked(team, found.get((move.pk, team.pk))) for team in teams]
    return IdeasScene(move, False, ranked, sealed=len(every) - len(teams))
