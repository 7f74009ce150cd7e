"""An exercise as one text, the same for the same rows on any machine: one row a line."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from django.db import models, transaction

from wargame.models import Attribution, Exercise, ScenarioVersion, Seat, Viewer
from wargame.operations.journal import lock

from .belongings import (
    CONFIDED,
    NAMED,
    Belonging,
    Column,
    Model,
    columns,
    key_of,
    label_field,
    name_of,
    of_exercise,
    of_version,
    stands,
    with_all_that_needs,
)
from .numbering import Numbering, Row, labels
from .past_rows import SINCE, UNTIL, Past, past_of
from .values import written

FORMAT = "wargame-archive/1"
DIRECTOR = "director"
LISTS = {"parts", "rows", "past"}
# The longest name of a seat.
NAME = 40

type Archive = dict[str, Any]


class Holds(StrEnum):
    """What goes in: all, for whoever runs the machine; or, for control, what it may read."""

    EVERYTHING = "everything"
    FOR_CONTROL = "what control may read"


@transaction.atomic
def take_out(exercise: Exercise, holds: Holds = Holds.EVERYTHING) -> str:
    """The text of an archive. Acts wait meanwhile, so that all rows are of one moment."""
    return as_text(archive(lock(exercise), holds))


def archive(exercise: Exercise, holds: Holds = Holds.EVERYTHING, has_past: bool = True) -> Archive:
    """A few queries for each kind of row, whatever their number. With everything goes what stood
    before, unless that is not asked for."""
    parts = [(one, one.rows(exercise.version_id)) for one in of_version()]
    rows = _rows(exercise, holds)
    has_past = has_past and holds == Holds.EVERYTHING
    past = past_of(exercise, rows) if has_past else Past()
    numbers = _numbers(exercise, [*parts, *rows], past)
    version = exercise.version
    found = {
        "format": FORMAT,
        "holds": str(holds),
        "code": exercise.first_code or exercise.code,
        "scenario": {"slug": version.scenario.slug, "title": version.scenario.title},
        "version": _row(ScenarioVersion, _columns(version), numbers),
        "parts": _tables(parts, numbers),
        "exercise": _row(Exercise, _columns(exercise), numbers),
        "rows": _tables(rows, numbers),
    }
    return found | _past(past, numbers) if has_past else found


def as_text(archive: Archive) -> str:
    """JSON with a row on each line, so that two archives can be compared and one be edited."""
    parts = [
        f"{_said(name)}: {_lists(held) if name in LISTS else _said(held)}"
        for name, held in archive.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lists(tables: dict[str, list[Row]]) -> str:
    made = [
        f"{_said(name)}: [\n" + ",\n".join(_said(row) for row in rows) + "\n]"
        for name, rows in tables.items()
    ]
    return "{\n" + ",\n".join(made) + "\n}"


def _said(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(exercise: Exercise, holds: Holds) -> list[tuple[Belonging, list[Row]]]:
    if holds == Holds.EVERYTHING:
        return [(one, one.rows(exercise.pk)) for one in of_exercise()]
    is_named = exercise.attribution == Attribution.NAME
    left = with_all_that_needs(CONFIDED if is_named else (*CONFIDED, *NAMED))
    control = Viewer(exercise, is_control=True)
    read = [(one, one.rows(exercise.pk, control)) for one in of_exercise() if one.model not in left]
    found = _whole(read)
    for seat in next(rows for one, rows in found if one.model is Seat):
        if seat["team_id"] is not None and not is_named:
            seat["name"] = seat["title"][:NAME]
    return found


def _whole(tables: list[tuple[Belonging, list[Row]]]) -> list[tuple[Belonging, list[Row]]]:
    """Without rows that point to one that stays behind."""
    while True:
        keys = {one.model: {row[key_of(one.model)] for row in rows} for one, rows in tables}
        kept = [
            (one, [row for row in rows if stands(one.model, row, keys)]) for one, rows in tables
        ]
        if sum(len(rows) for _one, rows in kept) == sum(len(rows) for _one, rows in tables):
            return kept
        tables = kept


def _numbers(
    exercise: Exercise, tables: Sequence[tuple[Belonging, list[Row]]], past: Past
) -> Numbering:
    made = Numbering()
    for one, rows in tables:
        keys = [row[key_of(one.model)] for row in rows]
        gone = past.gone.get(one.model, {}).items()
        made.add(one.model, zip(keys, labels(one.model, rows), strict=True), gone)
    made.add(type(exercise.director), [(exercise.director_id, DIRECTOR)])
    return made


def _tables(
    tables: Sequence[tuple[Belonging, list[Row]]], numbers: Numbering
) -> dict[str, list[Row]]:
    """Without the kinds of which there is nothing."""
    return {
        one.name: [
            ({} if label_field(one.model) else {"id": n}) | _row(one.model, row, numbers)
            for n, row in enumerate(rows, start=1)
        ]
        for one, rows in tables
        if rows
    }


def _past(past: Past, numbers: Numbering) -> Archive:
    """Of each row as it stood: which it is, and from when until when."""
    places = past.counted()
    rows = {
        name_of(model): [
            ({} if model is Exercise else {"id": numbers.carry(model, row[key_of(model)])})
            | {"since": places[row[SINCE]], "until": places[row[UNTIL]]}
            | _row(model, row, numbers)
            for row in held
        ]
        for model, held in past.rows.items()
        if held
    }
    since = {name_of(model): [places[one] for one in held] for model, held in past.since.items()}
    return {
        "moments": [places[one] for one in past.moments],
        "since": {name: held for name, held in sorted(since.items()) if held},
        "past": dict(sorted(rows.items())),
    }


def _row(model: Model, row: Row, numbers: Numbering) -> Row:
    """Without what is empty, or leads to what is not carried along."""
    found = {field.name: _value(model, field, row, numbers) for field in columns(model)}
    return {name: value for name, value in found.items() if value is not None}


def _value(model: Model, field: Column, row: Row, numbers: Numbering) -> Any:
    value = row[field.attname]
    if value is None:
        return None
    if field.related_model is not None:
        return numbers.carry(field.related_model, value)
    return written(numbers.point(model, field.name, value, row))


def _columns(one: models.Model) -> Row:
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}
