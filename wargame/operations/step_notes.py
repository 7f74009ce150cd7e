"""Keeping what control notes for itself on a step."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Stale
from wargame.models import Kind, Seat, Step, StepNote

from . import checks
from .journal import lock, record, to_control


@transaction.atomic
def save(step: Step, *, text: str, base: int, by: Seat) -> int:
    """Keep the note of this step, which was read at revision `base` (0 = new); the answer is its
    revision. The text that stands there already changes nothing.

    Raises Stale when another of control has changed it since.
    """
    checks.control(by)
    exercise = lock(step.exercise)
    last = StepNote.objects.filter(step=step).order_by("revision").last()
    revision, stands = (last.revision, last.text) if last else (0, "")
    if stands == text:
        return revision
    if base != revision:
        said = _("It was changed on another device. Choose one, or keep both and edit.")
        raise Stale(said, theirs=stands, revision=revision, by=str(last.seat) if last else "")
    about = {"exercise": exercise, "step": step, "revision": revision + 1}
    made = StepNote.objects.create(**about, text=text, seat=by)
    record(exercise, Kind.STEP_NOTED, by=by, audiences=to_control(), step=step.pk)
    return made.revision
