"""What every section of the report is drawn from."""

from dataclasses import dataclass

from wargame.models import Team, Viewer
from wargame.queries.reviews import Review


@dataclass(frozen=True)
class Draft:
    """One reader's review. `is_internal`: the edition for control's eyes."""

    viewer: Viewer
    it: Review
    is_internal: bool

    def team(self, pk: int | None) -> Team | None:
        return next((team for team in self.it.teams if team.pk == pk), None)
