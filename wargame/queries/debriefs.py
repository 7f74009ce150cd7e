"""Whether the debrief keeps its time: counted back from the end of the session."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wargame.measures.cuts import Coming, cuts
from wargame.models import Exercise, Step, StepKind, Viewer, present
from wargame.scenario_files.timelines import debrief_floor

from . import schedules
from .clocks import time_left

A_MINUTE = timedelta(minutes=1)
A_MINUTE_MS = 60_000
DEBRIEF = frozenset({StepKind.REVIEW, StepKind.EXIT})


@dataclass(frozen=True)
class CutStep:
    """A step to come and what should be left of it, 0 where it falls away."""

    step: Step
    to: int
    won: int


@dataclass(frozen=True)
class Debrief:
    """`left` minutes remain for it as things stand, `floor` it should have; `due_ms` is when that
    may change by itself. `ends_at` is None before play."""

    floor: int
    left: int
    ends_at: datetime | None = None
    begins_by: datetime | None = None
    cuts: list[CutStep] = field(default_factory=list)
    due_ms: int | None = None

    @property
    def missing(self) -> int:
        return max(self.floor - self.left, 0)

    @property
    def won(self) -> int:
        return sum(cut.won for cut in self.cuts)

    @property
    def is_won(self) -> bool:
        return self.won >= self.missing

    @property
    def lengths(self) -> str:
        """What one press says: number and minutes of each step that is cut."""
        return " ".join(f"{cut.step.number}:{cut.to}" for cut in self.cuts)


def debrief(viewer: Viewer) -> Debrief | None:
    """None where there is nothing to protect: before play, and once the debrief has begun. One
    query."""
    exercise = viewer.exercise
    if exercise.step is None or exercise.ends_at is None or exercise.step.kind in DEBRIEF:
        return None
    return of(exercise, schedules.steps(exercise))


def of(exercise: Exercise, steps: list[Step]) -> Debrief | None:
    """The same for steps that were read already."""
    current = next((step for step in steps if step.pk == exercise.step_id), None)
    ahead = [step for step in steps if current and step.number > current.number]
    if current is None or exercise.ends_at is None or not any(_is_debrief(one) for one in ahead):
        return None
    floor = debrief_floor(minutes(sum((step.planned for step in steps), timedelta())))
    coming = [step for step in ahead if not _is_debrief(step)]
    begins = present.now() + time_left(exercise, current)
    begins += sum((step.length for step in coming), timedelta())
    left = minutes(exercise.ends_at - begins)
    missing = floor - left
    return Debrief(
        floor=floor,
        left=left,
        ends_at=exercise.ends_at,
        begins_by=exercise.ends_at - floor * A_MINUTE,
        cuts=_cuts(coming, missing, current) if missing > 0 else [],
        due_ms=A_MINUTE_MS if exercise.running_since is None or left <= floor else 2 * A_MINUTE_MS,
    )


def _cuts(coming: list[Step], missing: int, current: Step) -> list[CutStep]:
    by_number = {step.number: step for step in coming}
    plan = [
        Coming(step.number, step.kind, minutes(step.length), step.move.number if step.move else 0)
        for step in coming
    ]
    now = current.move.number if current.move else 0
    return [CutStep(by_number[cut.number], cut.to, cut.won) for cut in cuts(plan, missing, now)]


def _is_debrief(step: Step) -> bool:
    return step.kind in DEBRIEF


def minutes(time: timedelta) -> int:
    """Whole minutes, rounded."""
    return round(time.total_seconds() / 60)
