"""What stood before, taken out: rows as they were, and from when until when each stood.

Places in the sequence of moments are those of one database; an archive counts them from 1 on, in
their order. A row that is gone is called after the one before it: "4+1" came after row 4.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from wargame.models import Exercise

from .belongings import Belonging, Model, key_of
from .numbering import Row, labels

SINCE, UNTIL = "kept_since", "kept_until"
KEEPS = """
SELECT table_name FROM information_schema.columns WHERE table_schema = {schema} AND column_name = %s
"""
OF_NOW = KEEPS.format(schema="current_schema()")
OF_THEN = KEEPS.format(schema="'history'")
MOMENTS = "SELECT number, place FROM history.moment WHERE exercise_id = %s ORDER BY number"

type Tables = Sequence[tuple[Belonging, list[Row]]]


@dataclass(frozen=True)
class Past:
    """`rows` as they stood, by model; `since` when each row of now stands; `moments` the places of
    the entries of the journal; `gone` what rows are called that no longer are."""

    rows: dict[Model, list[Row]] = field(default_factory=dict)
    since: dict[Model, list[int | None]] = field(default_factory=dict)
    moments: list[int | None] = field(default_factory=list)
    gone: dict[Model, dict[Any, str]] = field(default_factory=dict)

    def counted(self) -> dict[int | None, int | None]:
        """{place: what an archive calls it}; what stood before places were counted stays 0."""
        kept = [row[name] for rows in self.rows.values() for row in rows for name in (SINCE, UNTIL)]
        places = {*kept, *self.moments, *(one for held in self.since.values() for one in held)}
        in_order = sorted(place for place in places if place)
        return {None: None, 0: 0} | {place: n for n, place in enumerate(in_order, start=1)}


def past_of(exercise: Exercise, tables: Tables) -> Past:
    """All that was kept of an exercise whose rows of now are these."""
    now, then = _tables_that_keep(OF_NOW), _tables_that_keep(OF_THEN)
    here = {one.model: [row[key_of(one.model)] for row in rows] for one, rows in tables}
    here[Exercise] = [exercise.pk]
    since = {
        model: _since(model, keys) for model, keys in here.items() if model._meta.db_table in now
    }
    ever: dict[Model, set[Any]] = {model: set(keys) for model, keys in here.items()}
    rows: dict[Model, list[Row]] = {Exercise: _rows(Exercise, "id", [exercise.pk])}
    for one in sorted((one for one, _rows in tables), key=lambda one: one.path.count("__")):
        if one.model._meta.db_table in then:
            key: Any = one.model._meta.get_field(one.path.split("__")[0])
            rows[one.model] = _rows(one.model, key.attname, ever[key.related_model])
            ever[one.model] |= {row[key_of(one.model)] for row in rows[one.model]}
    return Past(rows, since, list(_moments(exercise)), dict(_gone(tables, ever)))


def _tables_that_keep(statement: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [SINCE])
        return {name for (name,) in cursor.fetchall()}


def _since(model: Model, keys: list[Any]) -> list[int | None]:
    """In the order of the keys. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, {SINCE} FROM {model._meta.db_table} WHERE id = ANY(%s)",  # noqa: S608
            [keys],
        )
        places = dict(cursor.fetchall())
    return [places[key] for key in keys]


def _rows(model: Model, column: str, keys: Iterable[Any]) -> list[Row]:
    """As they stood, the oldest first. One query."""
    found = model._base_manager.raw(
        f"SELECT * FROM history.{model._meta.db_table}"  # noqa: S608
        f" WHERE {column} = ANY(%s) ORDER BY id, {UNTIL}",
        [list(keys)],
    )
    names = [one.attname for one in model._meta.concrete_fields] + [SINCE, UNTIL]
    return [{name: getattr(row, name) for name in names} for row in found]


def _moments(exercise: Exercise) -> Iterator[int | None]:
    """The place of every entry; none where what stood then was not kept."""
    with connection.cursor() as cursor:
        cursor.execute(MOMENTS, [exercise.pk])
        places = dict(cursor.fetchall())
    return (places.get(number) for number in range(1, exercise.entries + 1))


def _gone(tables: Tables, ever: dict[Model, set[Any]]) -> Iterator[tuple[Model, dict[Any, str]]]:
    for one, rows in tables:
        keys, called = [row[key_of(one.model)] for row in rows], labels(one.model, rows)
        found: dict[Any, str] = {}
        after: list[int] = []
        for key in sorted(ever[one.model] - set(keys)):
            after.append(bisect_left(keys, key))
            before = called[after[-1] - 1] if after[-1] else ""
            found[key] = f"{before}+{after.count(after[-1])}"
        if found:
            yield one.model, found
