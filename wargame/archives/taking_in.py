"""Rows of an archive, checked column by column, as a database will hold them."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.models.pointers import POINTERS, UP_TO

from .belongings import SECRETS, Belonging, Column, Model, columns, key_of, label_field, name_of
from .faults import MOST_FAULTS, Broken
from .numbering import Numbering, Row
from .values import read

# Digits of a number among rows that are gone.
DIGITS = 6
NUMBERS = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"

# Columns of the past: one value for each row.
type Kept = Mapping[str, list[int | None]]


@dataclass
class Intake:
    """Goes through the rows; whatever is wrong with one is a sentence in `faults`."""

    numbers: Numbering = field(default_factory=Numbering)
    faults: list[str] = field(default_factory=list)

    def number(self, one: Belonging, rows: list[Row], gone: Iterable[str] = ()) -> None:
        """New keys, in the order of the rows; those that are gone stand where they stood."""
        by = label_field(one.model) or "id"
        called = [row.get(by) for row in rows]
        is_numbered = by == "id" and called != list(range(1, len(rows) + 1))
        if is_numbered or None in called or len(set(map(str, called))) < len(called):
            said = _("%(name)s: “%(by)s” must name each row once, and an id count from 1.")
            self.say(said % {"name": one.name, "by": by})
            return
        places = {name: (n, 0) for n, name in enumerate(called, start=1)}
        after = {str(name): n for name, (n, _zero) in places.items()} | {"": 0}
        for name in gone:
            before, _plus, n = name.rpartition("+")
            if before not in after or not (n.isdecimal() and len(n) <= DIGITS):
                said = _("past %(name)s: there is no row “%(row)s”.")
                self.say(said % {"name": one.name, "row": name})
                continue
            places[name] = (after[before], int(n))
        in_order = sorted(places, key=lambda name: places[name])
        keys = dict(zip(in_order, new_keys(one.model, len(in_order)), strict=True))
        here = [(name, keys.pop(name)) for name in called]
        self.numbers.add(one.model, here, keys.items())

    def rows(self, one: Belonging, rows: list[Row], **given: Any) -> Iterator[Row]:
        """As columns of the database. `given` are those that no archive holds."""
        keys = list(self.numbers.labels.get(one.model, {}).values())
        for n, (key, row) in enumerate(zip(keys, rows, strict=False), start=1):
            yield self.row(one.model, row, f"{one.name} {n}", key=key, **given)

    def row(
        self, model: Model, row: Row, where: str, *, is_past: bool = False, **given: Any
    ) -> Row:
        """`given["key"]` is its own. What a row of the past lacks was not asked for then."""
        own = {key_of(model): given.pop("key")}
        known = {column.name for column in columns(model)} | {"id"}
        for name in sorted(set(row) - known):
            self.say(_("%(where)s: there is no “%(name)s”.") % {"where": where, "name": name})
        for column in columns(model):
            if not is_past and row.get(column.name) is None and _is_needed(column):
                about = {"where": where, "name": column.name}
                self.say(_("%(where)s: “%(name)s” is missing.") % about)
            own[column.attname] = self._value(model, column, row, where)
        own |= {name: secrets.token_hex(16) for of, name in SECRETS if of is model}
        for column in model._meta.concrete_fields:
            if column.attname not in own:
                own[column.attname] = given.get(column.name, _unsaid(column))
        return self._read_up_to(model, own)

    def say(self, sentence: str) -> None:
        """Raises Broken when there are enough of them."""
        self.faults.append(sentence)
        if len(self.faults) >= MOST_FAULTS:
            raise Broken(self.faults)

    def _value(self, model: Model, column: Column, row: Row, where: str) -> Any:
        value = row.get(column.name)
        if value is None:
            return _unsaid(column)
        if column.related_model is not None:
            return self._key(column, value, where)
        try:
            return read(column, self._led(model, column, value))
        except (LookupError, AttributeError):
            about = {"where": where, "name": column.name}
            self.say(_("%(where)s: “%(name)s” points to what is not known here.") % about)
        except (ValueError, TypeError, OverflowError):
            about = {"where": where, "name": column.name, "value": str(value)[:40]}
            self.say(_("%(where)s: “%(name)s” cannot be “%(value)s”.") % about)
        return None

    def _led(self, model: Model, column: Column, value: Any) -> Any:
        """With the keys of this database where the column holds keys of rows. Raises whatever
        comes of a value that nobody has checked yet."""
        pointer = POINTERS.get((model, column.name))
        if pointer is None:
            return value
        if isinstance(column, ArrayField) and not isinstance(value, list):
            raise TypeError
        return pointer(value, self.numbers.carry)

    def _key(self, column: Column, value: Any, where: str) -> Any:
        to: Any = column.related_model
        found = self.numbers.carry(to, value) if isinstance(value, int | str) else None
        if found is None:
            about = {"where": where, "name": column.name, "to": name_of(to), "value": value}
            self.say(_("%(where)s: “%(name)s” names %(to)s %(value)s, which is not here.") % about)
        return found

    def _read_up_to(self, model: Model, own: Row) -> Row:
        """With the key of this database up to which something was read."""
        for column in columns(model):
            if (model, column.name) in UP_TO and own[column.attname] is not None:
                own[column.attname] = self.numbers.up_to(
                    UP_TO[model, column.name](own), own[column.attname]
                )
        return own


def new_keys(model: Model, n: int) -> list[Any]:
    """From the sequence of the table, or at random where a key may not tell when; ascending."""
    key = model._meta.pk
    if isinstance(key, models.UUIDField):
        return sorted(str(uuid4()) for _n in range(n))
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS, [str(model._meta.db_table), str(key.column), n])
        return [row[0] for row in cursor.fetchall()]


def insert(model: Model, rows: list[Row], kept: Kept, into: str = "") -> None:
    """As they are: nothing is filled in, and nothing is told of it. `kept` are columns that no
    model knows of, `into` the schema of the past."""
    if not rows:
        return
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    names = ", ".join((*(quote(str(column.column)) for column in fields), *kept))
    statement = f"COPY {into}{quote(model._meta.db_table)} ({names}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row, *more in zip(rows, *kept.values(), strict=True):
            values = [column.get_db_prep_save(row[column.attname], connection) for column in fields]
            copy.write_row([*values, *more])


def _is_needed(column: Column) -> bool:
    return not column.null and column.default is NOT_PROVIDED and not column.blank


def _unsaid(column: Column) -> Any:
    """What stands where an archive says nothing."""
    if column.null:
        return None
    if getattr(column, "auto_now_add", False):
        return timezone.now()
    return column.get_default()
