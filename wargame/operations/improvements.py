"""Agreeing on actions, and saying what became of them: control, and owners with their link."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    ActionCategory,
    ActionState,
    ActionStatus,
    Exercise,
    ImprovementAction,
    Kind,
    Lesson,
    Priority,
    Seat,
)
from wargame.models.improvements import BY_OWNER, WITH_WORDS

from . import checks
from .journal import lock, record, to_control
from .seats import hash_of, key_for

MOST = 40


@dataclass(frozen=True)
class Agreed:
    """An action as it is agreed on. `lesson` is the number of the area it comes from."""

    text: str
    category: ActionCategory
    owner: str
    due_on: date
    priority: Priority = Priority.SECOND
    contact: str = ""
    starts_on: date | None = None
    lesson: int | None = None


@transaction.atomic
def agree(exercise: Exercise, agreed: Agreed, *, ticket: str, by: Seat) -> ImprovementAction:
    """One more action, whose owner's link the ticket leads to; the same form, the same action."""
    checks.control(by)
    exercise = lock(exercise)
    if not exercise.has_ended:
        raise Refused(_("The improvement plan is made when play has ended."))
    here = ImprovementAction.objects.filter(exercise=exercise)
    already = here.filter(key_hash=hash_of(key_for(ticket))).first()
    if already is not None:
        return already
    if agreed.starts_on is not None and agreed.starts_on > agreed.due_on:
        raise Refused(_("It starts after it is due. Change one of the two dates."))
    lessons = Lesson.objects.filter(exercise=exercise).current()
    if agreed.lesson is not None and not lessons.filter(number=agreed.lesson).exists():
        raise Refused(_("The area it comes from was struck. Choose another."))
    if here.count() >= MOST:
        raise Refused(
            _("There are %(most)s actions. A few that are done do more.") % {"most": MOST}
        )
    made = ImprovementAction.objects.create(
        exercise=exercise,
        number=here.count() + 1,
        made_by=by,
        key_hash=hash_of(key_for(ticket)),
        **vars(agreed),
    )
    record(exercise, Kind.ACTION_AGREED, by=by, audiences=to_control(), action=made.number)
    return made


@transaction.atomic
def say(action: ImprovementAction, state: ActionState, *, note: str, by: Seat) -> ActionStatus:
    """Control says how far it is: verified only what was done, dropped with a reason. The same
    again is recorded once."""
    checks.control(by)
    return _say(action, state, note, by)


@transaction.atomic
def report(action: ImprovementAction, state: ActionState, *, note: str) -> ActionStatus:
    """The owner, by the link, says that it is under way or done, and what shows it."""
    if state not in BY_OWNER:
        raise Refused(_("Whoever leads the exercise verifies it, or drops it."))
    return _say(action, state, note, None)


@transaction.atomic
def renew(action: ImprovementAction, *, ticket: str, by: Seat) -> ImprovementAction:
    """Another link for the owner; the one before ends."""
    checks.control(by)
    exercise = lock(action.exercise)
    action = exercise.actions.get(pk=action.pk)
    if action.key_hash == hash_of(key_for(ticket)):
        return action
    action.key_hash = hash_of(key_for(ticket))
    action.save(update_fields=["key_hash"])
    record(exercise, Kind.ACTION_LINK_RENEWED, by=by, audiences=to_control(), action=action.number)
    return action


def _say(action: ImprovementAction, state: ActionState, note: str, by: Seat | None) -> ActionStatus:
    exercise = lock(action.exercise)
    action = exercise.actions.get(pk=action.pk)
    last = action.last
    if last is not None and (last.state, last.note) == (state, note):
        return last
    if state not in action.next:
        now = {"state": action.state.label, "then": state.label}
        raise Refused(_("It stands at “%(state)s”. “%(then)s” cannot follow.") % now)
    if state in WITH_WORDS and not note:
        raise Refused(_("Say what shows it, or why. Nothing ends without words."))
    made = ActionStatus.objects.create(action=action, state=state, note=note, seat=by)
    record(exercise, Kind.ACTION_SAID, by=by, audiences=to_control(), action=action.number)
    return made
