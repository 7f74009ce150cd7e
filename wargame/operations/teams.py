"""Room for more people in a team."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Kind, Seat, Team
from wargame.models.teams import MOST_CHAIRS

from . import checks
from .journal import lock, record, to_room_and_board


@transaction.atomic
def add_chair(team: Team, *, to: int, by: Seat) -> Team:
    """One chair more than the `to` there were when it was asked for, so that a double press adds
    one. Raises Refused beyond 40."""
    checks.control(by)
    exercise = lock(team.exercise)
    team = exercise.teams.get(pk=team.pk)
    if team.chairs != to:
        return team
    if team.chairs == MOST_CHAIRS:
        raise Refused(_("A team holds %(most)s at most.") % {"most": MOST_CHAIRS})
    team.chairs += 1
    team.save(update_fields=["chairs"])
    audiences = to_room_and_board(team.pk)
    record(exercise, Kind.CHAIR_ADDED, by=by, audiences=audiences, team=team.pk)
    return team
