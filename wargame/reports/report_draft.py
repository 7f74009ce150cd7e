"""What every section of the report is drawn from."""

from dataclasses import dataclass

from django.utils.text import Truncator

from wargame.models import Team, Viewer
from wargame.queries.exhibits import Exhibit
from wargame.queries.reviews import Review

MOST = 160


@dataclass(frozen=True)
class Draft:
    """One reader's review. `is_internal`: the edition for control's eyes."""

    viewer: Viewer
    it: Review
    is_internal: bool

    def team(self, pk: int | None) -> Team | None:
        return next((team for team in self.it.teams if team.pk == pk), None)


def in_words(exhibit: Exhibit) -> str:
    """A thing on record that is pointed at, in one line."""
    line = exhibit.line
    said = f"{line.head}. {line.text}" if line.text else line.head
    return Truncator(f"{line.team.code}: {said}" if line.team else said).chars(MOST)
