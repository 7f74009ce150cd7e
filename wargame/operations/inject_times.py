"""When injects go out by themselves, and holding them back: set by control, in exercise time."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures import runs
from wargame.models import Exercise, Inject, Kind, Seat, Step, Team, Theater

from . import checks, injects
from .journal import lock, record, to_control

TIMES = ["move", "minute", "at_step", "scheduled_at", "scheduled_by", "held_at", "held_by"]
TRIGGER = ["trigger", "trigger_line", "trigger_team", "trigger_theater"]


@dataclass(frozen=True)
class When:
    """What suggests an inject: `line` counts minutes or percent, no team or theater means any."""

    trigger: str = ""
    line: int | None = None
    team: Team | None = None
    theater: Theater | None = None


@transaction.atomic
def set_minute(inject: Inject, *, move: int, minute: int, by: Seat) -> Inject:
    """It goes out by itself at this minute of the move."""
    exercise, inject = _waiting(inject, by)
    if not exercise.moves.filter(number=move).exists():
        raise Refused(_("Choose a move of this exercise."))
    if inject.scheduled_at and (inject.move, inject.minute, inject.at_step) == (move, minute, None):
        return inject
    inject.move, inject.minute, inject.at_step = move, minute, None
    return _schedule(exercise, inject, by)


@transaction.atomic
def set_step(inject: Inject, step: Step, *, by: Seat) -> Inject:
    """It goes out by itself when the step begins, or, where that is passed over, with the next."""
    exercise, inject = _waiting(inject, by)
    if step.exercise_id != exercise.pk:
        raise Refused(_("Choose a step of this exercise."))
    if inject.scheduled_at and inject.at_step_id == step.pk:
        return inject
    inject.at_step = step
    return _schedule(exercise, inject, by)


@transaction.atomic
def by_hand(inject: Inject, *, by: Seat) -> Inject:
    """It stays in the queue until control sends it; its time is only a reminder."""
    exercise, inject = _waiting(inject, by)
    if inject.scheduled_at is None:
        return inject
    inject.scheduled_at = inject.scheduled_by = None
    return _kept(exercise, inject, Kind.INJECT_TIMED, by)


@transaction.atomic
def schedule_plan(exercise: Exercise, *, by: Seat) -> int:
    """Let all that have a minute go out at it by themselves, except those held; how many."""
    checks.control(by)
    exercise = lock(exercise)
    playing = set(exercise.teams.values_list("code", flat=True))
    found = [
        inject
        for inject in exercise.injects.filter(
            released_at=None, scheduled_at=None, held_at=None, move__gt=0
        ).exclude(minute=None, at_step=None)
        if not inject.planned_to or playing & set(inject.planned_to)
    ]
    if found:
        chosen = exercise.injects.filter(pk__in=[inject.pk for inject in found])
        chosen.update(scheduled_at=timezone.now(), scheduled_by=by)
        record(exercise, Kind.INJECTS_TIMED, by=by, audiences=to_control())
    return len(found)


@transaction.atomic
def set_trigger(inject: Inject, when: When, *, by: Seat) -> Inject:
    """Let something suggest it; control decides. Set to the same, nothing is recorded."""
    exercise, inject = _waiting(inject, by)
    said = (when.trigger, when.line, when.team, when.theater)
    if said == (
        inject.trigger,
        inject.trigger_line,
        inject.trigger_team,
        inject.trigger_theater,
    ):
        return inject
    inject.trigger, inject.trigger_line, inject.trigger_team, inject.trigger_theater = said
    inject.save(update_fields=TRIGGER)
    return _kept(exercise, inject, Kind.INJECT_TIMED, by)


@transaction.atomic
def hold(inject: Inject, *, by: Seat) -> Inject:
    """Keep it back, whatever its time says, until control lets it go. Done twice, recorded once."""
    exercise, inject = _waiting(inject, by)
    if inject.held_at is not None:
        return inject
    inject.held_at, inject.held_by = timezone.now(), by
    inject.scheduled_at = inject.scheduled_by = None
    return _kept(exercise, inject, Kind.INJECT_HELD, by)


@transaction.atomic
def let_go(inject: Inject, *, by: Seat) -> Inject:
    """Back into the queue, to be sent by hand. Done twice, recorded once."""
    exercise, inject = _waiting(inject, by)
    if inject.held_at is None:
        return inject
    inject.held_at = inject.held_by = None
    return _kept(exercise, inject, Kind.INJECT_LET_GO, by)


@transaction.atomic
def send_due(exercise: Exercise) -> list[Inject]:
    """Send what has fallen due by itself, in the order of its times, each once.

    All of it or, if the server dies, none: whoever looks next finds the same. Where an act holds
    the exercise nothing is sent; it is asked again in a moment.
    """
    locked = Exercise.objects.select_for_update(of=("self",), skip_locked=True)
    now = timezone.now()
    held = locked.select_related("step").filter(pk=exercise.pk, ended_at=None).first()
    if held is None or held.running_since is None:
        return []
    going = {one.pk: one for one in held.injects.going().select_related("at_step")}
    schedule = runs.schedule(held, held.steps.select_related("move"), now)
    fallen = schedule.fallen_due([runs.slot(one) for one in going.values()]) if schedule else []
    playing = list(held.teams.all()) if fallen else []
    for slot in fallen:
        inject = going[slot.key]
        teams = injects.planned_teams(inject, playing)
        by = held.seats.get(pk=inject.scheduled_by_id or 0)
        injects.deliver(held, inject, teams, by=by, kind=Kind.INJECT_WENT)
    return [going[slot.key] for slot in fallen]


def send_everywhere() -> int:
    """What has fallen due in any exercise; how much it was."""
    running = Exercise.objects.filter(ended_at=None).exclude(running_since=None)
    waiting = Inject.objects.going().filter(exercise__in=running).order_by()
    exercises = Exercise.objects.filter(pk__in=waiting.values("exercise"))
    return sum(len(send_due(exercise)) for exercise in exercises)


def _waiting(inject: Inject, by: Seat) -> tuple[Exercise, Inject]:
    """The locked exercise and the inject as it is now. Raises Refused once it is out."""
    checks.control(by)
    exercise = lock(inject.exercise)
    inject = exercise.injects.get(pk=inject.pk)
    if inject.released_at is not None:
        raise Refused(_("It has been released."))
    return exercise, inject


def _schedule(exercise: Exercise, inject: Inject, by: Seat) -> Inject:
    if not injects.planned_teams(inject, list(exercise.teams.all())):
        raise Refused(_("No team that plays is addressed. It can only be sent by hand."))
    inject.scheduled_at, inject.scheduled_by = timezone.now(), by
    inject.held_at = inject.held_by = None
    return _kept(exercise, inject, Kind.INJECT_TIMED, by)


def _kept(exercise: Exercise, inject: Inject, kind: Kind, by: Seat) -> Inject:
    inject.save(update_fields=TIMES)
    record(exercise, kind, by=by, audiences=to_control(), inject=inject.pk)
    return inject
