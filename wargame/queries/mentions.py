"""Where people are named in an exercise, in every text of it and in what stood there before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import connection, models

from wargame.measures.names import Name, looked_for, texts_in
from wargame.models import Exercise, Facilitator, Phrase, RosterPerson, Seat

from . import words_of_people

PAST = "history."
# These are erased with the person, whatever they hold; what others are called is not touched.
WITH_THE_PERSON = {Seat._meta.db_table: {"name"}, RosterPerson._meta.db_table: {"name"}}


@dataclass(frozen=True)
class Place:
    """One text that may name one of them. `key` is the same for what stands there and what stood
    there before."""

    table: str
    row: dict[str, Any]
    column: str
    value: Any
    most: int | None

    @property
    def key(self) -> str:
        return f"{self.table.removeprefix(PAST)}.{self.row['id']}.{self.column}"

    @property
    def is_past(self) -> bool:
        return self.table.startswith(PAST)

    @property
    def texts(self) -> list[str]:
        return texts_in(self.value)

    def doubtful(self, names: Iterable[Name]) -> list[str]:
        """What stands here that may mean one of them, or something else."""
        found: list[str] = []
        for name in names:
            for text in self.texts:
                found += name.meant_in(text) if name.is_doubtful else []
                found += name.parts_in(text)
        return found

    def erased(self, names: Iterable[Name], *, is_doubt_settled: bool) -> Any:
        """The same without the names, no longer than the column takes."""
        texts = self.texts
        for name in names:
            texts = [name.erased(one, is_doubt_settled=is_doubt_settled) for one in texts]
        texts = [one[: self.most] for one in texts]
        return texts[0] if isinstance(self.value, str) else texts


@dataclass(frozen=True)
class Mentions:
    """The names, each with what was learned of it, and where they may stand."""

    names: tuple[Name, ...]
    places: tuple[Place, ...]

    @cached_property
    def sure(self) -> int:
        """How many texts change without anybody having to decide."""
        left = (one.erased(self.names, is_doubt_settled=False) for one in self.places)
        return sum(one.value != words for one, words in zip(self.places, left, strict=True))

    @cached_property
    def doubtful(self) -> dict[str, list[str]]:
        """{place: what stands there that may be a name}, the past with the present."""
        found: dict[str, list[str]] = {}
        for place in self.places:
            words = place.doubtful(self.names)
            if words:
                found.setdefault(place.key, words)
        return found


def find(exercise: Exercise, names: Iterable[Name]) -> Mentions:
    """Two queries a table at most, and one for each that the scenario fills."""
    wanted = tuple(names)
    spoken = words_of_people.of_scenario(exercise) if any(one.is_single for one in wanted) else ()
    wanted = tuple(replace(one, is_word=one.text.casefold() in spoken) for one in wanted)
    places = tuple(_places(exercise, wanted)) if wanted else ()
    small = {name for name in wanted if name.is_single and _stands_small(name, places)}
    wanted = tuple(replace(one, is_unsure=one.is_unsure or one in small) for one in wanted)
    return Mentions(wanted, places)


def within(model: type[models.Model], *, is_past: bool = False) -> str:
    """SQL for the rows of one exercise: by its own column, or by that of what they belong to; none
    of what belongs to no exercise."""
    columns = {field.column: field for field in model._meta.concrete_fields}
    if model is Exercise:
        return "id = %(exercise)s"
    if "exercise_id" in columns:
        return "exercise_id = %(exercise)s"
    if model is Phrase:
        seats = Seat._meta.db_table
        return f"facilitator_id IN (SELECT facilitator_id FROM {seats} WHERE {within(Seat)})"  # noqa: S608
    for column, field in columns.items():
        above = field.related_model
        if field.null or not isinstance(above, type) or above is model:
            continue
        if above is not Facilitator and above._meta.db_table not in words_of_people.OF_SCENARIOS:
            rows = (
                f"SELECT id FROM {{}}{above._meta.db_table} WHERE {within(above, is_past=is_past)}"  # noqa: S608
            )
            past = f" UNION ALL {rows.format(PAST)}" if is_past else ""
            return f"{column} IN ({rows.format('')}{past})"
    return "FALSE"


def _places(exercise: Exercise, names: tuple[Name, ...]) -> Iterator[Place]:
    models_by_table = {one._meta.db_table: one for one in apps.get_models()}
    given = {"exercise": exercise.pk, "names": looked_for(names)}
    for table, columns in sorted(words_of_people.columns().items()):
        model = models_by_table[table.removeprefix(PAST)]
        own = WITH_THE_PERSON.get(model._meta.db_table, set())
        yield from _places_in(table, model, sorted(columns - own), names, given)


def _places_in(
    table: str,
    model: type[models.Model],
    columns: list[str],
    names: tuple[Name, ...],
    given: dict[str, Any],
) -> Iterator[Place]:
    if not columns:
        return
    is_past = table.startswith(PAST)
    keys = ["id", "kept_until"] if is_past else ["id"]
    meets = " OR ".join(f'"{one}"::text ~* %(names)s' for one in columns)
    said = ", ".join(f'"{one}"' for one in (*keys, *columns))
    with connection.cursor() as cursor:
        rows = f"SELECT {said} FROM {table} WHERE {within(model, is_past=is_past)} AND ({meets})"  # noqa: S608
        cursor.execute(rows, given)
        found = cursor.fetchall()
    for row in found:
        key = dict(zip(keys, row, strict=False))
        for column, value in zip(columns, row[len(keys) :], strict=True):
            place = Place(table, key, column, value, words_of_people.most(model, column))
            if value and any(_names(name, place) for name in names):
                yield place


def _names(name: Name, place: Place) -> bool:
    return any(name.meant_in(text) or name.parts_in(text) for text in place.texts)


def _stands_small(name: Name, places: Iterable[Place]) -> bool:
    found = (one for place in places for text in place.texts for one in name.meant_in(text))
    return any(one.islower() for one in found)
