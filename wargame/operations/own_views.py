"""Letting go of whose own views were whose, when the time that players were told is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Value
from django.utils import timezone

from wargame.models import Duty, Exercise, Kind, Stance, Voice

from .journal import lock, record, to_control


def let_go(now: datetime | None = None) -> int:
    """In every exercise whose days are over the own views stay and lead to nobody any more. The
    number of exercises in which that was still to do; done twice, nothing more happens."""
    days = ExpressionWrapper(F("own_views_kept") * Value(timedelta(days=1)), DurationField())
    due = Exercise.objects.filter(ended_at__lte=(now or timezone.now()) - days)
    held = Voice.objects.filter(stance=Stance.OWN_VIEW, seat__isnull=False)
    found = list(due.filter(pk__in=held.values("exercise")))
    for exercise in found:
        _let_go_in(exercise)
    return len(found)


@transaction.atomic
def _let_go_in(exercise: Exercise) -> None:
    exercise = lock(exercise)
    Voice.objects.filter(exercise=exercise, stance=Stance.OWN_VIEW).update(seat=None)
    director = exercise.seats.filter(duty=Duty.CONTROL).order_by("pk").first()
    record(exercise, Kind.OWN_VIEWS_LET_GO, by=director, audiences=to_control())
