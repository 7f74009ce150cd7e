"""Looking in on a team, on record."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Kind, Seat, Team, Viewer, look_ins

from . import checks
from .journal import lock, record, to_seat


@transaction.atomic
def look_in(team: Team, *, by: Seat) -> None:
    """From now until the next step this person reads what the team writes. In a step recorded
    once; the team is told in the review."""
    checks.observes(by)
    viewer = Viewer.from_seat(by)
    if not Team.objects.confided_to(viewer).filter(pk=team.pk).exists():
        raise Refused(_("You do not follow this team. Ask control."))
    exercise = lock(team.exercise)
    if look_ins.opened_to(viewer).filter(pk=team.pk).exists():
        return
    record(exercise, Kind.LOOKED_IN, by=by, audiences=to_seat(by), team=team.pk)
