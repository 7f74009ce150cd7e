"""What was recognized in a policy overview, in the document's own words."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from .fates import Line

COUNTED = {
    "overview": ("paragraph", "paragraphs"),
    "scope": ("scope item", "scope items"),
    "facts": ("key fact", "key facts"),
    "tensions": ("tension", "tensions"),
    "questions": ("key question", "key questions"),
    "criteria": ("criterion", "criteria"),
    "reading": ("entry to read", "entries to read"),
}
OPTIONAL = {"entries to read"}
NEVER_THERE = ("teams", "moves", "injects", "anchors of the criteria")


@dataclass(frozen=True)
class ScopeItem:
    """One part of what the document examines."""

    name: str
    text: str


@dataclass(frozen=True)
class Fact:
    """A figure, where it comes from and the moment that it describes."""

    metric: str
    value: str
    source: str
    as_of: str


@dataclass(frozen=True)
class Tension:
    """A trade-off. Without poles its author has to say what they are."""

    name: str
    poles: tuple[str, str] | None
    text: str


@dataclass(frozen=True)
class Question:
    """A key question, and the heading that it stands under."""

    text: str
    group: str


@dataclass(frozen=True)
class Criterion:
    """One line of the vision of success."""

    name: str
    text: str


@dataclass(frozen=True)
class Overview:
    """A whole document as it was read; `lines` has every line that is not blank, in order."""

    title: str
    overview: tuple[str, ...]
    scope: tuple[ScopeItem, ...]
    facts: tuple[Fact, ...]
    tensions: tuple[Tension, ...]
    questions: tuple[Question, ...]
    criteria: tuple[Criterion, ...]
    reading: tuple[str, ...]
    lines: tuple[Line, ...]
    scope_intro: str = ""
    vision_intro: str = ""

    @property
    def to_check(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_to_check)

    @property
    def left_out(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_left_out)

    @property
    def items(self) -> int:
        """How many things were recognized, a paragraph of the overview being one."""
        return sum(len(getattr(self, name)) for name in COUNTED)

    @property
    def counted(self) -> str:
        """How many things of each kind were recognized, in words."""
        counts = ((len(getattr(self, name)), *said) for name, said in COUNTED.items())
        return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)

    @property
    def missing(self) -> tuple[str, ...]:
        """What a scenario needs besides: parts that nothing was found for, and what no overview
        holds."""
        empty = (many for name, (_one, many) in COUNTED.items() if not getattr(self, name))
        return (*(part for part in empty if part not in OPTIONAL), *NEVER_THERE)

    def with_poles(self, poles: Mapping[int, tuple[str, str]]) -> "Overview":
        """It with the poles of these tensions, by their place in the list."""
        tensions = (
            replace(tension, poles=poles.get(at, tension.poles))
            for at, tension in enumerate(self.tensions)
        )
        return replace(self, tensions=tuple(tensions))

    def only(self, parts: Collection[str]) -> "Overview":
        """It without the parts that are not among these."""
        unwanted: dict[str, Any] = {name: () for name in COUNTED if name not in parts}
        return replace(self, **unwanted)

    def plain(self) -> dict[str, Any]:
        """What others may stand on: plain texts, and the lines that somebody should look at."""
        found = asdict(self)
        for name in ("lines", "scope_intro", "vision_intro"):
            del found[name]
        found["to_check"] = [{"line": line.number, "why": line.why} for line in self.to_check]
        found["left_out"] = [{"line": line.number, "why": line.why} for line in self.left_out]
        return found
