"""What can be chosen in a row of a scenario draft: rows of its other parts; and what a sheet is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from wargame.scenario_files import parts

from .scenario_columns import Block, Files, Label, OneOf, Rows, Text


@dataclass(frozen=True)
class Sheet:
    """How a part is shown: its title, what `one` of its rows is called, a line on what it is for,
    and what stands in a row. A part `is_single` when it is one row and no more."""

    title: Label
    one: Label
    note: Label
    blocks: tuple[Block, ...]
    is_single: bool = False

    @property
    def lists(self) -> dict[str, Label]:
        """The lists within a row to which one adds, with what one entry is called."""
        found = (block for block in self.blocks if isinstance(block, Rows) and not block.is_fixed)
        return {block.name: block.one for block in found}


def keys_of(part: str, *fields: str) -> Any:
    """The rows of a part as choices, each by the first of these fields that says something."""

    def choices(files: Files) -> Iterable[tuple[str, str]]:
        for row in parts.rows_of(files, part):
            named = [row["key"], next((row[f] for f in fields if row.get(f)), "")]
            yield row["key"], " ".join(str(word) for word in named if word)

    return choices


def moves_of(files: Files) -> Iterable[tuple[int, str]]:
    for row in parts.rows_of(files, parts.MOVES):
        yield row["number"], f"{row['number']} {row.get('title', '')}".strip()


def moves_and_reserve(files: Files) -> Iterable[tuple[int, Label]]:
    yield from moves_of(files)
    yield 0, _("The reserve")


SEAT = (
    Text("title", _("What the seat is called"), most=80),
    OneOf(
        "duty",
        _("Duty"),
        choices=lambda files: (
            ("lead", _("Leads and signs")),
            ("recorder", _("Holds the pen")),
            ("member", _("Advises")),
        ),
    ),
    Text("task", _("What this person does"), most=400, rows=2, needed=False, is_wide=True),
)
TENSIONS, QUESTIONS = keys_of("tensions", "name"), keys_of("questions", "text")
CRITERIA, SCOPE = keys_of("criteria", "short_name"), keys_of("scope", "name")
TEAMS, INJECTS = keys_of("teams", "name"), keys_of("injects", "title")


def theaters_of(files: Files) -> Iterable[tuple[str, str]]:
    for row in parts.rows_of(files, parts.LEDGER):
        yield from ((one["key"], one.get("name", "")) for one in row.get("theaters", []))
