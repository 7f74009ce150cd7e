"""What did they know then: the chapters and marks of a run, and from where it may be looked at."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from wargame.charts.replay_strip import Strip, strip
from wargame.models import JournalEntry, Kind, Team, Viewer, look_ins

from .pasts import KEPT_FROM, Moment
from .visits import ARRIVALS

type Shape = Literal["inject", "decision", "ruling", "agreement"]

SPEEDS = (1, 2, 4, 8, 16)
BOARD, CONSOLE = "board", "console"
MARKED: dict[str, Shape] = {
    Kind.INJECT_RELEASED: "inject",
    Kind.INJECT_WENT: "inject",
    Kind.DECISION_RELEASED: "decision",
    Kind.NO_DECISION: "decision",
    Kind.RULING_RELEASED: "ruling",
    Kind.AGREEMENT_PROPOSED: "agreement",
    Kind.AGREEMENT_SIGNED: "agreement",
    Kind.AGREEMENT_PUBLISHED: "agreement",
}


@dataclass(frozen=True)
class Place:
    """From where a moment is seen: the room of a team, the board or the console. `key` stands in
    addresses."""

    key: str
    name: str
    team: Team | None = None


@dataclass(frozen=True)
class Mark:
    """An act to which one can jump; `shape` is empty for the beginning of a step."""

    entry: JournalEntry
    shape: Shape | None

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def at(self) -> timedelta:
        return self.entry.exercise_time

    @property
    def seconds(self) -> int:
        return int(self.at.total_seconds())


@dataclass(frozen=True)
class Chapter:
    """One visit to a step, with what is marked in it; the first mark is its beginning."""

    title: str
    move: int | None
    marks: list[Mark] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.marks[0].number


@dataclass(frozen=True)
class Replay:
    """One moment, seen from one place. `mark` is the last that had been reached by then."""

    then: Moment
    place: Place
    places: list[Place]
    is_open: bool
    chapters: list[Chapter]
    marks: list[Mark]
    mark: int
    speeds: tuple[int, ...] = SPEEDS

    @property
    def chapter(self) -> Chapter | None:
        begun = [one for one in self.chapters if one.number <= self.then.number]
        return begun[-1] if begun else None

    @property
    def earlier(self) -> Mark | None:
        before = [one for one in self.marks if one.number < self.then.number]
        return before[-1] if before else None

    @property
    def later(self) -> Mark | None:
        return next((one for one in self.marks if one.number > self.then.number), None)

    @property
    def strip(self) -> Strip:
        return strip([mark.shape for mark in self.marks], self.mark)

    @property
    def stops(self) -> str:
        """Every mark as `number:seconds`, for the script that plays them."""
        return " ".join(f"{one.number}:{one.seconds}" for one in self.marks)


def places(viewer: Viewer) -> list[Place]:
    """What this reader may look at again: control everything, an evaluator the teams that it
    follows, a player the own team, everybody the board. One query."""
    teams = Team.objects.confided_to(viewer).select_related("role")
    found = [Place(team.code, team.name, team) for team in teams]
    found.append(Place(BOARD, _("The board")))
    if viewer.is_control:
        found.append(Place(CONSOLE, _("The console")))
    return found


def is_open(viewer: Viewer, place: Place) -> bool:
    """False where a team's room is not the reader's own and they have not looked in on it: what
    its people write is read on record. At most two queries."""
    team = place.team
    if team is None or viewer.team == team:
        return True
    return look_ins.opened_to(viewer).filter(pk=team.pk).exists()


def replay(viewer: Viewer, then: Moment, place: Place, every: list[Place]) -> Replay:
    """Three queries, and at most two where a team is looked in on."""
    chapters = _chapters(viewer)
    marks = [mark for chapter in chapters for mark in chapter.marks]
    return Replay(
        then=then,
        place=place,
        places=every,
        is_open=is_open(viewer, place),
        chapters=chapters,
        marks=marks,
        mark=sum(1 for mark in marks if mark.number <= then.number),
    )


def at_position(viewer: Viewer, position: int) -> int | None:
    """The number of the entry at this position of the scrubber, counted from 1; None where there
    is nothing to look at again. Two queries."""
    marks = [mark for chapter in _chapters(viewer) for mark in chapter.marks]
    return marks[min(max(position, 1), len(marks)) - 1].number if marks else None


def _chapters(viewer: Viewer) -> list[Chapter]:
    """Of what this reader may hear of. Two queries."""
    steps = {step.pk: step for step in viewer.exercise.steps.select_related("move")}
    kept_from = RawSQL(KEPT_FROM, [viewer.exercise.pk])  # noqa: S611  (nothing is put into it)
    told = JournalEntry.objects.visible_to(viewer).filter(kind__in=[*ARRIVALS, *MARKED])
    told = told.filter(number__gte=kept_from)
    chapters: list[Chapter] = []
    for entry in told.order_by("number"):
        if entry.kind in ARRIVALS:
            step = steps.get(entry.refs.get("step"))
            title, move = (step.title, step.move) if step else (_("A step"), None)
            chapters.append(Chapter(title, move.number if move else None))
        if chapters:
            chapters[-1].marks.append(Mark(entry, MARKED.get(entry.kind)))
    return chapters
