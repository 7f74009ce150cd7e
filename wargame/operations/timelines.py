"""The timeline of one exercise: planned step by step before play, cut in play for the debrief."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Seat, Step, StepKind
from wargame.scenario_files.timelines import debrief_floor

from . import captures, checks
from .journal import lock, record, to_control, to_everyone

MOST_MINUTES = 720
LONGEST_SESSION = timedelta(hours=24)
DEBRIEF = (StepKind.REVIEW, StepKind.EXIT)


@transaction.atomic
def plan(exercise: Exercise, lengths: Mapping[int, int], *, by: Seat) -> Exercise:
    """Minutes by the number of each step, before play; a step with none falls away. The same
    again changes nothing.

    Raises Refused once play has begun, where the debrief would lose its time, and where a move
    would have no step left.
    """
    checks.control(by)
    exercise = lock(exercise)
    if exercise.started_at is not None:
        raise Refused(_("Play has begun. Change the time on the console."))
    steps = list(exercise.steps.select_related("move"))
    wanted = {step.number: lengths.get(step.number, _minutes(step)) for step in steps}
    _protects_debrief(steps, wanted)
    _leaves_every_move(steps, wanted)
    if all(_minutes(step) == wanted[step.number] for step in steps):
        return exercise
    gone = exercise.steps.filter(number__in=[n for n, left in wanted.items() if not left])
    timed = exercise.injects.filter(at_step__in=gone)
    timed.update(at_step=None, scheduled_at=None, scheduled_by=None)
    gone.delete()
    kept = [step for step in steps if wanted[step.number]]
    for number, step in enumerate(kept, start=1):
        step.planned = step.length = timedelta(minutes=wanted[step.number])
        step.number = number
        step.save(update_fields=["number", "planned", "length"])
    captures.recheck(exercise)
    record(exercise, Kind.TIMELINE_PLANNED, by=by, audiences=to_everyone())
    return exercise


@transaction.atomic
def cut(exercise: Exercise, lengths: Mapping[int, int], *, by: Seat) -> Exercise:
    """In play, what is left of steps to come, by their numbers; never more than they have. Done
    twice, recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    now = exercise.step.number if exercise.step else 0
    shortened = [
        step
        for step in exercise.steps.filter(number__in=lengths, number__gt=now)
        if step.kind not in DEBRIEF and timedelta(minutes=lengths[step.number]) < step.length
    ]
    if not shortened:
        return exercise
    for step in shortened:
        step.length = timedelta(minutes=lengths[step.number])
    Step.objects.bulk_update(shortened, ["length"])
    record(exercise, Kind.STEPS_CUT, by=by, audiences=to_everyone())
    return exercise


@transaction.atomic
def set_end(exercise: Exercise, ends_at: datetime, *, by: Seat) -> Exercise:
    """When the session must be over, from which the debrief is counted back."""
    checks.control(by)
    exercise = lock(exercise)
    checks.started(exercise)
    if not timezone.now() < ends_at < timezone.now() + LONGEST_SESSION:
        raise Refused(_("Choose a time within the next 24 hours."))
    if exercise.ends_at != ends_at:
        exercise.ends_at = ends_at
        exercise.save(update_fields=["ends_at"])
        record(exercise, Kind.SESSION_END_SET, by=by, audiences=to_control())
    return exercise


def end_of_session(exercise: Exercise, now: datetime) -> datetime:
    """When it will be over if it starts now: as announced, if it starts within an hour of that,
    else when all steps have had their time."""
    length = sum((step.planned for step in exercise.steps.all()), timedelta())
    announced = exercise.starts_at
    if announced is not None and abs(now - announced) <= timedelta(hours=1):
        return announced + length
    return now + length


def _protects_debrief(steps: list[Step], wanted: Mapping[int, int]) -> None:
    total = sum(wanted.values())
    has = sum(wanted[step.number] for step in steps if step.kind in DEBRIEF)
    floor = debrief_floor(total)
    if has < floor:
        about = {"has": has, "floor": floor, "total": total}
        raise Refused(
            _(
                "Review and exit ticket have %(has)s minutes; of %(total)s in all they need "
                "%(floor)s. Take them from other steps."
            )
            % about
        )


def _leaves_every_move(steps: list[Step], wanted: Mapping[int, int]) -> None:
    left = {step.move_id for step in steps if wanted[step.number]}
    for step in steps:
        if step.move is not None and step.move_id not in left:
            sentence = _("Leave move %(number)s a step, or choose a shorter format at set-up.")
            raise Refused(sentence % {"number": step.move.number})


def _minutes(step: Step) -> int:
    return round(step.planned.total_seconds() / 60)
