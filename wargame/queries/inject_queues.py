"""The queue of injects: what comes next and when, what waits, what was sent and opened."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.utils import timezone

from wargame.models import Exercise, Inject, Viewer
from wargame.models.injects import GRACE

A_MINUTE_MS = 60_000
RESERVE = 0


@dataclass(frozen=True)
class Slip:
    """One inject for control. `codes` are the teams that play and are addressed; `due_in` counts
    exercise time and is negative once it is over; `due_at` is when that will be in the room;
    `can_withdraw` for some seconds after the release."""

    inject: Inject
    codes: list[str]
    is_to_all: bool
    delivered: int = 0
    opened: int = 0
    due_in: timedelta | None = None
    due_at: datetime | None = None
    can_withdraw: bool = False

    @property
    def has_addressee(self) -> bool:
        return self.is_to_all or bool(self.codes)

    @property
    def is_due(self) -> bool:
        return self.due_in is not None and self.due_in <= timedelta()


@dataclass(frozen=True)
class Queue:
    """`next` belongs to a move that has begun; `due_ms` is when something of it comes due, or
    can no longer be taken back."""

    next: list[Slip]
    later: list[Slip]
    reserve: list[Slip]
    sent: list[Slip]
    may_release: bool
    due_ms: int | None


def injects(viewer: Viewer) -> Queue:
    """What is due first, what was sent last. Three queries."""
    exercise = viewer.exercise
    starts = move_starts(exercise)
    every = slips(viewer, starts, list(exercise.teams.values_list("code", flat=True)))
    waiting = [slip for slip in every if slip.inject.released_at is None]
    coming = sorted((slip for slip in waiting if slip.inject.move in starts), key=_when)
    sent = [slip for slip in every if slip.inject.released_at is not None]
    return Queue(
        next=coming,
        later=[slip for slip in waiting if slip.inject.move not in {RESERVE, *starts}],
        reserve=[slip for slip in waiting if slip.inject.move == RESERVE],
        sent=sorted(sent, key=lambda slip: slip.inject.released_in or timedelta(), reverse=True),
        may_release=exercise.is_in_play,
        due_ms=_changes_in(due_ms(exercise, coming), sent),
    )


def slips(viewer: Viewer, starts: dict[int, timedelta], playing: list[str]) -> list[Slip]:
    """Every inject that this viewer may see, in the order of the plan. One query.

    `starts` are those of the moves, `playing` the codes of the teams in seating order.
    """
    exercise, now = viewer.exercise, timezone.now()
    played = exercise.exercise_time(now)
    running = starts if exercise.is_in_play else {}
    found = exercise.injects.visible_to(viewer).annotate(
        delivered=Count("deliveries"), opened=Count("deliveries__opened_at")
    )
    return [
        Slip(
            inject=inject,
            codes=[code for code in playing if code in inject.planned_to],
            is_to_all=not inject.planned_to,
            delivered=inject.delivered,
            opened=inject.opened,
            due_in=(due := _due_in(inject, running, played)),
            due_at=now + due if due is not None else None,
            can_withdraw=inject.may_be_withdrawn(is_opened=inject.opened > 0),
        )
        for inject in found
    ]


def move_starts(exercise: Exercise) -> dict[int, timedelta]:
    """When each move began, in exercise time; moves that have not begun are left out."""
    begun = exercise.steps.exclude(began=None).exclude(move=None).order_by()
    return dict(begun.values_list("move__number").annotate(Min("began")))


def due_ms(exercise: Exercise, waiting: list[Slip]) -> int | None:
    """When the next of them comes due; the times in the room move on while the clock stands."""
    if not waiting or not exercise.is_in_play:
        return None
    if exercise.running_since is None:
        return A_MINUTE_MS
    coming = [slip.due_in for slip in waiting if slip.due_in and not slip.is_due]
    return int(min(coming).total_seconds() * 1000) if coming else None


def _changes_in(due: int | None, sent: list[Slip]) -> int | None:
    """The sooner of what comes due and of what can then no longer be taken back."""
    now = timezone.now()
    left = [
        slip.inject.released_at + GRACE - now
        for slip in sent
        if slip.can_withdraw and slip.inject.released_at
    ]
    ends = [int(one.total_seconds() * 1000) for one in left]
    return min([*ends, *([] if due is None else [due])], default=None)


def _when(slip: Slip) -> timedelta:
    """Those without a minute come first: they are to be sent when control thinks fit."""
    return slip.due_in or timedelta(days=-1)


def _due_in(inject: Inject, starts: dict[int, timedelta], played: timedelta) -> timedelta | None:
    if inject.minute is None or inject.move not in starts or inject.released_at is not None:
        return None
    return starts[inject.move] + timedelta(minutes=inject.minute) - played
