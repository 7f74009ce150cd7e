"""The clock and the steps: only control moves them, and every schedule is in exercise time."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures import runs
from wargame.measures.clock_acts import ClockAct, Turn, after
from wargame.measures.schedules import Schedule
from wargame.models import (
    AFTER_PLAY,
    Challenge,
    Exercise,
    JournalEntry,
    Kind,
    Move,
    Scene,
    Seat,
    State,
    Step,
    StepKind,
)

from . import checks, visits
from .journal import lock, record, to_everyone

DONE_AS = {
    Turn.PAUSE: Kind.CLOCK_PAUSED,
    Turn.RESUME: Kind.CLOCK_RESUMED,
    Turn.CHANGE: Kind.CLOCK_CHANGED,
    Turn.SHIFT: Kind.CLOCK_SHIFTED,
}


@transaction.atomic
def turn(exercise: Exercise, act: ClockAct, *, by: Seat, seen: int | None = None) -> Exercise:
    """Do to the clock what was shown. What changes nothing is not recorded.

    `seen` is the last entry on the clock when control was shown what the act would do: if
    something was done to the clock since, it is refused, so that nobody gets what they did not see.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    if seen is not None and seen != _last(exercise):
        raise Refused(_("The clock was changed in the meantime. Look at the times again."))
    now = timezone.now()
    before = _schedule(exercise, now)
    then = after(before, act)
    if then == before:
        return exercise
    _may_go(before, then)
    kept = visits.put(exercise, before, then, now)
    if then.current != before.current:
        _arrive(exercise, kept, is_back=then.current < before.current, by=by)
        return exercise
    refs = {"step": exercise.step_id, "minutes": act.minutes} if act.minutes else {}
    audiences = to_everyone()
    record(exercise, DONE_AS[act.turn], by=by, audiences=audiences, before=kept, **refs)
    return exercise


def pause(exercise: Exercise, *, by: Seat) -> Exercise:
    """Stop the clock where it is. Done twice, recorded once."""
    return turn(exercise, ClockAct(Turn.PAUSE), by=by)


def resume(exercise: Exercise, *, by: Seat) -> Exercise:
    """Let the clock run on from where it stands. Done twice, recorded once."""
    return turn(exercise, ClockAct(Turn.RESUME), by=by)


def change_length(exercise: Exercise, *, minutes: int, by: Seat) -> Exercise:
    """Lengthen (or, negative, shorten) the current step; it never ends before now.

    A step that has run over gets its minutes counted from now, so that +2 gives two minutes.
    Taking minutes from it changes nothing, and nothing is recorded.
    """
    return turn(exercise, ClockAct(Turn.CHANGE, minutes=minutes), by=by)


@transaction.atomic
def next_step(exercise: Exercise, *, after: int, by: Seat) -> Exercise:
    """Begin the step that follows step number `after`, past those that were cut to nothing.

    `after` is the step the button was drawn for: a second press of the same button changes
    nothing, however late it arrives.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    if _current(exercise).number != after:
        return exercise
    following = exercise.steps.to_come(after).first()
    if following is None:
        raise Refused(_("This was the last step. The review stays open."))
    return turn(exercise, ClockAct(Turn.GO, step=following.number), by=by)


@transaction.atomic
def undo(exercise: Exercise, *, entry: int, by: Seat) -> Exercise:
    """Put the clock, the step and the times back as they were before the last act on the clock.

    `entry` is the number of that act: sent twice, or after another act, it changes nothing. Time
    that was played stays played, and what was sent or written meanwhile stays.
    """
    checks.control(by)
    exercise = lock(exercise)
    act = JournalEntry.objects.filter(exercise=exercise).last_on_the_clock()
    if act is None or act.number != entry or not act.can_be_undone:
        return exercise
    visits.restore(exercise, act.refs["before"])
    refs = {"step": exercise.step_id, "entry": entry}
    record(exercise, Kind.CLOCK_UNDONE, by=by, audiences=to_everyone(), **refs)
    return exercise


@transaction.atomic
def set_challenge(exercise: Exercise, challenge: Challenge, *, by: Seat) -> Move:
    """The prompt of the present move, instead of the one that was dealt. Done twice, once.

    Raises Refused outside a move.
    """
    checks.control(by)
    exercise = lock(exercise)
    move = _current(exercise).move
    if move is None:
        raise Refused(_("No move is being played. A challenge belongs to a move."))
    if move.challenge != challenge:
        move.challenge = challenge
        move.save(update_fields=["challenge"])
        refs = {"move": move.number, "challenge": challenge}
        record(exercise, Kind.CHALLENGE_SET, by=by, audiences=to_everyone(), **refs)
    return move


def begin_first(exercise: Exercise, *, by: Seat) -> None:
    """Make the first step the current one, on the locked exercise that has just started."""
    step = exercise.steps.get(number=1)
    step.began, step.began_at = exercise.played, exercise.started_at
    step.save(update_fields=["began", "began_at"])
    exercise.step = step
    exercise.save(update_fields=["step"])
    record(exercise, Kind.STEP_BEGUN, by=by, audiences=to_everyone(), step=step.pk)


def end_play(exercise: Exercise, *, by: Seat) -> None:
    """ENDEX on the locked exercise: from now on records are locked. Once only."""
    if exercise.has_ended:
        return
    exercise.ended_at = timezone.now()
    exercise.state = State.ENDED
    exercise.scene = Scene.CLOCK
    exercise.save(update_fields=["ended_at", "state", "scene"])
    record(exercise, Kind.EXERCISE_ENDED, by=by, audiences=to_everyone())


def _may_go(before: Schedule, then: Schedule) -> None:
    if before.now.is_after_play and not then.now.is_after_play:
        raise Refused(_("Play has ended. There is no way back into it."))


def _arrive(exercise: Exercise, kept: visits.Kept, *, is_back: bool, by: Seat) -> None:
    """Say that the present step has begun; the first after play is ENDEX, which stays."""
    step, refs = _current(exercise), {"before": kept}
    if step.kind in AFTER_PLAY:
        refs = refs if exercise.has_ended else {}
        end_play(exercise, by=by)
        _enter_debrief(exercise, step)
    kind = Kind.STEP_RETURNED if is_back else Kind.STEP_BEGUN
    record(exercise, kind, by=by, audiences=to_everyone(), step=step.pk, **refs)


def _enter_debrief(exercise: Exercise, step: Step) -> None:
    if step.kind != StepKind.FINAL and exercise.state == State.ENDED:
        exercise.state = State.DEBRIEF
        exercise.save(update_fields=["state"])


def _last(exercise: Exercise) -> int:
    act = JournalEntry.objects.filter(exercise=exercise).last_on_the_clock()
    return act.number if act else 0


def _schedule(exercise: Exercise, now: datetime) -> Schedule:
    found = runs.schedule(exercise, exercise.steps.select_related("move"), now)
    if found is None:
        raise Refused(_("Play has not begun. Start it first."))
    return found


def _current(exercise: Exercise) -> Step:
    if exercise.step is None:
        raise Refused(_("Play has not begun. Start it first."))
    return exercise.step
