"""What control can do to the clock, and the schedule that it leaves: one pure function."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from .schedules import ZERO, Schedule, Slot, Stop

LONGEST_STEP = timedelta(hours=12)


class Turn(StrEnum):
    """What is done to the clock."""

    PAUSE = "pause"
    RESUME = "resume"
    CHANGE = "change"
    SHIFT = "shift"
    GO = "go"


@dataclass(frozen=True)
class ClockAct:
    """`minutes` belong to a change of the present step and to a shift of everything to come,
    `step` is where to go, forward or back."""

    turn: Turn
    minutes: int = 0
    step: int = 0


def after(schedule: Schedule, act: ClockAct) -> Schedule:
    """The schedule once the act is done. What cannot be done changes nothing."""
    match act.turn:
        case Turn.PAUSE:
            return replace(schedule, is_running=False)
        case Turn.RESUME:
            return replace(schedule, is_running=True)
        case Turn.CHANGE:
            return _lengthened(schedule, timedelta(minutes=act.minutes))
        case Turn.SHIFT:
            return _shifted(schedule, timedelta(minutes=act.minutes))
        case Turn.GO:
            return _gone_to(schedule, act.step)


@dataclass(frozen=True)
class Moved:
    """Where something stood and where it will stand in exercise time; None: at no time."""

    key: int
    before: timedelta | None
    after: timedelta | None

    @property
    def is_moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Effect:
    """What an act will do. `steps` are those still to come before or after it, by number."""

    before: Schedule
    after: Schedule
    steps: list[Moved]
    injects: list[Moved]

    @property
    def end(self) -> Moved:
        return Moved(0, self.before.ends, self.after.ends)

    @property
    def is_nothing(self) -> bool:
        return self.before == self.after

    @property
    def is_back(self) -> bool:
        return self.after.current < self.before.current

    @property
    def ends_play(self) -> bool:
        """True where the act begins the first step after play: records lock for good."""
        return self.after.now.is_after_play and not self.before.now.is_after_play

    @property
    def passed_over(self) -> list[int]:
        """The steps that are left out by going on."""
        return [
            stop.number
            for stop in self.before.stops
            if self.before.current < stop.number < self.after.current
        ]


def effect(schedule: Schedule, act: ClockAct, slots: list[Slot]) -> Effect:
    """What `after` would make of the schedule, beside what it is now."""
    then = after(schedule, act)
    first = min(schedule.current, then.current)
    steps = [
        Moved(stop.number, _begins(schedule, stop), _begins(then, stop))
        for stop in schedule.stops
        if stop.number > first
    ]
    injects = [Moved(slot.key, schedule.due(slot), then.due(slot)) for slot in slots]
    return Effect(schedule, then, steps, injects)


def _begins(schedule: Schedule, stop: Stop) -> timedelta | None:
    return schedule.begins.get(stop.number)


def _lengthened(schedule: Schedule, by: timedelta) -> Schedule:
    """The present step never ends before now; one that has run over gets its minutes from now."""
    left = max(schedule.left + by, ZERO)
    if left == schedule.left:
        return schedule
    length = min(schedule.used + left, LONGEST_STEP)
    return _with(schedule, replace(schedule.now, length=length))


def _shifted(schedule: Schedule, by: timedelta) -> Schedule:
    """As lengthening does, and what is still to come in the present move moves as well."""
    then = _lengthened(schedule, by)
    move = schedule.now.move
    if move is None:
        return then
    delay = schedule.delays.get(move, ZERO) + then.left - schedule.left
    return replace(then, delays={**schedule.delays, move: delay})


def _gone_to(schedule: Schedule, number: int) -> Schedule:
    """The step begins now, as a new visit if it was begun before; a move begun anew forgets by
    how much it had been put off."""
    if number == schedule.current or number not in {stop.number for stop in schedule.stops}:
        return schedule
    stop = schedule.at(number)
    begun = replace(stop, began=schedule.played, length=stop.coming_length)
    then = replace(_with(schedule, begun), current=number)
    if stop.move is not None and schedule.starts_move(stop):
        return replace(then, delays={**schedule.delays, stop.move: ZERO})
    return then


def _with(schedule: Schedule, changed: Stop) -> Schedule:
    stops = tuple(changed if one.number == changed.number else one for one in schedule.stops)
    return replace(schedule, stops=stops)
