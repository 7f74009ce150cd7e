"""The parts of a package as rows that a person edits one by one, and the files with those rows.

What a row does not show stays as it was in the file.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

type Files = dict[str, Any]
type Row = dict[str, Any]

LISTED = {
    "scope": ("scope.yaml", "items", "S"),
    "facts": ("facts.yaml", "", "K"),
    "tensions": ("tensions.yaml", "", "T"),
    "questions": ("questions.yaml", "", "Q"),
    "criteria": ("vision.yaml", "criteria", "C"),
    "moves": ("moves.yaml", "", ""),
    "injects": ("injects.yaml", "", "I"),
}
TEAMS, BRIEF = "teams", "brief"
NAMES = (BRIEF, "scope", "facts", "tensions", "questions", "criteria", TEAMS, "moves", "injects")
ROLES = "roles/"


def rows_of(files: Mapping[str, Any], name: str) -> list[Row]:
    """The rows of a part, in order; each with the `key` by which it is known."""
    if name == BRIEF:
        return [_brief(files)]
    if name == TEAMS:
        roles = [role for file, role in files.items() if file.startswith(ROLES)]
        return [role | {"key": role["code"]} for role in sorted(roles, key=lambda r: r["colour"])]
    return [READ.get(name, dict)(entry) for entry in _entries(files, name)]


def state_of(files: Mapping[str, Any], name: str) -> str:
    """What a part says now, in short: it tells whether somebody has changed it since."""
    said = json.dumps(rows_of(files, name), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def with_rows(files: Mapping[str, Any], name: str, rows: list[Row]) -> Files:
    """The files with these rows in place of those of the part."""
    if name == BRIEF:
        return _with_brief(files, rows[0])
    if name == TEAMS:
        return _with_teams(files, rows)
    before = {_key(name, entry): entry for entry in _entries(files, name)}
    entries: list[Row] = []
    taken = set(before)
    for number, row in enumerate(rows, start=1):
        key = row.get("key") or _free(LISTED[name][2], taken)
        taken.add(key)
        kept = before.get(key, {})
        row = {field: value for field, value in row.items() if field != "key"}
        entries.append(WRITE.get(name, _keyed)(kept, row, key, number))
    return dict(files) | _in_file(files, name, entries)


def _entries(files: Mapping[str, Any], name: str) -> list[Row]:
    file, inside, _letter = LISTED[name]
    content: Any = files.get(file) or ({} if inside else [])
    entries: list[Row] = content.get(inside, []) if inside else content
    return entries


def _in_file(files: Mapping[str, Any], name: str, entries: list[Row]) -> Files:
    file, inside, _letter = LISTED[name]
    return {file: (files.get(file) or {}) | {inside: entries} if inside else entries}


def _key(name: str, entry: Row) -> str:
    return str(entry["number"] if name == "moves" else entry["key"])


def _free(letter: str, taken: set[str]) -> str:
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _keyed(kept: Row, row: Row, key: str, _number: int) -> Row:
    return kept | {"key": key} | row


def _tension(entry: Row) -> Row:
    one, other = entry["poles"]
    return {
        **{field: entry[field] for field in ("key", "name", "text")},
        "pole_a": one["name"],
        "case_a": one["good_case"],
        "pole_b": other["name"],
        "case_b": other["good_case"],
    }


def _with_tension(kept: Row, row: Row, key: str, _number: int) -> Row:
    poles = [{"name": row[f"pole_{n}"], "good_case": row[f"case_{n}"]} for n in "ab"]
    return kept | {"key": key, "name": row["name"], "text": row["text"], "poles": poles}


def _move(entry: Row) -> Row:
    return entry | {"key": str(entry["number"])}


def _with_move(kept: Row, row: Row, _key: str, number: int) -> Row:
    return kept | row | {"number": number}


def _with_inject(kept: Row, row: Row, key: str, number: int) -> Row:
    entry = kept | {"key": key, "number": f"{row['move']}.{number}"} | row
    if not row["move"]:
        entry.pop("minute", None)
    return entry


def _brief(files: Mapping[str, Any]) -> Row:
    scenario = files["scenario.yaml"]
    fields = ("title", "subtitle", "year", "setting", "fiction_mark")
    return {
        "key": BRIEF,
        "overview": files["overview.md"],
        **{field: scenario.get(field, "") for field in fields},
        "scope_intro": files["scope.yaml"].get("intro", ""),
        "vision_intro": files["vision.yaml"].get("intro", ""),
    }


def _with_brief(files: Mapping[str, Any], row: Row) -> Files:
    row = {field: value for field, value in row.items() if field != "key"}
    return dict(files) | {
        "overview.md": row.pop("overview"),
        "scope.yaml": files["scope.yaml"] | {"intro": row.pop("scope_intro")},
        "vision.yaml": files["vision.yaml"] | {"intro": row.pop("vision_intro")},
        "scenario.yaml": files["scenario.yaml"] | row,
    }


def _with_teams(files: Mapping[str, Any], rows: list[Row]) -> Files:
    """A team's file is named by its code; the order of the rows is that of the colors."""
    others = {name: value for name, value in files.items() if not name.startswith(ROLES)}
    before = {row["key"]: files[f"{ROLES}{row['key']}.yaml"] for row in rows_of(files, TEAMS)}
    for colour, row in enumerate(rows, start=1):
        kept = before.get(row.pop("key", ""), {})
        short = kept.get("short_name") if kept.get("name") == row["name"] else None
        role = kept | row | {"colour": colour, "short_name": short or row["name"][:40]}
        others[f"{ROLES}{row['code']}.yaml"] = role
    return others


READ: dict[str, Callable[[Row], Row]] = {"tensions": _tension, "moves": _move}
WRITE: dict[str, Callable[[Row, Row, str, int], Row]] = {
    "tensions": _with_tension,
    "moves": _with_move,
    "injects": _with_inject,
}
