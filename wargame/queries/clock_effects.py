"""What an act on the clock will do, in the times of the room and in words, before it is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.measures import runs
from wargame.measures.clock_acts import ClockAct, Effect, Moved, Turn, effect
from wargame.measures.schedules import Schedule
from wargame.models import Exercise, Inject, Step


@dataclass(frozen=True)
class Times:
    """One step or inject: when it was to come and when it will; None where it does not."""

    title: str
    before: datetime | None
    after: datetime | None
    is_now: bool = False
    goes_by_itself: bool = False

    @property
    def is_moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Preview:
    """An act on the clock with all that it will do."""

    act: ClockAct
    effect: Effect
    ends_before: datetime
    ends_after: datetime
    steps: list[Times]
    injects: list[Times]
    step: str

    @property
    def title(self) -> str:
        """What is done, as its button says it."""
        minutes = abs(self.act.minutes)
        if self.act.turn == Turn.GO:
            said = _("Go back to %(step)s") if self.effect.is_back else _("Go on to %(step)s")
            return said % {"step": self.step}
        sooner = self.act.minutes < 0
        titles = {
            Turn.PAUSE: _("Pause"),
            Turn.RESUME: _("Let it run"),
            Turn.CHANGE: _("%(n)s min less for this step") if sooner else _("%(n)s min more"),
            Turn.SHIFT: _("Everything to come %(n)s min earlier")
            if sooner
            else _("Everything to come %(n)s min later"),
        }
        return titles[self.act.turn] % {"n": minutes}

    @property
    def sentence(self) -> str:
        """All of it in one line: the next step, the injects, the end."""
        if self.act.turn == Turn.PAUSE:
            return _("Nothing goes out while it stands. All times move on, minute by minute.")
        following = next((one for one in self.steps if one.after and not one.is_now), None)
        parts = [f"{following.title} {clock(following.after)}"] if following else []
        return _("%(steps)s; %(injects)s; ends %(end)s") % {
            "steps": ", ".join(parts) or _("no step to come"),
            "injects": _moved(sum(1 for one in self.injects if one.is_moved)),
            "end": clock(self.ends_after),
        }


def preview(
    exercise: Exercise,
    plan: Schedule,
    act: ClockAct,
    steps: list[Step],
    injects: list[Inject],
    now: datetime,
) -> Preview:
    """What the act would do to this schedule, by the function with which it is done."""
    does = effect(plan, act, [runs.slot(inject) for inject in injects])
    titles = {step.number: step.title for step in steps}
    by_key = {inject.pk: inject for inject in injects}

    def at(moment: timedelta | None) -> datetime | None:
        return None if moment is None else now + moment - plan.played

    def times(one: Moved, title: str, **more: bool) -> Times:
        return Times(title, at(one.before), at(one.after), **more)

    return Preview(
        act=act,
        effect=does,
        ends_before=now + plan.ends - plan.played,
        ends_after=now + does.after.ends - plan.played,
        steps=[
            times(one, titles[one.key], is_now=one.key == does.after.current) for one in does.steps
        ],
        injects=[
            times(
                one, str(by_key[one.key]), goes_by_itself=by_key[one.key].scheduled_at is not None
            )
            for one in does.injects
            if one.before is not None or one.after is not None
        ],
        step=titles.get(act.step, ""),
    )


def waiting(exercise: Exercise) -> list[Inject]:
    """The injects that may yet fall due. One query."""
    found = exercise.injects.filter(released_at=None, held_at=None).select_related("at_step")
    return list(found.exclude(minute=None, at_step=None))


def clock(moment: datetime | None) -> str:
    """A time in the room, in figures."""
    return localtime(moment).strftime("%H:%M") if moment else ""


def _moved(n: int) -> str:
    if not n:
        return _("no inject moves")
    return ngettext("%(n)s inject moves", "%(n)s injects move", n) % {"n": n}
