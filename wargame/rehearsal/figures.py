"""What a rehearsal measures and what went wrong in it."""

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """Something that would have stopped or puzzled a person: who, in which step, at what."""

    who: str
    step: str
    what: str

    def __str__(self) -> str:
        return f"{self.who}, {self.step}: {self.what}"


@dataclass
class Figures:
    """Times in seconds: `pages` from asking until the last byte, `acts` the same for a form that
    was sent, `updates` from control's press until an open page had been told."""

    pages: list[float] = field(default_factory=list)
    acts: list[float] = field(default_factory=list)
    updates: list[float] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    step: str = ""
    pressed: float | None = None

    @contextmanager
    def timing(self, times: list[float]) -> Iterator[None]:
        began = time.perf_counter()
        yield
        times.append(time.perf_counter() - began)

    def press(self) -> None:
        """Control is about to do what all pages will show."""
        self.pressed = time.perf_counter()

    def arrive(self) -> None:
        """An open page has been told of it."""
        if self.pressed is not None:
            self.updates.append(time.perf_counter() - self.pressed)

    def fail(self, who: str, what: str) -> None:
        self.faults.append(Fault(who, self.step, what))


def percentile(times: Sequence[float], percent: int) -> float:
    """The smallest of the times that at least `percent` of them do not exceed (nearest rank).

    Raises ValueError when there are none.
    """
    if not times:
        raise ValueError("There is nothing to rank.")
    return sorted(times)[math.ceil(len(times) * percent / 100) - 1]
