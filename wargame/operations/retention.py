"""The day on which the names of people are erased: set, and carried out."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Erasure, Exercise, JournalEntry, Kind, RosterPerson, Seat

from . import checks, erasures
from .erasures import Find
from .journal import lock, record, to_everyone

# Where nobody pressed "End", play counts as over after so long without any act.
SILENCE = timedelta(days=7)


@transaction.atomic
def keep_until(exercise: Exercise, day: date | None, *, by: Seat) -> Exercise:
    """Names are erased on `day`, or never. Done twice, recorded once.

    Raises Refused where it would be later than the people who take part were told.
    """
    exercise = lock(exercise)
    checks.director(exercise, by)
    told = exercise.names_kept_until
    if day == told:
        return exercise
    if exercise.is_open and told is not None and (day is None or day > told):
        raise Refused(_("People took their seats on that day. It can come sooner, not later."))
    exercise.names_kept_until = day
    exercise.save(update_fields=["names_kept_until"])
    record(exercise, Kind.NAMES_KEPT, by=by, audiences=to_everyone())
    return exercise


def carry_out(find: Find, now: datetime | None = None) -> list[Erasure]:
    """Erase everybody in every exercise whose day has come; done twice, nothing more happens."""
    done = (erasures.erase_all(exercise, find=find) for exercise in _due(now or timezone.now()))
    return [erasure for erasure in done if erasure is not None]


def _due(now: datetime) -> QuerySet[Exercise]:
    """Play is over there, and somebody is named yet."""
    here = OuterRef("pk")
    lately = JournalEntry.objects.filter(exercise=here, at__gt=now - SILENCE)
    seated = Exists(Seat.objects.named().filter(exercise=here))
    named = seated | Exists(RosterPerson.objects.filter(exercise=here))
    over = Q(ended_at__isnull=False) | ~Exists(lately)
    return Exercise.objects.filter(named, over, names_kept_until__lte=timezone.localdate(now))
