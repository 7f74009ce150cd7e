"""What a scenario package holds once it has been read: plain texts and plans, sound and fixed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .formats import FormatPreset
from .ledger import Ledger
from .questions import Question
from .series import Series


@dataclass(frozen=True)
class ScopeItem:
    """One line of what the scenario covers."""

    key: str
    name: str
    text: str


@dataclass(frozen=True)
class LaterFigure:
    """What another source, or the same one later, says beside the canonical value."""

    value: str
    source: str
    as_of: str
    note: str = ""
    is_verified: bool = True


@dataclass(frozen=True)
class Fact:
    """A figure with its source, its date and the figures beside it."""

    key: str
    metric: str
    value: str
    source: str
    as_of: str = ""
    note: str = ""
    is_canonical: bool = False
    is_verified: bool = True
    later: tuple[LaterFigure, ...] = ()


@dataclass(frozen=True)
class Pole:
    """One end of a tension, and why a reasonable ally could want it."""

    name: str
    good_case: str


@dataclass(frozen=True)
class Tension:
    """A trade-off: point 1 of the scale is the first pole, the last point is the second."""

    key: str
    name: str
    text: str
    poles: tuple[Pole, ...]


@dataclass(frozen=True)
class Criterion:
    """One line of the vision of success; `anchors` say what levels 1 to 5 look like, `look_for`
    what evaluators look for in play."""

    key: str
    short_name: str
    text: str
    anchors: tuple[str, ...]
    look_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoleSeat:
    """A chair at a team's table: title, duty and task."""

    title: str
    duty: str
    task: str = ""


@dataclass(frozen=True)
class Role:
    """A state that a team can play; the order of seating is the order of colours."""

    code: str
    name: str
    short_name: str
    colour: int
    seats: tuple[RoleSeat, ...]
    is_ally: bool = True
    kind: str = "core"
    position: str = ""
    ties: tuple[str, ...] = ()
    public_brief: tuple[str, ...] = ()
    private_brief: tuple[str, ...] = ()
    red_lines: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    tension_lines: Mapping[str, str] = field(default_factory=dict)
    question_lines: Mapping[str, str] = field(default_factory=dict)
    seat_notes: str = ""


@dataclass(frozen=True)
class PlannedMove:
    """A move of the plan."""

    number: int
    title: str
    question: str
    tensions: tuple[str, ...]
    minutes: int
    aim: str = ""
    brief: str = ""


@dataclass(frozen=True)
class PlannedInject:
    """An inject as planned; move 0 is the reserve, and an empty `to` means all teams. A `trigger`
    suggests it to control: `trigger_line` is its minutes or percent."""

    key: str
    number: str
    move: int
    title: str
    sender: str
    kind: str
    text: str
    minute: int | None = None
    to: tuple[str, ...] = ()
    tensions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    expected_actions: tuple[str, ...] = ()
    trigger: str = ""
    trigger_line: int | None = None
    trigger_team: str = ""
    trigger_theater: str = ""

    @property
    def is_reserve(self) -> bool:
        return self.move == 0


@dataclass(frozen=True)
class CardOption:
    """One way to decide; `helps` and `hurts` name the criteria it may move."""

    label: str
    text: str
    cost: str = ""
    wins: str = ""
    loses: str = ""
    helps: tuple[str, ...] = ()
    hurts: tuple[str, ...] = ()
    why: str = ""
    but: str = ""


@dataclass(frozen=True)
class DecisionCard:
    """A ready option that a team may play."""

    key: str
    tension: str
    title: str
    situation: str
    options: tuple[CardOption, ...]
    linked_injects: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadingItem:
    """Something to read further."""

    title: str
    author: str
    date: str
    url: str = ""
    why: str = ""


@dataclass(frozen=True)
class Source:
    """Where figures come from; unverified ones were reported, and not checked."""

    title: str
    publisher: str
    date: str
    url: str = ""
    is_verified: bool = True


@dataclass(frozen=True)
class ScenarioPackage:
    """A whole scenario, as read and checked; `files` are the plain values it was read from."""

    slug: str
    title: str
    year: int
    fiction_mark: str
    overview: tuple[str, ...]
    scope: tuple[ScopeItem, ...]
    facts: tuple[Fact, ...]
    tensions: tuple[Tension, ...]
    questions: tuple[Question, ...]
    criteria: tuple[Criterion, ...]
    roles: tuple[Role, ...]
    moves: tuple[PlannedMove, ...]
    injects: tuple[PlannedInject, ...]
    formats: tuple[FormatPreset, ...]
    subtitle: str = ""
    summary: str = ""
    setting: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    scope_intro: str = ""
    vision_intro: str = ""
    cards: tuple[DecisionCard, ...] = ()
    reading: tuple[ReadingItem, ...] = ()
    sources: tuple[Source, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    series: tuple[Series, ...] = ()
    content_hash: str = ""
    files: Mapping[str, Any] = field(default_factory=dict)
