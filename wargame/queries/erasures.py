"""Who is named in an exercise yet, what erasing one of them would change, and what was erased."""

import re
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst

from wargame.measures.names import Name
from wargame.models import Erasure, Exercise, RosterPerson, Seat, Viewer

from . import mentions
from .mentions import Mentions, Place

# So many doubtful places are shown: a list that nobody reads decides nothing.
MOST_DOUBTS = 100
AROUND = 60


@dataclass(frozen=True)
class Names:
    """`seats` are those of people, given up or not; `expected` are on the roster and never came."""

    exercise: Exercise
    seats: list[Seat]
    expected: list[RosterPerson]
    log: list[Erasure]

    @property
    def seated(self) -> list[tuple[Seat, bool]]:
        """Each with whether they can be erased now."""
        over = self.exercise.has_ended
        return [(seat, over or seat.left_at is not None) for seat in self.seats]


@dataclass(frozen=True)
class Doubt:
    """A place where what stands may mean the person. `excerpt` is empty where the words are not
    for the reader's eyes."""

    key: str
    thing: str
    words: str
    excerpt: str


@dataclass(frozen=True)
class Sheet:
    """What erasing somebody would change: `sure` texts, and those where a person has to decide;
    `more` doubtful ones are not shown."""

    name: Name
    sure: int
    doubts: list[Doubt]
    more: int


def names(viewer: Viewer) -> Names:
    """Three queries."""
    exercise = viewer.exercise
    seats = exercise.seats.named().filter(facilitator=None).select_related("team")
    expected = exercise.roster.filter(seat=None)
    log = Erasure.objects.visible_to(viewer).select_related("seat")
    return Names(exercise, list(seats), list(expected), list(log))


def sheet(viewer: Viewer, name: Name) -> Sheet:
    """What stands in the texts that this viewer may read; of the others only where."""
    found = mentions.find(viewer.exercise, [name])
    keys = list(found.doubtful)
    doubts = _doubts(viewer, found, keys[:MOST_DOUBTS])
    return Sheet(found.names[0], found.sure, doubts, max(len(keys) - MOST_DOUBTS, 0))


def _doubts(viewer: Viewer, found: Mentions, keys: list[str]) -> list[Doubt]:
    """Two queries a kind of thing at most."""
    places = {one.key: one for one in found.places if not one.is_past}
    models_by_table = {one._meta.db_table: one for one in apps.get_models()}
    readable: dict[str, set[object]] = {}
    doubts = []
    for key in keys:
        table, words = key.partition(".")[0], found.doubtful[key]
        model, place = models_by_table[table], places.get(key)
        if table not in readable:
            rows = [one.row["id"] for one in places.values() if one.table == table]
            readable[table] = _readable(viewer, model, rows)
        shown = place is not None and place.row["id"] in readable[table]
        excerpt = _excerpt(place, words[0]) if place and shown else ""
        thing = capfirst(str(model._meta.verbose_name))
        doubts.append(Doubt(key, thing, ", ".join(sorted(set(words))), excerpt))
    return doubts


def _readable(viewer: Viewer, model: type[models.Model], rows: list[Any]) -> set[object]:
    """Which of these the rule of seeing of that kind opens; where a kind has none, no row."""
    every: Any = model._default_manager.all()
    for rule in ("visible_to", "values_visible_to"):
        if hasattr(every, rule):
            seen = getattr(every, rule)(viewer).filter(pk__in=rows)
            return set(seen.values_list("pk", flat=True))
    return set()


def _excerpt(place: Place, word: str) -> str:
    """The word with what stands around it."""
    text = " / ".join(place.texts)
    at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    if at is None:
        return ""
    start, end = max(at.start() - AROUND, 0), at.end() + AROUND
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}"
