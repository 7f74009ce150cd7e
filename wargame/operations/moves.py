"""The clock and the steps: only control moves them, and every schedule is in exercise time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    AFTER_PLAY,
    Challenge,
    Exercise,
    Kind,
    Move,
    Scene,
    Seat,
    State,
    Step,
    StepKind,
)

from . import checks
from .journal import lock, record, to_everyone

LONGEST_STEP = timedelta(hours=12)


@transaction.atomic
def pause(exercise: Exercise, *, by: Seat) -> Exercise:
    """Stop the clock where it is. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.running_since is None:
        return exercise
    exercise.played, exercise.running_since = exercise.exercise_time(), None
    if exercise.state == State.IN_PLAY:
        exercise.state = State.PAUSED
    exercise.save(update_fields=["played", "running_since", "state"])
    record(exercise, Kind.CLOCK_PAUSED, by=by, audiences=to_everyone())
    return exercise


@transaction.atomic
def resume(exercise: Exercise, *, by: Seat) -> Exercise:
    """Let the clock run on from where it stands. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    if exercise.running_since is not None:
        return exercise
    exercise.running_since = timezone.now()
    if exercise.state == State.PAUSED:
        exercise.state = State.IN_PLAY
    exercise.save(update_fields=["running_since", "state"])
    record(exercise, Kind.CLOCK_RESUMED, by=by, audiences=to_everyone())
    return exercise


@transaction.atomic
def change_length(exercise: Exercise, *, minutes: int, by: Seat) -> Step:
    """Lengthen (or, negative, shorten) the current step; it never ends before now.

    A step that has run over gets its minutes counted from now, so that +2 gives two minutes.
    Taking minutes from it changes nothing, and nothing is recorded.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    step = _current(exercise)
    used = max(exercise.exercise_time() - (step.began or timedelta()), timedelta())
    left = max(step.length - used, timedelta())
    new_left = max(left + timedelta(minutes=minutes), timedelta())
    if new_left == left:
        return step
    step.length = min(used + new_left, LONGEST_STEP)
    step.save(update_fields=["length"])
    record(
        exercise,
        Kind.CLOCK_CHANGED,
        by=by,
        audiences=to_everyone(),
        step=step.pk,
        minutes=minutes,
    )
    return step


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
        record(
            exercise,
            Kind.CHALLENGE_SET,
            by=by,
            audiences=to_everyone(),
            move=move.number,
            challenge=challenge,
        )
    return move


@transaction.atomic
def next_step(exercise: Exercise, *, after: int, by: Seat) -> Exercise:
    """Begin the step that follows step number `after`.

    `after` is the step the button was drawn for: a second press of the same button changes
    nothing, however late it arrives.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    if _current(exercise).number != after:
        return exercise
    following = exercise.steps.filter(number=after + 1).first()
    if following is None:
        raise Refused(_("This was the last step. The review stays open."))
    begin(exercise, following, by=by)
    return exercise


def begin(exercise: Exercise, step: Step, *, by: Seat) -> None:
    """Make `step` the current one, on the locked exercise; the first step after play is ENDEX."""
    now = timezone.now()
    played = exercise.exercise_time(now)
    if exercise.step is not None:
        Step.objects.filter(pk=exercise.step.pk).update(done_at=now)
    step.began, step.began_at = played, now
    step.save(update_fields=["began", "began_at"])
    exercise.step = step
    exercise.save(update_fields=["step"])
    if step.kind in AFTER_PLAY:
        end_play(exercise, by=by)
        _enter_debrief(exercise, step)
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


def _enter_debrief(exercise: Exercise, step: Step) -> None:
    if step.kind != StepKind.FINAL and exercise.state == State.ENDED:
        exercise.state = State.DEBRIEF
        exercise.save(update_fields=["state"])


def _current(exercise: Exercise) -> Step:
    if exercise.step is None:
        raise Refused(_("Play has not begun. Start it first."))
    return exercise.step
