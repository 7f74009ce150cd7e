"""What needs control now, the most pressing first, each with what can be done about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.measures.clock_acts import ClockAct, Turn, after
from wargame.measures.schedules import Schedule
from wargame.models import (
    Draft,
    Exercise,
    State,
    Step,
    StepKind,
    Viewer,
    present,
)

from . import inject_queues, ruling_timers
from .attention_docket import docket, on_docket
from .attention_items import Item
from .attention_papers import papers
from .attention_seats import ONE_BY_ONE, codes, headless, lost, thin
from .clocks import time_left
from .drafts import TOGETHER
from .inject_queues import A_MINUTE_MS, Slip
from .private_answers import asks_alone
from .schedules import schedule
from .standings import OCCASIONS, Standing, standings

CLOSE = timedelta(minutes=2)
STILL = timedelta(minutes=5)
ASKS_EACH = {*OCCASIONS, StepKind.ESTIMATE}
# Minutes that the button beside what is unfinished gives.
MORE = 2


@dataclass(frozen=True)
class Attention:
    """`due_ms` is when something may be added although nobody does anything."""

    items: list[Item]
    due_ms: int | None


def attention(viewer: Viewer) -> Attention:
    """Eight queries, and one more while control adjudicates freely."""
    exercise, step = viewer.exercise, viewer.exercise.step
    if exercise.state == State.LOBBY:
        return Attention(_before_play(exercise, standings(viewer)), None)
    if exercise.is_suspended:
        return Attention(papers(viewer), None)
    if not exercise.is_in_play or step is None:
        return Attention([], None)
    every = standings(viewer)
    left = time_left(exercise, step)
    teams = [one.team.code for one in every]
    plan = schedule(exercise)
    slips = inject_queues.slips(viewer, plan, teams)
    waiting = [slip for slip in slips if slip.due_in is not None and not slip.inject.goes_by_itself]
    items = _due([slip for slip in waiting if slip.is_due and not slip.suggested])
    items += _suggested([slip for slip in slips if slip.suggested])
    items += _unfinished(step, every) if left < CLOSE else _still(step, every)
    pens = _pens(step)
    for standing in every:
        items += [*headless(standing), *lost(standing, pens)]
    items += thin(every)
    timer = ruling_timers.time_left(exercise, step)
    items += papers(viewer)
    on_desk = docket(exercise, step)
    items += on_docket(on_desk, exercise, step, timer, [one.team for one in every])
    items = [_with_end(item, plan) for item in items]
    items.sort(key=lambda item: not item.is_urgent)
    return Attention(items, _due_ms(exercise, [left - CLOSE, timer, *on_desk.times], waiting))


def _with_end(item: Item, plan: Schedule | None) -> Item:
    """Minutes more are shown by what they do to the end."""
    if not item.needs_time or plan is None:
        return item
    then = after(plan, ClockAct(Turn.CHANGE, minutes=MORE))
    return replace(item, ends_at=present.now() + then.ends - plan.played)


def _before_play(exercise: Exercise, every: list[Standing]) -> list[Item]:
    """Thin teams, once so many have come that the rest may not fill them."""
    seated = sum(len(one.seats) for one in every)
    if seated * 2 < exercise.expected_heads:
        return []
    return [*(item for one in every for item in headless(one)), *thin(every)]


def _due(slips: list[Slip]) -> list[Item]:
    if len(slips) > ONE_BY_ONE:
        numbers = ", ".join(slip.inject.number for slip in slips)
        title = _("%(n)s injects are due") % {"n": len(slips)}
        return [Item(title, numbers, where="injects")]
    return [
        Item(_("Inject %(n)s is due") % {"n": slip.inject.number}, slip.inject.title, slip=slip)
        for slip in slips
    ]


def _suggested(slips: list[Slip]) -> list[Item]:
    """What a trigger speaks for: control releases it, or holds it back."""
    return [
        Item(_("Inject %(n)s?") % {"n": slip.inject.number}, slip.suggested, slip=slip)
        for slip in slips
    ]


def _unfinished(step: Step, every: list[Standing]) -> Iterator[Item]:
    """What is not there when the step is about to end, and who of those here has not brought it."""
    here = [one for one in every if one.here]
    if step.kind in ASKS_EACH:
        teams = [one for one in here if one.missing]
        n = sum(len(one.missing) for one in teams)
        words = ngettext("%(n)s person has not answered", "%(n)s people have not answered", n)
    elif step.kind == StepKind.DELIBERATE:
        teams = [one for one in here if not one.positions]
        n = len(teams)
        words = ngettext("%(n)s team has no position", "%(n)s teams have no position", n)
    elif step.kind == StepKind.DECIDE:
        teams = [one for one in here if one.decided_at is None]
        n = len(teams)
        words = ngettext("%(n)s team has not released", "%(n)s teams have not released", n)
    else:
        return
    if teams:
        yield Item(words % {"n": n}, codes(teams), is_urgent=True, needs_time=True)
    if step.kind == StepKind.ESTIMATE and step.move and asks_alone(step.move.question):
        yield from _silent(here)
    yield from _unspoken(step, here)


def _silent(here: list[Standing]) -> Iterator[Item]:
    """Who of those here has not answered the key question alone."""
    teams = [one for one in here if one.unanswered]
    n = sum(len(one.unanswered) for one in teams)
    words = ngettext(
        "%(n)s person has not answered the key question",
        "%(n)s people have not answered the key question",
        n,
    )
    if teams:
        yield Item(words % {"n": n}, codes(teams), is_urgent=True, needs_time=True)


def _unspoken(step: Step, here: list[Standing]) -> Iterator[Item]:
    """Who has not said whether they agree with the position of their team."""
    teams = [one for one in here if one.unspoken]
    n = sum(len(one.unspoken) for one in teams)
    if n and step.kind in TOGETHER:
        said = "%(n)s person has not said whether they agree"
        title = ngettext(said, "%(n)s people have not said whether they agree", n) % {"n": n}
        yield Item(title, codes(teams), where="teams")


def _pens(step: Step) -> dict[int, Draft]:
    """Whose pen lies on a draft of the move. One query."""
    held = Draft.objects.filter(move=step.move_id).exclude(pen=None) if step.move_id else []
    return {draft.pen_id or 0: draft for draft in held}


def _still(step: Step, every: list[Standing]) -> list[Item]:
    """Decisions that nobody has written in for a while, when they are the task."""
    now, begun = present.now(), step.began_at or present.now()
    if step.kind != StepKind.DECIDE:
        return []
    waiting = [one for one in every if one.here and not one.decided_at]
    teams = [one for one in waiting if now - (one.touched_at or begun) >= STILL]
    if len(teams) > ONE_BY_ONE:
        title = _("%(n)s drafts stand still") % {"n": len(teams)}
        return [Item(title, codes(teams), where="teams")]
    still, empty = _("Draft untouched since"), _("Nothing written since")
    return [
        Item(
            still if one.touched_at else empty,
            at=one.touched_at or begun,
            team=one.team,
            needs_nudge=True,
        )
        for one in teams
    ]


def _due_ms(exercise: Exercise, times: list[timedelta | None], waiting: list[Slip]) -> int | None:
    """A minute at the latest while the clock runs: a draft may have come to a standstill."""
    if exercise.running_since is None:
        return None
    coming = [*times, *(slip.due_in for slip in waiting)]
    soon = [int(time.total_seconds() * 1000) for time in coming if time and time > timedelta()]
    return min([A_MINUTE_MS, *soon])
