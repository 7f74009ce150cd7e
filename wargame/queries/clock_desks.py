"""Changing the times of a run: the run as it stands, and what an act would make of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wargame.measures import runs
from wargame.measures.clock_acts import ClockAct
from wargame.measures.schedules import Schedule
from wargame.models import JournalEntry, Kind, Step, Viewer, present

from . import clock_effects, schedules
from .clock_effects import Preview


@dataclass(frozen=True)
class Undo:
    """The last act on the clock, by the number of its entry."""

    entry: int
    title: str


@dataclass(frozen=True)
class ClockDesk:
    """`seen` is the last act on the clock; `back` and `on` are the steps to go to."""

    back: list[Step]
    on: list[Step]
    step: Step | None
    is_running: bool
    ends_at: datetime | None
    preview: Preview | None
    seen: int
    undo: Undo | None


def desk(viewer: Viewer, act: ClockAct | None) -> ClockDesk:
    """Three queries."""
    exercise, now = viewer.exercise, present.now()
    steps = schedules.steps(exercise)
    plan = runs.schedule(exercise, steps, now)
    injects = clock_effects.waiting(exercise) if plan else []
    seen = last(viewer)
    shown = act and plan and clock_effects.preview(exercise, plan, act, steps, injects, now)
    current = plan.current if plan else 0
    return ClockDesk(
        back=[step for step in steps if plan and _leads_back(plan, step.number)],
        on=[step for step in steps if plan and step.number > current],
        step=next((step for step in steps if step.number == current), None),
        is_running=bool(plan and plan.is_running),
        ends_at=now + plan.ends - plan.played if plan else None,
        preview=shown or None,
        seen=seen.number if seen else 0,
        undo=undo(seen, steps),
    )


def _leads_back(plan: Schedule, number: int) -> bool:
    """True for the steps before the present one; there is no way back into play."""
    over = plan.now.is_after_play
    return number < plan.current and (not over or plan.at(number).is_after_play)


def last(viewer: Viewer) -> JournalEntry | None:
    """What was last done to the clock. One query."""
    entries = JournalEntry.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    return entries.last_on_the_clock()


def undo(entry: JournalEntry | None, steps: list[Step]) -> Undo | None:
    """What can be undone, in a few words."""
    if entry is None or not entry.can_be_undone:
        return None
    step = next((one.title for one in steps if one.pk == entry.refs.get("step")), "")
    minutes = f"{entry.refs.get('minutes', 0):+d}"
    titles = {
        Kind.CLOCK_PAUSED: _("the pause"),
        Kind.CLOCK_RESUMED: _("running on"),
        Kind.CLOCK_CHANGED: _("%(n)s min") % {"n": minutes},
        Kind.CLOCK_SHIFTED: _("%(n)s min for everything") % {"n": minutes},
        Kind.STEP_BEGUN: _("going on to %(step)s") % {"step": step},
        Kind.STEP_RETURNED: _("going back to %(step)s") % {"step": step},
    }
    return Undo(entry.number, titles[Kind(entry.kind)])
