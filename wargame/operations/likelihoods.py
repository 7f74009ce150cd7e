"""Giving a likelihood: in private, by those whose state is not acting."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Kind, Likelihood, Method, Ruling, Seat, Stance, Viewer, Voice

from . import checks
from .journal import lock, record, to_seat

STEP = 5


@transaction.atomic
def give(ruling: Ruling, *, percent: int, by: Seat) -> Likelihood:
    """One's own judgement, in steps of five; a change is a new row, the same changes nothing.

    Raises Refused for the acting team, for what lies off the scale, and after the close.
    """
    team = checks.alone(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = Ruling.objects.put_to(Viewer.from_seat(by)).get(pk=ruling.pk)
    if not (ruling.is_open and ruling.method == Method.ESTIMATED):
        raise Refused(_("Control has closed it. What you gave before counts."))
    if ruling.acting_id == team:
        raise Refused(_("Your state is acting. The others judge how likely it is."))
    if not 0 <= percent <= 100 or percent % STEP:
        raise Refused(_("Give a figure from 0 to 100 in steps of five."))
    voice, _made = Voice.objects.get_or_create(exercise=exercise, seat=by, stance=Stance.OWN_VIEW)
    last = ruling.likelihoods.filter(voice=voice).order_by("-pk").first()
    if last is not None and last.percent == percent:
        return last
    given = ruling.likelihoods.create(voice=voice, team_id=team, percent=percent)
    record(exercise, Kind.LIKELIHOOD_GIVEN, by=by, audiences=to_seat(by), ruling=ruling.pk)
    return given
