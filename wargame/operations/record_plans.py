"""What decision records ask for in one exercise: control changes what its format came with."""

from collections.abc import Iterable

from django.db import transaction

from wargame.models import Exercise, Kind, Paragraph, Seat
from wargame.models.paragraphs import in_order

from . import checks
from .journal import lock, record, to_everyone


@transaction.atomic
def set_plan(
    exercise: Exercise, *, required: Iterable[str], opened: Iterable[str], by: Seat
) -> Exercise:
    """From now on `required` must be there before a release, and `opened` stand open beside it.

    What has been released stays as it was. Every record has a title. Done twice, recorded once.
    """
    checks.control(by)
    exercise = lock(exercise)
    needed = in_order([Paragraph.TITLE, *required])
    shown = in_order(set(opened) - set(needed))
    if (exercise.required_paragraphs, exercise.opened_paragraphs) != (needed, shown):
        exercise.required_paragraphs, exercise.opened_paragraphs = needed, shown
        exercise.save(update_fields=["required_paragraphs", "opened_paragraphs"])
        record(exercise, Kind.RECORD_PLANNED, by=by, audiences=to_everyone())
    return exercise
