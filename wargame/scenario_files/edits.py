"""What an author does to the rows of a draft: each act takes files and gives the changed files.

A spot is a row of a part, or an entry of a list within that row. Where other parts name a row that
is moved, renamed or taken out, they follow.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .parts import LEDGER, MOVES, TEAMS, Files, Row, is_keyed, row_of, rows_of, with_rows
from .references import renamed

type Path = tuple[str | int, ...]

RESERVE = "R"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Spot:
    """A row by its part and key; with `inside` an entry of that list of the row, by its place."""

    part: str
    key: str = ""
    inside: str = ""
    at: int = 0

    @property
    def is_within(self) -> bool:
        return bool(self.inside)


class Gone(LookupError):
    """The row is not there any more."""


def list_of(files: Mapping[str, Any], spot: Spot) -> list[Row]:
    """The rows among which the spot lies."""
    if not spot.is_within:
        return rows_of(files, spot.part)
    return list(_row(files, spot).get(spot.inside, []))


def place_of(files: Mapping[str, Any], spot: Spot) -> int:
    """Where among them it lies, counted from 0."""
    entries = list_of(files, spot)
    if spot.is_within:
        found = [spot.at] if 0 <= spot.at < len(entries) else []
    else:
        found = [at for at, row in enumerate(entries) if row["key"] == spot.key]
    if not found:
        raise Gone
    return found[0]


def value_at(row: Row, path: Path) -> Any:
    """What stands at a place in a row; None where nothing does."""
    found: Any = row
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def written(files: Mapping[str, Any], spot: Spot, path: Path, value: Any) -> Files:
    """The files with this value at a place in a row; None takes it out."""
    rows = copy.deepcopy(rows_of(files, spot.part))
    row = rows[place_of(files, Spot(spot.part, spot.key))]
    try:
        _put(row, path, value)
    except (IndexError, KeyError, TypeError) as error:
        raise Gone from error
    if (spot.part, path) == ("injects", ("move",)):
        row["number"] = free_number([one for one in rows if one is not row], value)
        if not value:
            row.pop("minute", None)
    return with_rows(files, spot.part, rows)


def added(files: Mapping[str, Any], spot: Spot, row: Row, at: int | None = None) -> Files:
    """The files with one more row, at the end or at a place."""
    entries = list_of(files, spot)
    entries.insert(len(entries) if at is None else at, copy.deepcopy(row))
    return _with_list(files, spot, entries)


def copied(files: Mapping[str, Any], spot: Spot) -> Files:
    """The files with the row twice: the copy follows it, with a key, code and number of its own."""
    entries, at = list_of(files, spot), place_of(files, spot)
    twin = copy.deepcopy(entries[at])
    if spot.is_within:
        if "key" in twin:
            twin["key"] = free_key(entries, twin["key"])
        if "label" in twin:
            twin["label"] = free_label(entries)
    elif is_keyed(spot.part):
        twin["key"] = ""
        if spot.part == "injects":
            twin["number"] = free_number(entries, twin.get("move", 0))
    elif spot.part == TEAMS:
        twin["code"] = free_code(entries)
    return added(files, spot, twin, at + 1)


def removed(files: Mapping[str, Any], spot: Spot) -> Files:
    """The files without the row, and without what names it elsewhere."""
    entries, at = list_of(files, spot), place_of(files, spot)
    del entries[at]
    if spot.is_within or spot.part == MOVES:
        return _with_list(files, spot, entries)
    return renamed(_with_list(files, spot, entries), spot.part, {spot.key: None})


def placed(files: Mapping[str, Any], spot: Spot, to: int) -> Files:
    """The files with the row at another place among its likes."""
    entries = list_of(files, spot)
    entries.insert(max(to, 0), entries.pop(place_of(files, spot)))
    return _with_list(files, spot, entries)


def coded(files: Mapping[str, Any], key: str, code: str) -> Files:
    """The files with another code for a team."""
    rows = [row | {"code": code} if row["key"] == key else row for row in rows_of(files, TEAMS)]
    return renamed(with_rows(files, TEAMS, rows), TEAMS, {key: code})


def free_number(injects: Sequence[Row], move: int) -> str:
    """The next number of an inject in a move, or in the reserve."""
    taken = {str(row.get("number")) for row in injects}
    start = move or RESERVE
    return next(name for n in range(1, 400) if (name := f"{start}.{n}") not in taken)


def free_code(teams: Sequence[Row]) -> str:
    """A code for a team until it is given its own."""
    taken = {row["code"] for row in teams}
    return next(code for letter in LETTERS if (code := f"TM{letter}") not in taken)


def free_label(options: Sequence[Row]) -> str:
    taken = {row.get("label") for row in options}
    return next(label for label in (*LETTERS, "") if label not in taken)


def free_key(entries: Sequence[Row], start: str) -> str:
    taken = {row.get("key") for row in entries}
    return next(key for n in range(2, 400) if (key := f"{start[:36]}{n}") not in taken)


def _row(files: Mapping[str, Any], spot: Spot) -> Row:
    row = row_of(files, spot.part, spot.key)
    if row is None:
        raise Gone
    return row


def _with_list(files: Mapping[str, Any], spot: Spot, entries: list[Row]) -> Files:
    if spot.is_within:
        return written(files, spot, (spot.inside,), entries or None)
    if spot.part != MOVES:
        return with_rows(files, spot.part, entries)
    return _renumbered(files, entries)


def _renumbered(files: Mapping[str, Any], moves: Sequence[Row]) -> Files:
    """Moves are named by their numbers: injects and what is required go with them. Of a move that
    is taken out the injects go to the reserve, and its steps are taken out too."""
    renaming: dict[int, int | None] = {row["number"]: None for row in rows_of(files, MOVES)}
    for number, row in reversed(list(enumerate(moves, start=1))):
        if row.get("key"):  # a copy has the key of the move that it follows, which keeps the name
            renaming[int(row["key"])] = number
    changed = with_rows(files, "injects", _of_moves(rows_of(files, "injects"), renaming))
    changed = with_rows(changed, LEDGER, [_budgeted(r, moves) for r in rows_of(files, LEDGER)])
    # A timeline plays moves in their order, whichever they are; it only has one less to play.
    but = () if None in renaming.values() else ("formats",)
    return with_rows(renamed(changed, MOVES, renaming, but), MOVES, moves)


def _budgeted(ledger: Row, moves: Sequence[Row]) -> Row:
    """Figures that stand for one move each, in the new order; one more move has the last one's."""
    budgets = {
        team: [units[min(int(row.get("key") or 99), len(units)) - 1] for row in moves]
        if isinstance(units, list)
        else units
        for team, units in ledger.get("budgets", {}).items()
    }
    return ledger | {"budgets": budgets} if "budgets" in ledger else ledger


def _of_moves(injects: list[Row], renaming: Mapping[int, int | None]) -> list[Row]:
    """Injects numbered with their moves, before the moves themselves get other numbers."""
    found: list[Row] = []
    for row in injects:
        now = renaming.get(row.get("move", 0), row.get("move", 0))
        if now is None:
            row = {field: value for field, value in row.items() if field != "minute"}
            row |= {"move": 0, "number": free_number([*injects, *found], 0)}
        elif str(row.get("number", "")).startswith(f"{row.get('move')}."):
            row = row | {"number": f"{now}.{row['number'].partition('.')[2]}"}
        found.append(row)
    return found


def _put(row: Any, path: Path, value: Any) -> None:
    """Set or take out; what is left empty by that goes too."""
    *before, last = path
    if len(path) > 1 and value is None and not value_at(row, tuple(before)):
        return
    holder = row
    for step in before:
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else holder[step]
    if value is not None:
        holder[last] = value
    elif last in holder:
        del holder[last]
        if not holder and before:
            _put(row, tuple(before), None)
