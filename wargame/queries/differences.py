"""Two versions of a scenario side by side, and a draft beside the version that it is based on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wargame.measures.wordings import Fate, Piece, in_context, pieces
from wargame.models import ScenarioDraft, ScenarioVersion
from wargame.scenario_files.differences import (
    FieldChange,
    PartChange,
    RowChange,
    RowFate,
    differences,
)

from . import part_names

# Beyond so many characters in all, a text that differs is shown whole: a page has to end.
MOST_COMPARED = 200_000
# Entries of a list that stand in one line: keys, codes and years.
SHORT = 12


@dataclass(frozen=True)
class FieldSheet:
    """One field before and after, each as pieces of words with their fate."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True)
class RowSheet:
    """One row that differs, and in a line what became of it."""

    title: str
    fate: str
    fields: tuple[FieldSheet, ...]


@dataclass(frozen=True)
class PartSheet:
    """A part that differs; `same` of its rows are as they were."""

    name: str
    label: str
    rows: tuple[RowSheet, ...]
    same: int


@dataclass(frozen=True)
class Difference:
    """Two texts of a scenario, side by side. `unchanged` are the names of the other parts."""

    before: str
    after: str
    parts: tuple[PartSheet, ...]
    unchanged: tuple[str, ...]

    @property
    def changes(self) -> int:
        return sum(len(part.rows) for part in self.parts)


def of_versions(before: ScenarioVersion, after: ScenarioVersion) -> Difference:
    """No query where both come with their files."""
    return _difference(_version(before), before.files, _version(after), after.files)


def of_draft(draft: ScenarioDraft, base: ScenarioVersion) -> Difference:
    """What the author changed. No query where the version comes with its files."""
    return _difference(_version(base), base.files, _("Your draft"), draft.files)


def _version(version: ScenarioVersion) -> str:
    return _("Version %(number)s") % {"number": version.number}


def _difference(
    before: str, old: Mapping[str, Any], after: str, new: Mapping[str, Any]
) -> Difference:
    found = differences(old, new)
    left = _Words()
    shown = tuple(_part(part, left) for part in found if part.rows)
    unchanged = tuple(part_names.of_part(part.name) for part in found if not part.rows)
    return Difference(before, after, shown, unchanged)


class _Words:
    """How much may still be compared word by word on this page."""

    def __init__(self) -> None:
        self.left = MOST_COMPARED

    def pieces(self, before: str, after: str) -> tuple[Piece, ...]:
        self.left -= len(before) + len(after)
        if self.left < 0:
            return Piece(Fate.OUT, before), Piece(Fate.IN, after)
        return pieces(before, after)


def _part(part: PartChange, words: _Words) -> PartSheet:
    rows = tuple(_row(row, words) for row in part.rows)
    return PartSheet(part.name, part_names.of_part(part.name), rows, part.same)


def _row(row: RowChange, words: _Words) -> RowSheet:
    known = part_names.place_of
    fields = sorted(row.fields, key=lambda field: known(field.name))
    return RowSheet(row.title, _fate(row), tuple(_field(field, words) for field in fields))


def _fate(row: RowChange) -> str:
    if row.fate == RowFate.ADDED:
        return _("Added")
    if row.fate == RowFate.TAKEN_OUT:
        return _("Taken out")
    if not row.has_moved:
        return _("Changed")
    places = {"before": row.was_at, "after": row.is_at}
    if row.fate == RowFate.CHANGED:
        return _("Changed, and moved from place %(before)s to %(after)s") % places
    return _("Moved from place %(before)s to %(after)s") % places


def _field(field: FieldChange, words: _Words) -> FieldSheet:
    found = words.pieces(_said(field.before), _said(field.after))
    sides = ([one for one in found if one.fate != fate] for fate in (Fate.IN, Fate.OUT))
    before, after = (in_context(side) for side in sides)
    return FieldSheet(part_names.of_field(field.name), before, after)


def _said(value: Any) -> str:
    """Whatever stands in a file, as a text: an entry of a list a line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Mapping):
        return "\n".join(
            f"{part_names.of_field(name)}: {_said(one)}" for name, one in value.items()
        )
    if isinstance(value, list):
        if all(len(str(one)) <= SHORT for one in value):
            return ", ".join(map(_said, value))
        return "\n".join(_said(one).replace("\n", "; ") for one in value)
    return str(value)
