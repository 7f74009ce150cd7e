"""What differs between the files of two packages: part by part, row by row, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

type Files = Mapping[str, Any]
type Row = dict[str, Any]

# A part, its file, where in the file its rows stand, and by which field they are known. The color
# of a team is its place among them.
ROWS = (
    ("scope", "scope.yaml", "items", "key"),
    ("facts", "facts.yaml", "", "key"),
    ("tensions", "tensions.yaml", "", "key"),
    ("questions", "questions.yaml", "", "key"),
    ("criteria", "vision.yaml", "criteria", "key"),
    ("teams", "roles/", "", "code"),
    ("moves", "moves.yaml", "", "number"),
    ("injects", "injects.yaml", "", "key"),
    ("cards", "cards.yaml", "", "key"),
    ("formats", "formats.yaml", "", "key"),
    ("series", "series.yaml", "", "key"),
    ("reading", "reading.yaml", "reading", "title"),
    ("sources", "reading.yaml", "sources", "title"),
)
NAMED_BY = ("name", "title", "metric", "short_name", "measure", "text")


class RowFate(StrEnum):
    """What became of a row."""

    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    TAKEN_OUT = "taken out"


IN_BOTH = (RowFate.CHANGED, RowFate.MOVED)


@dataclass(frozen=True)
class FieldChange:
    """One field that says something else; None where it said nothing."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RowChange:
    """A row that was added, taken out, changed or moved; its places count from 1. One that was
    changed may have moved as well."""

    fate: RowFate
    title: str
    fields: tuple[FieldChange, ...] = ()
    was_at: int | None = None
    is_at: int | None = None

    @property
    def has_moved(self) -> bool:
        return self.was_at is not None and self.is_at is not None


@dataclass(frozen=True)
class PartChange:
    """A part, its rows that differ, and how many are as they were."""

    name: str
    rows: tuple[RowChange, ...]
    same: int


def differences(before: Files, after: Files) -> tuple[PartChange, ...]:
    """Every part, those without a difference too."""
    brief = _part("brief", {"": _brief(before)}, {"": _brief(after)})
    ledger = _part("ledger", _ledger(before), _ledger(after))
    listed = (
        _part(name, *_paired(_rows(before, file, inside), _rows(after, file, inside), key))
        for name, file, inside, key in ROWS
    )
    return (brief, *listed, ledger)


def _part(name: str, before: dict[Any, Row], after: dict[Any, Row]) -> PartChange:
    common = [key for key in before if key in after]
    moved = _moved(common, [key for key in after if key in before])
    orders = [list(before), list(after)]
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        places = [order.index(key) + 1 if key in moved else None for order in orders]
        found.append(_row(before.get(key), after.get(key), *places))
    rows = tuple(row for row in found if row is not None)
    return PartChange(name, rows, len(common) - sum(row.fate in IN_BOTH for row in rows))


def _row(
    before: Row | None, after: Row | None, was_at: int | None, is_at: int | None
) -> RowChange | None:
    fields = tuple(_fields(before or {}, after or {}))
    title = _title(after or before or {})
    if before is None:
        return RowChange(RowFate.ADDED, title, fields)
    if after is None:
        return RowChange(RowFate.TAKEN_OUT, title, fields)
    if fields:
        return RowChange(RowFate.CHANGED, title, fields, was_at, is_at)
    return RowChange(RowFate.MOVED, title, (), was_at, is_at) if is_at else None


def _fields(before: Row, after: Row) -> Iterator[FieldChange]:
    """Nothing said is the same in whichever way it is not said."""
    for name in dict.fromkeys([*after, *before]):
        one, other = before.get(name), after.get(name)
        if name != "key" and one != other and not (_is_blank(one) and _is_blank(other)):
            yield FieldChange(name, one, other)


def _is_blank(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _moved(before: list[Any], after: list[Any]) -> set[Any]:
    """The fewest that stand in another place than the others tell: what is not in the longest
    line that runs through both in the same order."""
    place = {key: at for at, key in enumerate(before)}
    best: list[tuple[int, int | None]] = []
    for at, key in enumerate(after):
        earlier = (n for n in range(at) if place[after[n]] < place[key])
        last = max(earlier, key=lambda n: best[n][0], default=None)
        best.append((best[last][0] + 1 if last is not None else 1, last))
    at_end: int | None = max(range(len(best)), key=lambda n: best[n][0], default=None)
    stays: set[Any] = set()
    while at_end is not None:
        stays.add(after[at_end])
        at_end = best[at_end][1]
    return set(after) - stays


def _rows(files: Files, file: str, inside: str) -> list[Row]:
    if file.endswith("/"):
        roles = [role for name, role in files.items() if name.startswith(file)]
        seated = sorted(roles, key=lambda role: int(role["colour"]))
        return [{name: said for name, said in role.items() if name != "colour"} for role in seated]
    content: Any = files.get(file) or {}
    return list((content.get(inside) or []) if inside else content)


def _paired(before: list[Row], after: list[Row], key: str) -> tuple[dict[Any, Row], dict[Any, Row]]:
    """Rows by what they are known by. Moves are known by a number, which is their place: one that
    bears the title of an earlier one is that one, wherever it stands now."""
    if key != "number":
        return {row[key]: row for row in before}, {row[key]: row for row in after}
    titles = {row["title"]: row["number"] for row in before}
    known = [titles.get(row["title"]) for row in after]
    numbers = {row["number"] for row in before} - {number for number in known if number}
    mine = [
        number or (row["number"] if row["number"] in numbers else -row["number"])
        for number, row in zip(known, after, strict=True)
    ]
    bare = [{field: row[field] for field in row if field != key} for row in (*before, *after)]
    return (
        {row[key]: bare[at] for at, row in enumerate(before)},
        dict(zip(mine, bare[len(before) :], strict=True)),
    )


def _brief(files: Files) -> Row:
    """The texts that stand before all parts, and what the package says of itself."""
    scenario = {name: said for name, said in files["scenario.yaml"].items() if name != "slug"}
    intros = {
        "scope_intro": files["scope.yaml"].get("intro"),
        "vision_intro": files["vision.yaml"].get("intro"),
    }
    return {"overview": files["overview.md"].strip(), **scenario, **intros}


def _ledger(files: Files) -> dict[str, Row]:
    found = files.get("ledger.yaml")
    return {"": found} if found else {}


def _title(row: Row) -> str:
    return next((str(row[name]) for name in NAMED_BY if row.get(name)), "")
