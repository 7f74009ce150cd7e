"""The schedule of a run in exercise time: when steps begin, when injects fall due, when it ends.

Pure: what control is shown before it presses and what the press then does are read from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

ZERO = timedelta()


@dataclass(frozen=True)
class Stop:
    """One step. `began` is when it was last begun; `move` is the number of its move."""

    number: int
    planned: timedelta
    length: timedelta
    move: int | None = None
    began: timedelta | None = None
    is_after_play: bool = False

    @property
    def coming_length(self) -> timedelta:
        """What it gets when it is begun (again): a new visit has the planned time."""
        return self.length if self.began is None else self.planned


@dataclass(frozen=True)
class Slot:
    """An inject that has not been sent: at a minute of a move, with a step, or at no time."""

    key: int
    number: str
    move: int = 0
    minute: int | None = None
    step: int | None = None


@dataclass(frozen=True)
class Schedule:
    """`played` is the exercise time now, `current` the number of the present step; `delays` say
    by how much the injects of a move were put off with everything else."""

    stops: tuple[Stop, ...]
    current: int
    played: timedelta
    is_running: bool
    delays: Mapping[int, timedelta] = field(default_factory=dict)

    @property
    def now(self) -> Stop:
        """The present step."""
        return self.at(self.current)

    def at(self, number: int) -> Stop:
        """The step of this number. Raises LookupError if there is none."""
        for stop in self.stops:
            if stop.number == number:
                return stop
        raise LookupError(f"No step {number}")

    @property
    def used(self) -> timedelta:
        """The time spent in the present step."""
        return max(self.played - (self.now.began or ZERO), ZERO)

    @property
    def left(self) -> timedelta:
        """What is left of the present step, never below zero."""
        return max(self.now.length - self.used, ZERO)

    @cached_property
    def begins(self) -> dict[int, timedelta]:
        """When each step began, or is expected to if nobody changes anything; a step that was
        passed over is left out."""
        found = {
            stop.number: stop.began
            for stop in self.stops
            if stop.number <= self.current and stop.began is not None
        }
        at = self.played + self.left
        for stop in self.stops:
            if stop.number > self.current:
                found[stop.number] = at
                at += stop.coming_length
        return found

    @property
    def ends(self) -> timedelta:
        """When the last step will be over."""
        coming = [stop.coming_length for stop in self.stops if stop.number > self.current]
        return self.played + self.left + sum(coming, ZERO)

    def has_begun(self, move: int) -> bool:
        """True once a step of the move was begun, unless control went back before all of them."""
        return any(stop.move == move and stop.number in self._reached for stop in self.stops)

    def starts_move(self, stop: Stop) -> bool:
        """True if the move of this step would begin with it, for the first time or anew."""
        reached = [one for one in self.stops if one.number in self._reached]
        return not any(one.move == stop.move and one.number < stop.number for one in reached)

    def due(self, slot: Slot) -> timedelta | None:
        """When an inject falls due; None for one without a time or of a move passed over, and
        after play for all."""
        if self.now.is_after_play:
            return None
        if slot.step is not None:
            return self._with_step(slot.step)
        starts = [self.begins[stop.number] for stop in self._of(slot.move)]
        if slot.minute is None or not starts:
            return None
        return min(starts) + self.delays.get(slot.move, ZERO) + timedelta(minutes=slot.minute)

    def fallen_due(self, slots: list[Slot]) -> list[Slot]:
        """Those whose time has come, in the order of their times; none while the clock stands."""
        if not self.is_running:
            return []
        timed = [(due, slot) for slot in slots if (due := self.due(slot)) is not None]
        timed.sort(key=lambda pair: (pair[0], pair[1].move, pair[1].number, pair[1].key))
        return [slot for due, slot in timed if due <= self.played]

    @property
    def _reached(self) -> set[int]:
        return {number for number in self.begins if number <= self.current}

    def _of(self, move: int) -> list[Stop]:
        """The steps that count for when a move starts: those begun, else those to come."""
        stops = [one for one in self.stops if one.move == move and one.number in self.begins]
        return [one for one in stops if one.number <= self.current] or stops

    def _with_step(self, number: int) -> timedelta | None:
        """When a step begins; where it was passed over, when the next after it did."""
        if number > self.current:
            return self.begins.get(number)
        after = [at for step, at in self.begins.items() if number <= step <= self.current]
        return min(after, default=None)
