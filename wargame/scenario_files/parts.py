"""The parts of a package as rows that a person edits one by one, and the files with those rows.

A row is an entry of a file as it stands there, with the `key` by which it is known. Rows that have
none of their own are known by their place.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

type Files = dict[str, Any]
type Row = dict[str, Any]

# The file, what in it holds the list, and the letter of new keys.
LISTED = {
    "scope": ("scope.yaml", "items", "S"),
    "facts": ("facts.yaml", "", "K"),
    "tensions": ("tensions.yaml", "", "T"),
    "questions": ("questions.yaml", "", "Q"),
    "criteria": ("vision.yaml", "criteria", "C"),
    "seats": ("scenario.yaml", "seats", ""),
    "moves": ("moves.yaml", "", ""),
    "injects": ("injects.yaml", "", "I"),
    "cards": ("cards.yaml", "", "D"),
    "formats": ("formats.yaml", "", "F"),
    "series": ("series.yaml", "", "G"),
    "reading": ("reading.yaml", "reading", ""),
    "sources": ("reading.yaml", "sources", ""),
}
BRIEF, TEAMS, MOVES, LEDGER = "brief", "teams", "moves", "ledger"
NAMES = (
    *(BRIEF, "scope", "facts", "tensions", "questions", "criteria"),
    *(TEAMS, "seats", MOVES, "injects", "cards", "formats"),
    *(LEDGER, "series", "reading", "sources"),
)
ROLES = "roles/"
SCENARIO, OVERVIEW, LEDGER_FILE = "scenario.yaml", "overview.md", "ledger.yaml"
INTROS = {"scope_intro": "scope.yaml", "vision_intro": "vision.yaml"}
MAY_BE_LEFT_OUT = ("cards.yaml", "series.yaml", "reading.yaml")


def rows_of(files: Mapping[str, Any], name: str) -> list[Row]:
    """The rows of a part, in order."""
    if name == BRIEF:
        return [_brief(files) | {"key": BRIEF}]
    if name == LEDGER:
        ledger = files.get(LEDGER_FILE)
        return [] if ledger is None else [ledger | {"key": LEDGER}]
    if name == TEAMS:
        roles = (role for file, role in files.items() if file.startswith(ROLES))
        return [r | {"key": r["code"]} for r in sorted(roles, key=lambda r: r.get("colour", 0))]
    entries = _entries(files, name)
    return [entry | {"key": _key(name, entry, n)} for n, entry in enumerate(entries, start=1)]


def row_of(files: Mapping[str, Any], name: str, key: str) -> Row | None:
    """The row that is known by this key."""
    return next((row for row in rows_of(files, name) if row["key"] == key), None)


def state_of(value: Any) -> str:
    """What a value says, in short: it tells whether somebody has changed it since."""
    said = json.dumps(value, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def with_rows(files: Mapping[str, Any], name: str, rows: Sequence[Row]) -> Files:
    """The files with these rows in place of those of the part; a row without a key gets one."""
    if name == BRIEF:
        return _with_brief(files, rows[0])
    if name == LEDGER:
        others = {file: kept for file, kept in files.items() if file != LEDGER_FILE}
        return others | ({LEDGER_FILE: _plain(rows[0])} if rows else {})
    if name == TEAMS:
        return _with_teams(files, rows)
    if name == MOVES:
        entries = [_plain(row) | {"number": n} for n, row in enumerate(rows, start=1)]
    elif is_keyed(name):
        entries = list(_keyed(rows, LISTED[name][2]))
    else:
        entries = [_plain(row) for row in rows]
    return _with_entries(files, name, entries)


def is_keyed(name: str) -> bool:
    """Whether the rows of a part have keys of their own."""
    return bool(LISTED.get(name, ("", "", ""))[2])


def _entries(files: Mapping[str, Any], name: str) -> list[Row]:
    file, inside, _letter = LISTED[name]
    content: Any = files.get(file) or ({} if inside else [])
    entries: list[Row] = content.get(inside, []) if inside else content
    return entries


def _key(name: str, entry: Row, place: int) -> str:
    return str(entry["key"]) if is_keyed(name) else str(place)


def _plain(row: Row) -> Row:
    return {field: value for field, value in row.items() if field != "key"}


def _keyed(rows: Sequence[Row], letter: str) -> Iterator[Row]:
    taken = {row["key"] for row in rows if row.get("key")}
    for row in rows:
        key = row.get("key") or next(
            name for n in range(1, len(rows) + 1) if (name := f"{letter}{n}") not in taken
        )
        taken.add(key)
        yield {"key": key} | _plain(row)


def _with_entries(files: Mapping[str, Any], name: str, entries: list[Row]) -> Files:
    file, inside, _letter = LISTED[name]
    content: Any = entries
    if inside:
        content = {**(files.get(file) or {}), inside: entries}
        if not entries and file in MAY_BE_LEFT_OUT:
            del content[inside]
    if content or file not in MAY_BE_LEFT_OUT:
        return dict(files) | {file: content}
    return {other: kept for other, kept in files.items() if other != file}


def _brief(files: Mapping[str, Any]) -> Row:
    """All that stands once in a scenario, from the files that hold it."""
    intros = {name: files[file]["intro"] for name, file in INTROS.items() if "intro" in files[file]}
    scenario = {field: value for field, value in files[SCENARIO].items() if field != "seats"}
    return scenario | {"overview": files[OVERVIEW]} | intros


def _with_brief(files: Mapping[str, Any], row: Row) -> Files:
    row = _plain(row)
    changed: Files = {OVERVIEW: row.pop("overview", "")}
    for name, file in INTROS.items():
        intro = {"intro": row.pop(name)} if name in row else {}
        changed[file] = {f: v for f, v in files[file].items() if f != "intro"} | intro
    seats = {field: value for field, value in files[SCENARIO].items() if field == "seats"}
    return dict(files) | changed | {SCENARIO: row | seats}


def _with_teams(files: Mapping[str, Any], rows: Sequence[Row]) -> Files:
    """A team's file is named by its code. The order of the rows is that of the colors, which stay
    as they are while teams and order do."""
    others = {name: value for name, value in files.items() if not name.startswith(ROLES)}
    before = [row["code"] for row in rows_of(files, TEAMS)]
    stay = before == [row["code"] for row in rows]
    roles = {}
    for colour, row in enumerate(rows, start=1):
        numbered = {} if stay and "colour" in row else {"colour": colour}
        named = {} if row.get("short_name") else {"short_name": str(row.get("name", ""))[:40]}
        roles[f"{ROLES}{row['code']}.yaml"] = _plain(row) | named | numbered
    return others | roles
