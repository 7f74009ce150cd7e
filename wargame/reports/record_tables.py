"""The record as tables: one for each kind of thing in it, and a codebook of their columns.

Both follow `record.schema.json`, which says what there is and what it means; a kind that the record
gains is a table here at once. Rows are numbered, and a row that belongs to one of another table
names that row in `of`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).with_name("record.schema.json")
ROW, OF = "row", "of"

type Spec = dict[str, Any]
type Value = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """`key` leads to its value in a row; `kind` and `text` are what the schema says of it."""

    name: str
    key: tuple[str, ...]
    kind: str
    text: str


@dataclass
class Table:
    """`rows` follow the columns, after the row's number and, where it is a part, that of whole."""

    name: str
    text: str
    is_part: bool
    columns: list[Column]
    rows: list[list[Value]] = field(default_factory=list)

    @property
    def head(self) -> list[str]:
        return [ROW, *([OF] if self.is_part else []), *(one.name for one in self.columns)]


def tables(record: dict[str, Any]) -> list[Table]:
    """Those that the schema has, in its order, the empty ones too."""
    made: list[Table] = []
    for name, spec in _schema()["properties"].items():
        kind = _resolved(spec)
        if "properties" in kind or _is_list_of_things(kind):
            text = spec.get("description") or kind.get("description", "")
            rows = record[name] if _is_list_of_things(kind) else [record[name]]
            things = _resolved(kind["items"]) if _is_list_of_things(kind) else kind
            _add(made, name, text, things, [(0, one) for one in rows])
    return made


def codebook(made: Iterable[Table]) -> list[list[str]]:
    """Table, column, kind, and what it is; headed."""
    rows = [["table", "column", "kind", "what it is"]]
    for one in made:
        rows.append([one.name, ROW, "integer", one.text])
        if one.is_part:
            whole = one.name.rpartition(".")[0]
            rows.append([one.name, OF, "integer", f"The row of {whole} that it belongs to."])
        rows += [[one.name, column.name, column.kind, column.text] for column in one.columns]
    return rows


def _add(
    made: list[Table], name: str, text: str, spec: Spec, rows: list[tuple[int, dict[str, Any]]]
) -> None:
    """The table of these things, then those of the things within them."""
    table = Table(name, text, "." in name, list(_columns(spec)))
    made.append(table)
    for number, (of, one) in enumerate(rows, start=1):
        place: list[Value] = [number, of] if table.is_part else [number]
        table.rows.append([*place, *(_value(one, column.key) for column in table.columns)])
    for key, inner, about in _inner(spec):
        parts: list[tuple[int, dict[str, Any]]] = [
            (number, part)
            for number, (_of, one) in enumerate(rows, start=1)
            for part in one.get(key) or []
        ]
        _add(made, f"{name}.{key}", about, inner, parts)


def _columns(spec: Spec, before: tuple[str, ...] = ()) -> Iterator[Column]:
    """What is one value, and what is a thing of its own value by value."""
    for name, one in spec["properties"].items():
        kind, key = _resolved(one), (*before, name)
        if "properties" in kind:
            yield from _columns(kind, key)
        elif not _is_list_of_things(kind):
            text = one.get("description") or kind.get("description", "")
            yield Column(".".join(key), key, _kind(one), text)


def _inner(spec: Spec) -> Iterator[tuple[str, Spec, str]]:
    """The lists of things within a thing."""
    for name, one in spec["properties"].items():
        kind = _resolved(one)
        if _is_list_of_things(kind):
            yield name, _resolved(kind["items"]), one.get("description", "")


def _is_list_of_things(spec: Spec) -> bool:
    return "items" in spec and "properties" in _resolved(spec["items"])


def _resolved(spec: Spec) -> Spec:
    """What a reference leads to; of what may be empty what it is otherwise."""
    if "$ref" in spec:
        return _resolved(_schema()["$defs"][spec["$ref"].rpartition("/")[2]])
    offered: list[Spec] = spec.get("anyOf") or spec.get("oneOf") or []
    choices = [one for one in offered if one != {"type": "null"}]
    return _resolved(choices[0]) if len(choices) == 1 else spec


def _kind(spec: Spec) -> str:
    kind = _resolved(spec).get("type", "string")
    said = " or ".join(kind) if isinstance(kind, list) else kind
    return f"{said} or null" if {"type": "null"} in spec.get("anyOf", []) else said


def _value(thing: Any, key: tuple[str, ...]) -> Value:
    """Several in one cell are parted by semicolons; what is no plain value stands as JSON."""
    for name in key:
        thing = thing.get(name) if isinstance(thing, dict) else None
    if isinstance(thing, list) and all(not isinstance(one, dict | list) for one in thing):
        return "; ".join(str(one) for one in thing)
    if isinstance(thing, dict | list):
        return json.dumps(thing, ensure_ascii=False)
    return thing


@cache
def _schema() -> Spec:
    schema: Spec = json.loads(SCHEMA.read_text("utf-8"))
    return schema
