"""What a check of a scenario in the making has found: where it stands, how much it weighs, and the
sentences to its author."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from wargame.scenario_files.parts import BRIEF, TEAMS

type Row = Mapping[str, Any]

# Where the entries of a part stand: the file, and what in it holds their list.
LISTED = {
    "scope": ("scope.yaml", "items"),
    "facts": ("facts.yaml", ""),
    "tensions": ("tensions.yaml", ""),
    "questions": ("questions.yaml", ""),
    "criteria": ("vision.yaml", "criteria"),
    "moves": ("moves.yaml", ""),
    "injects": ("injects.yaml", ""),
    "formats": ("formats.yaml", ""),
}


class Weight(StrEnum):
    """Blocks: it cannot be played so. Warns: it can, and a colleague would say something. Fine:
    what a colleague would nod at."""

    BLOCKS = "blocks"
    WARNS = "warns"
    FINE = "fine"


@dataclass(frozen=True)
class Finding:
    """`part` and `row` say where it stands: a part of the draft, and the key of an entry of it.
    `claim` is what is so, `advice` what to do about it; findings of one `rule` belong together."""

    rule: str
    claim: str
    advice: str = ""
    part: str = ""
    row: str = ""
    weight: Weight = Weight.WARNS


@dataclass(frozen=True)
class Draft:
    """The files of a draft by their parts, as checks read them. Much may still be missing."""

    files: Mapping[str, Any]

    def rows(self, part: str) -> list[Row]:
        file, inside = LISTED[part]
        content: Any = self.files.get(file) or ({} if inside else [])
        return [dict(row) for row in (content.get(inside) or [] if inside else content)]

    @cached_property
    def teams(self) -> list[Row]:
        """In the order of their seating, with the code that their file is named by."""
        roles = [
            {**role, "code": name.partition("/")[2].removesuffix(".yaml")}
            for name, role in self.files.items()
            if name.startswith("roles/")
        ]
        return sorted(roles, key=lambda role: role.get("colour") or 0)

    @cached_property
    def injects(self) -> list[Row]:
        """Those that a move plans; the reserve may never be sent."""
        return [row for row in self.rows("injects") if row.get("move")]

    @property
    def brief(self) -> Row:
        """What everybody reads first."""
        scenario = self.files.get("scenario.yaml") or {}
        shown = ("title", "subtitle", "summary", "setting", "fiction_mark")
        intros = [
            (self.files.get(name) or {}).get("intro") for name in ("scope.yaml", "vision.yaml")
        ]
        return {
            **{field: said(scenario, field) for field in shown},
            "overview": self.files.get("overview.md") or "",
            "intros": [intro or "" for intro in intros],
        }


def reached(draft: Draft, inject: Row) -> Iterator[str]:
    """The codes of the teams that get this inject."""
    yield from inject.get("to") or (team["code"] for team in draft.teams)


def said(row: Row, field: str) -> str:
    """What a field says; nothing where it is not written yet."""
    return str(row.get(field) or "").strip()


def named(row: Row) -> str:
    """What an entry is called, in short."""
    found = (said(row, field) for field in ("short_name", "name", "title", "metric", "text"))
    name = next(filter(None, found), "…")
    return name if len(name) <= 60 else f"{name[:59].rstrip()}…"


def at(part: str, row: Row) -> tuple[str, str]:
    """Where a finding about this entry stands."""
    if part in (BRIEF, TEAMS):
        return part, said(row, "code") or part
    return part, said(row, "number" if part == "moves" else "key")
