"""Taking in a list of injects: those that are there are changed, the others written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Inject, Kind, Seat, Step

from . import checks
from .injects import MOST
from .journal import lock, record, to_control

WORDS = ["kind", "title", "sender", "text", "purpose", "expected", "objective"]
CHANGED = [*WORDS, "move", "minute", "at_step", "planned_to", "scheduled_at", "scheduled_by"]


@dataclass(frozen=True)
class Listed:
    """One inject of a list. `to` are team codes, none for all; `step` it goes with, by number."""

    number: str
    kind: str
    title: str
    sender: str
    text: str
    move: int = 0
    minute: int | None = None
    step: int | None = None
    to: tuple[str, ...] = ()
    purpose: str = ""
    expected: str = ""
    objective: str = ""


@transaction.atomic
def take_in(exercise: Exercise, rows: Sequence[Listed], *, by: Seat) -> int:
    """Put the list into the queue; how many it wrote or changed. The same list again changes
    nothing. Raises Refused, and takes nothing in, where an inject of it is out already."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.has_ended:
        raise Refused(_("Play has ended. Nothing more is planned."))
    known = {one.number: one for one in exercise.injects.select_related("at_step", "plan")}
    steps = {step.number: step for step in exercise.steps.all()}
    out = [row.number for row in rows if row.number in known and known[row.number].released_at]
    if out:
        raise Refused(_("%(numbers)s: released already.") % {"numbers": ", ".join(out)})
    if len({*known, *(row.number for row in rows)}) > MOST:
        raise Refused(_("An exercise has at most %(most)s injects.") % {"most": MOST})
    changed = [_put(exercise, known.get(row.number), row, steps, by) for row in rows]
    if any(changed):
        record(exercise, Kind.INJECTS_LISTED, by=by, audiences=to_control(), injects=sum(changed))
    return sum(changed)


def _put(
    exercise: Exercise, known: Inject | None, row: Listed, steps: dict[int, Step], by: Seat
) -> bool:
    """True if it wrote or changed anything."""
    inject = known or Inject(exercise=exercise, number=row.number, written_by=by)
    said = {name: getattr(row, name) for name in WORDS}
    said |= {"move": row.move, "minute": row.minute, "planned_to": list(row.to)}
    said["at_step"] = steps[row.step] if row.step else None
    if known is not None and row.step:
        said |= {"move": known.move, "minute": known.minute}
    if known is not None and row.expected == known.expected_words:
        said["expected"] = known.expected
    if known is not None and all(getattr(known, name) == value for name, value in said.items()):
        return False
    for name, value in said.items():
        setattr(inject, name, value)
    if inject.minute is None and inject.at_step is None:
        inject.scheduled_at = inject.scheduled_by = None
    inject.save(update_fields=CHANGED if known else None)
    return True
