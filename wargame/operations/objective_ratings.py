"""Rating how far an objective was met, with the reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Grade, Kind, Objective, ObjectiveRating, Seat
from wargame.models.viewers import EVALUATORS

from . import checks
from .journal import lock, record, to_seat


@transaction.atomic
def rate(
    exercise: Exercise, objective: Objective, *, grade: Grade, why: str, by: Seat
) -> ObjectiveRating:
    """What this person holds now; the same again is kept once. Only when play has ended: what is
    seen until then are observations."""
    checks.observes(by)
    exercise = lock(exercise)
    if not exercise.has_ended:
        raise Refused(_("Objectives are rated when play has ended. Until then note what you see."))
    if objective.exercise_id != exercise.pk:
        raise Refused(_("Choose an objective of this exercise."))
    last = ObjectiveRating.objects.filter(objective=objective, seat=by).last()
    if last is not None and (last.grade, last.why) == (grade, why):
        return last
    made = ObjectiveRating.objects.create(
        exercise=exercise, objective=objective, seat=by, grade=grade, why=why
    )
    audiences = [*to_seat(by), EVALUATORS]
    record(exercise, Kind.OBJECTIVE_RATED, by=by, audiences=audiences, objective=objective.number)
    return made
