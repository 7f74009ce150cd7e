"""The queue of injects: what comes next and when, what waits, what was sent and opened."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from wargame.measures import runs
from wargame.measures.schedules import Schedule
from wargame.models import Exercise, Inject, Team, Viewer, present
from wargame.models.exhibits import Thing
from wargame.models.stars import with_stars

from . import inject_triggers
from .schedules import schedule
from .standings import standings

A_MINUTE_MS = 60_000
RESERVE = 0
# Unopened injects before one team, and minutes without any: ours.
MUCH, STILL = 3, 12


@dataclass(frozen=True)
class Slip:
    """One inject for control. `codes` are the teams that play and are addressed; `due_in` counts
    exercise time and is negative once it is over; `due_at` is when that will be in the room, also
    for moves that are still to come; `grace` is how long its release can be taken back, `suggested`
    why a trigger speaks for it now."""

    inject: Inject
    codes: list[str]
    is_to_all: bool
    delivered: int = 0
    opened: int = 0
    due_in: timedelta | None = None
    due_at: datetime | None = None
    grace: timedelta = timedelta()
    suggested: str = ""

    @property
    def has_addressee(self) -> bool:
        return self.is_to_all or bool(self.codes)

    @property
    def is_due(self) -> bool:
        """True once control should send it."""
        return self.due_in is not None and self.due_in <= timedelta() and not self.inject.is_held

    @property
    def can_withdraw(self) -> bool:
        return bool(self.grace)


@dataclass(frozen=True)
class Pace:
    """How many injects lie unopened before each team, and how long ago the last was sent."""

    unopened: list[tuple[Team, int]]
    quiet: int | None

    @property
    def is_much(self) -> bool:
        return any(n >= MUCH for _team, n in self.unopened)

    @property
    def is_still(self) -> bool:
        return self.quiet is not None and self.quiet >= STILL


@dataclass(frozen=True)
class Queue:
    """`now` is due, `next` belongs to a move that has begun; `due_ms` is when something of it
    comes due, or can no longer be taken back; `by_hand` counts those with a time that control
    sends itself."""

    now: list[Slip]
    next: list[Slip]
    later: list[Slip]
    reserve: list[Slip]
    held: list[Slip]
    sent: list[Slip]
    may_release: bool
    by_hand: int
    pace: Pace
    due_ms: int | None


def injects(viewer: Viewer) -> Queue:
    """What is due first, what was sent last. Five queries, and those of triggers where there are
    any."""
    exercise = viewer.exercise
    plan = schedule(exercise)
    every = slips(viewer, plan, list(exercise.teams.values_list("code", flat=True)))
    waiting = [slip for slip in every if slip.inject.released_at is None]
    free = sorted((slip for slip in waiting if not slip.inject.is_held), key=_when)
    begun = [slip for slip in free if slip.suggested or _has_begun(slip.inject, plan)]
    sent = [slip for slip in every if slip.inject.released_at is not None]
    others = [slip for slip in free if slip not in begun]
    return Queue(
        now=[slip for slip in begun if slip.is_due or slip.suggested],
        next=[slip for slip in begun if not slip.is_due and not slip.suggested],
        later=[slip for slip in others if slip.inject.move != RESERVE],
        reserve=[slip for slip in others if slip.inject.move == RESERVE],
        held=[slip for slip in waiting if slip.inject.is_held],
        sent=sorted(sent, key=lambda slip: slip.inject.released_in or timedelta(), reverse=True),
        may_release=exercise.is_in_play,
        by_hand=sum(1 for slip in free if _could_go(slip)),
        pace=pace(viewer, sent),
        due_ms=min(_changes(exercise, begun, sent), default=None),
    )


def pace(viewer: Viewer, sent: list[Slip]) -> Pace:
    """Whether teams have too much to read or nothing. Two queries."""
    open_ = [(one.team, one.delivered - one.opened) for one in standings(viewer)]
    exercise, step = viewer.exercise, viewer.exercise.step
    if not exercise.is_in_play or step is None or step.move_id is None:
        return Pace([(team, n) for team, n in open_ if n], None)
    times = [slip.inject.released_in for slip in sent if slip.inject.released_in is not None]
    since = exercise.exercise_time() - max(times, default=timedelta())
    return Pace([(team, n) for team, n in open_ if n], int(since.total_seconds() // 60))


def slips(viewer: Viewer, plan: Schedule | None, playing: list[str]) -> list[Slip]:
    """Every inject that this viewer may see, in the order of the plan. One query beside those of
    triggers.

    `playing` are the codes of the teams in seating order.
    """
    exercise, now = viewer.exercise, present.now()
    running = plan if exercise.is_in_play else None
    found = exercise.injects.visible_to(viewer).select_related("at_step")
    counted = found.annotate(delivered=Count("deliveries"), opened=Count("deliveries__opened_at"))
    counted = with_stars(counted, Thing.INJECT, "number")
    # What is counted loses the order that rows have by themselves.
    every = list(counted.order_by("move", "minute", "number"))
    reasons = inject_triggers.reasons(viewer, every)
    return [
        Slip(
            inject=inject,
            codes=[code for code in playing if code in inject.planned_to],
            is_to_all=not inject.planned_to,
            delivered=inject.delivered,
            opened=inject.opened,
            due_in=(due := _due_in(inject, running)),
            due_at=now + due if due is not None else None,
            grace=timedelta() if inject.opened else inject.grace_left,
            suggested=reasons.get(inject.pk, ""),
        )
        for inject in every
    ]


def _changes(exercise: Exercise, waiting: list[Slip], sent: list[Slip]) -> list[int]:
    """When something comes due, and what can then no longer be taken back."""
    due = due_ms(exercise, waiting)
    ends = [int(slip.grace.total_seconds() * 1000) for slip in sent if slip.grace]
    # Quiet makes itself heard by nothing but time.
    ends += [A_MINUTE_MS] if exercise.is_in_play else []
    return ends if due is None else [due, *ends]


def due_ms(exercise: Exercise, waiting: list[Slip]) -> int | None:
    """When the next of them comes due; the times in the room move on while the clock stands."""
    if not waiting or not exercise.is_in_play:
        return None
    if exercise.running_since is None:
        return A_MINUTE_MS
    coming = [slip.due_in for slip in waiting if slip.due_in and not slip.is_due]
    return int(min(coming).total_seconds() * 1000) if coming else None


def _has_begun(inject: Inject, plan: Schedule | None) -> bool:
    if plan is None:
        return False
    if inject.at_step is not None:
        return inject.at_step.number <= plan.current
    return plan.has_begun(inject.move)


def _could_go(slip: Slip) -> bool:
    """It has a time and somebody to go to, and is sent by hand so far."""
    has_time = slip.inject.minute is not None or slip.inject.at_step_id is not None
    return (
        has_time and slip.has_addressee and not slip.inject.goes_by_itself and slip.inject.move > 0
    )


def _when(slip: Slip) -> timedelta:
    """Those without a minute come first: they are to be sent when control thinks fit."""
    return slip.due_in if slip.due_in is not None else timedelta(days=-1)


def _due_in(inject: Inject, plan: Schedule | None) -> timedelta | None:
    if plan is None or inject.released_at is not None:
        return None
    due = plan.due(runs.slot(inject))
    return None if due is None else due - plan.played
