"""Choosing how rulings are made: at set-up, and later with a reason that everybody reads."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Method, MethodChange, Seat

from . import checks
from .journal import lock, record, to_everyone


@transaction.atomic
def change(exercise: Exercise, method: Method, *, reason: str, by: Seat) -> Exercise:
    """Another method for every ruling that is begun from now on. The same again changes nothing.

    Raises Refused without a reason, and once play has ended.
    """
    checks.control(by)
    exercise = lock(exercise)
    if exercise.method == method:
        return exercise
    if exercise.has_ended:
        raise Refused(_("Play has ended. Nothing more is ruled."))
    if not reason.strip():
        raise Refused(_("Say why. Everybody reads it."))
    MethodChange.objects.create(
        exercise=exercise, before=exercise.method, after=method, reason=reason.strip(), seat=by
    )
    exercise.method = method
    exercise.save(update_fields=["method"])
    record(exercise, Kind.METHOD_CHANGED, by=by, audiences=to_everyone(), method=method)
    return exercise


def for_a_ruling(exercise: Exercise, method: Method, reason: str) -> str:
    """The reason that is stored with a ruling by this method: none for that of the exercise.

    Raises Refused for an override without one, and for "none", by which nothing is ruled.
    """
    if method == Method.NONE:
        raise Refused(_("This exercise is a tabletop. Choose a method for this one ruling."))
    if method == exercise.method:
        return ""
    if not reason.strip():
        raise Refused(_("Say why this ruling is made by another method."))
    return reason.strip()
