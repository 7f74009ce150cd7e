"""Looking in on a team: what its people write and nobody else reads, opened by an entry on record.

Control may look in on every team, an evaluator on those that it follows. The entry in the journal
comes first; it opens the team to one person until the next step, and the team is told of it in the
review.
"""

from django.db import models
from django.db.models.functions import Coalesce

from .journal import JournalEntry, Kind
from .teams import Team
from .viewers import Viewer


def opened_to(viewer: Viewer) -> models.QuerySet[Team]:
    """The teams on which this person has looked in since the present step began."""
    here = JournalEntry.objects.filter(exercise=viewer.exercise)
    begun = here.filter(kind=Kind.STEP_BEGUN).order_by("-number").values("number")[:1]
    looked = here.filter(kind=Kind.LOOKED_IN, seat=viewer.seat)
    since = looked.filter(number__gt=Coalesce(models.Subquery(begun), 0))
    return Team.objects.confided_to(viewer).filter(
        pk__in=[entry.refs["team"] for entry in since if "team" in entry.refs]
    )
