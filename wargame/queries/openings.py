"""What control has opened so far: of all teams at once, or of single teams in its own order."""

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.models import Exercise, Move, Reveal, Revealed, Team


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

    @property
    def has_own_views(self) -> bool:
        """Sealed for control too, until they are shown to all."""
        return (None, Revealed.OWN_VIEWS, None) in self.reveals


def opened(exercise: Exercise) -> Opened:
    """One query."""
    rows = Reveal.objects.filter(exercise=exercise)
    return Opened(frozenset(rows.values_list("move", "what", "team")))
