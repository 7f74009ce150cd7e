"""How much each person of one team put on record: for the team itself, never for a grade."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from wargame.charts.drawing import Drawing
from wargame.charts.participation import participation
from wargame.models import JournalEntry, Viewer

from .voices import HEARD_BY


@dataclass(frozen=True)
class Participation:
    """`people` are (name, entries), in the order of their seats."""

    people: list[tuple[str, int]]
    drawing: Drawing

    @property
    def n(self) -> int:
        """How many people."""
        return len(self.people)


def of_team(viewer: Viewer) -> Participation:
    """Two queries. The entries are those by which a person is heard in the team."""
    seats = list(viewer.own_team.seats.taken())
    entries = JournalEntry.objects.filter(
        exercise=viewer.exercise, kind__in=HEARD_BY, seat__in=seats
    )
    counts = dict(entries.order_by().values_list("seat").annotate(n=Count("pk")))
    people = [(seat.name, counts.get(seat.pk, 0)) for seat in seats]
    said = ", ".join(f"{name} {n}" for name, n in people)
    sentence = _("Entries of each person: %(said)s.") % {"said": said}
    return Participation(people, participation(people, sentence=sentence))
