"""What needs control now, the most pressing first, each with what can be done about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import Exercise, Seat, State, Step, StepKind, Team, Viewer

from . import inject_queues
from .clocks import time_left
from .inject_queues import A_MINUTE_MS, Slip
from .standings import OCCASIONS, Standing, standings

CLOSE = timedelta(minutes=2)
STILL = timedelta(minutes=5)
ASKS_EACH = {*OCCASIONS, StepKind.ESTIMATE}
NAMED = 6
DUE_ONE_BY_ONE = 2


@dataclass(frozen=True)
class Item:
    """One thing, with its remedy: a `seat` that could lead, a `slip` to release, minutes; where
    there is none of them the people page helps."""

    title: str
    detail: str = ""
    at: datetime | None = None
    team: Team | None = None
    is_urgent: bool = False
    seat: Seat | None = None
    slip: Slip | None = None
    needs_time: bool = False
    is_in_queue: bool = False


@dataclass(frozen=True)
class Attention:
    """`due_ms` is when something may be added although nobody does anything."""

    items: list[Item]
    due_ms: int | None


def attention(viewer: Viewer) -> Attention:
    """Four queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    if exercise.state == State.LOBBY:
        return Attention(_before_play(exercise, standings(viewer)), None)
    if not exercise.is_in_play or step is None:
        return Attention([], None)
    every = standings(viewer)
    left = time_left(exercise, step)
    slips = inject_queues.slips(
        viewer, inject_queues.move_starts(exercise), [one.team.code for one in every]
    )
    waiting = [slip for slip in slips if slip.due_in is not None]
    items = _due([slip for slip in waiting if slip.is_due])
    items += _unfinished(step, every) if left < CLOSE else []
    for standing in every:
        items += [*_seats(standing), *_lost(standing), *_still(standing, step)]
    items.sort(key=lambda item: not item.is_urgent)
    return Attention(items, _due_ms(exercise, left, waiting))


def _before_play(exercise: Exercise, every: list[Standing]) -> list[Item]:
    """Thin teams, once so many have come that the rest may not fill them."""
    seated = sum(len(one.seats) for one in every)
    if seated * 2 < exercise.expected_heads:
        return []
    return [item for one in every for item in _seats(one)]


def _due(slips: list[Slip]) -> list[Item]:
    if len(slips) > DUE_ONE_BY_ONE:
        numbers = ", ".join(slip.inject.number for slip in slips)
        title = _("%(n)s injects are due") % {"n": len(slips)}
        return [Item(title, numbers, is_in_queue=True)]
    return [
        Item(_("Inject %(n)s is due") % {"n": slip.inject.number}, slip.inject.title, slip=slip)
        for slip in slips
    ]


def _unfinished(step: Step, every: list[Standing]) -> Iterator[Item]:
    """What is not there when the step is about to end, and who has not brought it."""
    seated = [one for one in every if one.seats]
    if step.kind in ASKS_EACH:
        teams = [one for one in seated if one.given < len(one.seats)]
        n = sum(len(one.seats) - one.given for one in teams)
        words = ngettext("%(n)s person has not answered", "%(n)s people have not answered", n)
    elif step.kind == StepKind.DELIBERATE:
        teams = [one for one in seated if not one.positions]
        n = len(teams)
        words = ngettext("%(n)s team has no position", "%(n)s teams have no position", n)
    elif step.kind == StepKind.DECIDE:
        teams = [one for one in seated if one.decided_at is None]
        n = len(teams)
        words = ngettext("%(n)s team has not released", "%(n)s teams have not released", n)
    else:
        return
    if teams:
        codes = [one.team.code for one in teams[:NAMED]] + ["…"] * (len(teams) > NAMED)
        yield Item(words % {"n": n}, ", ".join(codes), is_urgent=True, needs_time=True)


def _seats(standing: Standing) -> Iterator[Item]:
    """A team that cannot work as it sits."""
    team, seats = standing.team, standing.seats
    if not seats:
        yield Item(_("Nobody sits here"), _("The team cannot play."), team=team)
    elif standing.lead is None:
        detail = _("Nobody can set the position or release.")
        heir = next(iter(standing.here or seats))
        yield Item(_("No head of delegation"), detail, team=team, is_urgent=True, seat=heir)
    elif len(seats) == 1:
        detail = _("From three on, a team sees its own spread.")
        yield Item(_("Only one person"), detail, team=team)


def _lost(standing: Standing) -> Iterator[Item]:
    """Who was here and is gone; for the head there is somebody who could stand in."""
    stand_in = next((seat for seat in standing.here if not seat.is_lead), None)
    for seat in standing.lost:
        yield Item(
            title=_("%(name)s lost") % {"name": seat.name},
            detail=_("Head: nobody else can release.") if seat.is_lead else seat.title,
            at=seat.last_seen_at,
            team=standing.team,
            is_urgent=seat.is_lead,
            seat=stand_in if seat.is_lead else None,
        )


def _still(standing: Standing, step: Step) -> Iterator[Item]:
    """A decision that nobody has written in for a while, when it is the task."""
    if step.kind != StepKind.DECIDE or standing.decided_at or not standing.here:
        return
    since = standing.touched_at or step.began_at
    if since and timezone.now() - since >= STILL:
        words = _("Draft untouched since") if standing.touched_at else _("Nothing written since")
        yield Item(words, at=since, team=standing.team)


def _due_ms(exercise: Exercise, left: timedelta, waiting: list[Slip]) -> int | None:
    """A minute at the latest while the clock runs: a draft may have come to a standstill."""
    if exercise.running_since is None:
        return None
    coming = [left - CLOSE, *(slip.due_in for slip in waiting if slip.due_in)]
    soon = [int(time.total_seconds() * 1000) for time in coming if time > timedelta()]
    return min([A_MINUTE_MS, *soon])
