"""What control has opened so far, and what it can open: of all teams at once, or of single teams in
its own order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wargame.models import Exercise, Move, Reveal, Revealed, Team

type Times = dict[tuple[int | None, str, int | None], datetime]


@dataclass(frozen=True)
class Opened:
    """`reveals` are (move, kind, team); own views have no move, and all teams at once no team."""

    reveals: frozenset[tuple[int | None, str, int | None]]

    def is_open(self, what: Revealed, move: Move, team: Team) -> bool:
        """True when everybody sees what this team has of this kind."""
        return not {(move.pk, what, None), (move.pk, what, team.pk)}.isdisjoint(self.reveals)

    def teams(self, what: Revealed, move: Move, teams: Iterable[Team]) -> list[Team]:
        """Those of the teams whose things of this kind are open, in the same order."""
        return [team for team in teams if self.is_open(what, move, team)]

    def has(self, what: Revealed) -> bool:
        """True when what belongs to no move is open to all."""
        return (None, what, None) in self.reveals


@dataclass(frozen=True)
class TeamOpening:
    """What one team has of a kind: `is_there` says that it has something."""

    team: Team
    is_there: bool
    revealed_at: datetime | None


@dataclass(frozen=True)
class Opening:
    """One kind of sealed thing of a move, or (no move) own views or traffic of the exercise.

    `ready` says how much is there; `not_before` names the step that comes first, `waits_for` says
    what else is missing. `revealed_at` is when it was opened of all teams; those opened one by one
    have a time of their own.
    """

    what: Revealed
    title: str
    ready: str
    move: Move | None = None
    teams: list[TeamOpening] = field(default_factory=list)
    revealed_at: datetime | None = None
    not_before: str = ""
    waits_for: str = ""

    @property
    def is_possible(self) -> bool:
        return self.revealed_at is None and not (self.not_before or self.waits_for)

    @property
    def opened(self) -> list[TeamOpening]:
        """Teams opened one by one."""
        return [one for one in self.teams if one.revealed_at]

    @property
    def left(self) -> list[TeamOpening]:
        """Teams that have something which is still sealed."""
        return [one for one in self.teams if one.is_there and not one.revealed_at]

    @property
    def missing(self) -> list[TeamOpening]:
        """Teams that have nothing to open."""
        return [one for one in self.teams if not one.is_there and not one.revealed_at]


def opened(exercise: Exercise) -> Opened:
    """One query."""
    rows = Reveal.objects.filter(exercise=exercise)
    return Opened(frozenset(rows.values_list("move", "what", "team")))
