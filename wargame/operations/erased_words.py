"""Putting other words where a name stands, in what is never changed otherwise.

PostgreSQL lets it happen only between `erasing` and the end of its block; see the migration
`a_person_can_be_erased`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from django.db import connection
from django.utils import timezone

from wargame.measures.names import Name
from wargame.models import Edition


class Place(Protocol):
    """One text that may name somebody: its table, what tells its row from others, its column."""

    @property
    def table(self) -> str: ...

    @property
    def row(self) -> dict[str, Any]: ...

    @property
    def column(self) -> str: ...

    @property
    def value(self) -> Any: ...

    @property
    def key(self) -> str: ...

    def erased(self, names: Iterable[Name], *, is_doubt_settled: bool) -> Any: ...


class Mentions(Protocol):
    """What was found of some names; `doubtful` are the places that somebody has to decide."""

    @property
    def names(self) -> tuple[Name, ...]: ...

    @property
    def places(self) -> Sequence[Place]: ...

    @property
    def doubtful(self) -> Mapping[str, list[str]]: ...


OPEN = """
SELECT set_config('wargame.forgets', 'on', true),
    set_config('wargame.erases', pg_current_xact_id()::text, true)
"""
CLOSE = "SELECT set_config('wargame.forgets', '', true), set_config('wargame.erases', '', true)"


@contextmanager
def erasing() -> Iterator[None]:
    """Inside, words may be changed anywhere and nothing is kept of what stood before. Where the
    block fails, the act does, and PostgreSQL takes the settings back with it."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN)
    yield
    with connection.cursor() as cursor:
        cursor.execute(CLOSE)


def take_out(found: Mentions, settled: frozenset[str]) -> int:
    """The names are gone from all places that are sure or `settled`; how many texts have changed.
    A signed edition says that it is not what was signed any more."""
    changed: dict[str, Place] = {}
    for place in found.places:
        words = place.erased(found.names, is_doubt_settled=place.key in settled)
        if words != place.value:
            _put(place, words)
            changed[place.key] = place
    table = Edition._meta.db_table
    signed = [one.row["id"] for one in changed.values() if one.table == table]
    Edition.objects.filter(pk__in=signed).update(redacted_at=timezone.now())
    return len(changed)


def _put(place: Place, words: Any) -> None:
    where = " AND ".join(f"{one} = %s" for one in place.row)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {place.table} SET "{place.column}" = %s WHERE {where}',  # noqa: S608
            [words, *place.row.values()],
        )
