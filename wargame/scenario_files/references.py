"""Where one part of a draft names a row of another, and what becomes of it when that row goes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .parts import MOVES, Files, Row, rows_of, with_rows

# The part that is named, and the fields that name it: of a row, or of a list within a row.
NAMED: dict[str, tuple[tuple[str, str], ...]] = {
    "scope": (("injects", "scope"),),
    "tensions": (
        *((MOVES, "tensions"), ("injects", "tensions"), ("teams", "tension_lines")),
        ("cards", "tension"),
    ),
    "questions": ((MOVES, "question"), ("injects", "questions"), ("teams", "question_lines")),
    "criteria": (("injects", "criteria"), ("cards", "options:helps"), ("cards", "options:hurts")),
    "teams": (
        *(("injects", "to"), ("injects", "trigger_team")),
        *(("ledger", "budgets"), ("ledger", "tokens")),
    ),
    "injects": (("cards", "linked_injects"), ("ledger", "requirements:inject")),
    MOVES: (("injects", "move"), ("formats", "steps:move"), ("ledger", "requirements:move")),
}
# Left out, these would say something else: to nobody would be to all, and what is bound to an
# inject would be shown at once. They keep the name of what is gone, and the checks point at it.
KEPT = {"to", "question", "tension", "inject", "trigger_team"}

type Renaming = Mapping[Any, Any]


@dataclass(frozen=True)
class Use:
    """A row that names another."""

    part: str
    row: Row


def uses(files: Mapping[str, Any], part: str, key: str) -> tuple[Use, ...]:
    """The rows of other parts that name this one, each once."""
    wanted = _known(part, key)
    found = {}
    for target, field in NAMED.get(part, ()):
        for row in rows_of(files, target):
            if wanted in _named(row, field.split(":")):
                found[target, row["key"]] = Use(target, row)
    return tuple(found.values())


def renamed(
    files: Mapping[str, Any], part: str, renaming: Renaming, but: Collection[str] = ()
) -> Files:
    """The files with every mention of these keys changed, but in some parts; a key that became
    None is left out."""
    changed = dict(files)
    for target, field in NAMED.get(part, ()):
        if target in but:
            continue
        rows = rows_of(changed, target)
        now = [_renamed(row, field.split(":"), renaming) for row in rows]
        if now != rows:
            changed = with_rows(changed, target, [row for row in now if row is not None])
    return changed


def _known(part: str, key: str) -> Any:
    """A move is named by its number."""
    return int(key) if part == MOVES and key.isdecimal() else key


def _named(row: Row, path: Sequence[str]) -> Iterator[Any]:
    value = row.get(path[0])
    if len(path) > 1:
        for entry in value or []:
            yield from _named(entry, path[1:])
    elif isinstance(value, list | dict):
        yield from value
    else:
        yield value


def _renamed(row: Row, path: Sequence[str], renaming: Renaming) -> Row | None:
    """The row with the names at this place changed, or None where it has no place any more."""
    field = path[0]
    if field not in row:
        return row
    value = row[field]
    if len(path) > 1:
        entries = [_renamed(entry, path[1:], renaming) for entry in value]
        return row | {field: [entry for entry in entries if entry is not None]}
    if isinstance(value, dict):
        pairs = ((renaming.get(name, name), what) for name, what in value.items())
        return row | {field: {name: what for name, what in pairs if name is not None}}
    if isinstance(value, list):
        left = [now for name in value if (now := renaming.get(name, name)) is not None]
        return row | {field: left or (value if field in KEPT else left)}
    now = renaming.get(value, value)
    if now is None and field not in KEPT:
        return None
    return row | {field: value if now is None else now}
