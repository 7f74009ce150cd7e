"""Exhibits in words: what is starred or cited as evidence, as far as its reader may see it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wargame.models import Viewer
from wargame.models import exhibits as models
from wargame.models.exhibits import Thing

from . import information_rulings as ruled
from . import information_words as words
from .information_words import Line

# As many of a kind as a list of choices can hold, the latest.
MOST_OF_A_KIND = 24


@dataclass(frozen=True)
class Exhibit:
    """One thing on record. `pk` is its row, or of an agreement that of what stays the same."""

    name: str
    thing: Thing
    pk: int
    line: Line


def named(viewer: Viewer, names: Iterable[str]) -> dict[str, Exhibit]:
    """{name: what it leads to}, without what this reader may not see. A query for each kind."""
    found: dict[str, Exhibit] = {}
    for thing, keys in models.by_kind(names).items():
        found |= {one.name: one for one in _of_kind(thing, viewer, keys)}
    return found


def latest(viewer: Viewer) -> list[Exhibit]:
    """What there is to point at, by kind, the latest first. A query for each kind, and one more
    for messages."""
    return [one for thing in Thing for one in _of_kind(thing, viewer)[:MOST_OF_A_KIND]]


def _of_kind(thing: Thing, viewer: Viewer, keys: Sequence[str] | None = None) -> list[Exhibit]:
    """Of what comes in versions the named one, or the last."""
    reading = READINGS[thing]
    rows = models.rows(thing, viewer, keys)
    if keys is None or thing == Thing.AGREEMENT:
        rows = reading.last(rows)
    if reading.related:
        rows = rows.select_related(*reading.related)
    fetched = sorted(rows, key=lambda one: -one.pk)
    lines = reading.lines(fetched, viewer)
    return [
        Exhibit(models.name_of(thing, row.exhibit), thing, reading.pk(row), line)
        for row, line in zip(fetched, lines, strict=True)
    ]


@dataclass(frozen=True)
class Reading:
    """How rows of one kind are read: their words, what is fetched with them, and of those that
    come in versions the last."""

    lines: Callable[[Sequence[Any], Viewer], list[Line]]
    related: tuple[str, ...] = ()
    last: Callable[[Any], Any] = lambda rows: rows
    pk: Callable[[Any], int] = lambda row: int(row.pk)


def _each(line: Callable[[Any], Line]) -> Callable[[Sequence[Any], Viewer], list[Line]]:
    return lambda rows, _reader: [line(row) for row in rows]


def _assumption(row: Any) -> Line:
    return Line(row.text, team=row.team)


def _observation(row: Any) -> Line:
    cue = row.criterion.short_name if row.criterion else row.objective
    about = cue or row.decision or row.inject or row.team or ""
    return Line(row.text or str(about), team=row.team, at=row.seen_at)


def _last_of_agreements(rows: Any) -> Any:
    return rows.order_by("agreement_id", "-number").distinct("agreement_id")


READINGS: dict[Thing, Reading] = {
    Thing.DECISION: Reading(_each(words.decision), ("team",), lambda rows: rows.last_versions()),
    Thing.ANSWER: Reading(
        _each(words.answer), ("team", "question"), lambda rows: rows.last_versions()
    ),
    Thing.POSITION: Reading(
        _each(words.position), ("team", "tension"), lambda rows: rows.current()
    ),
    Thing.INJECT: Reading(_each(words.inject)),
    Thing.RULING: Reading(_each(ruled.ruling)),
    Thing.AGREEMENT: Reading(
        _each(words.agreement),
        ("team",),
        _last_of_agreements,
        lambda row: int(row.agreement_id),
    ),
    Thing.ASSUMPTION: Reading(_each(_assumption), ("team",)),
    Thing.OBSERVATION: Reading(
        _each(_observation), ("team", "criterion", "objective", "decision", "inject")
    ),
    Thing.MESSAGE: Reading(
        words.messages,
        (
            "conversation__seat",
            "author__team",
            "move",
            "step",
            "publication",
            "reply_to__author__team",
        ),
    ),
}
