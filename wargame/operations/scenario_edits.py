"""Writing a scenario: a field, a row, an order is changed, and the last act can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, ScenarioDraft, ScenarioDraftAct
from wargame.scenario_files import edits
from wargame.scenario_files.blanks import blank
from wargame.scenario_files.edits import Gone, Path, Spot
from wargame.scenario_files.parts import Files, rows_of, state_of

from .scenario_acts import keep, locked

Kind = ScenarioDraftAct.Kind
MOST_ROWS, MOST_WITHIN = 200, 100
MOST = {"teams": 12, "moves": 12, "ledger": 1}


@dataclass(frozen=True)
class Change:
    """A value for a place in a row; `base` is the state of what it was written from."""

    name: str
    path: Path
    value: Any
    base: str


@transaction.atomic
def write(
    draft: ScenarioDraft, spot: Spot, changes: Sequence[Change], *, by: Facilitator
) -> tuple[ScenarioDraft, list[Change]]:
    """The draft with these values. What somebody else changed since it was read is left as it is
    and given back. Raises Refused when the row is gone."""
    draft = locked(draft, by)
    files, left, done = draft.files, [], []
    for change in changes:
        row = rows_of(files, spot.part)[_place(files, Spot(spot.part, spot.key))]
        stands = edits.value_at(row, change.path)
        if state_of(stands) not in (change.base, state_of(change.value)):
            left.append(change)
        else:
            files = _tried(edits.written, files, spot, change.path, change.value)
            done.append(change.name)
    field = done[0] if len(done) == 1 else ""
    at = _place(files, Spot(spot.part, spot.key)) + 1
    keep(draft, files, Kind.WRITTEN, spot, by=by, place=at, field=field)
    return draft, left


@transaction.atomic
def add(draft: ScenarioDraft, spot: Spot, *, by: Facilitator) -> str:
    """One more row, blank; gives its key."""
    draft = locked(draft, by)
    entries = _tried(edits.list_of, draft.files, spot)
    _bound(spot, len(entries))
    files = edits.added(draft.files, spot, blank(draft.files, spot))
    return _placed(draft, files, Kind.ADDED, spot, len(entries), by=by)


@transaction.atomic
def duplicate(draft: ScenarioDraft, spot: Spot, *, by: Facilitator) -> str:
    """The row once more, behind itself; gives the key of the copy."""
    draft = locked(draft, by)
    at = _place(draft.files, spot)
    _bound(spot, len(edits.list_of(draft.files, spot)))
    files = edits.copied(draft.files, spot)
    keep(draft, files, Kind.COPIED, spot, by=by, place=at + 1)
    return _key_at(files, spot, at + 1)


@transaction.atomic
def remove(draft: ScenarioDraft, spot: Spot, *, by: Facilitator) -> None:
    """Without the row, and without what names it elsewhere."""
    draft = locked(draft, by)
    at = _place(draft.files, spot)
    files = edits.removed(draft.files, spot)
    keep(draft, files, Kind.REMOVED, spot, by=by, place=at + 1)


@transaction.atomic
def place(draft: ScenarioDraft, spot: Spot, to: int, *, by: Facilitator) -> str:
    """The row at another place among its likes, counted from 0; gives its key, which is another
    where rows are known by their place."""
    draft = locked(draft, by)
    _place(draft.files, spot)
    to = min(max(to, 0), len(edits.list_of(draft.files, spot)) - 1)
    return _placed(draft, edits.placed(draft.files, spot, to), Kind.MOVED, spot, to, by=by)


def step(draft: ScenarioDraft, spot: Spot, by_places: int, *, by: Facilitator) -> str:
    """The row so many places further down, or up."""
    return place(draft, spot, _place(draft.files, spot) + by_places, by=by)


@transaction.atomic
def code(draft: ScenarioDraft, key: str, wanted: str, *, by: Facilitator) -> None:
    """Another code for a team, wherever it is named."""
    draft = locked(draft, by)
    spot = Spot("teams", key)
    at = _place(draft.files, spot)
    if wanted != key and wanted in {row["code"] for row in rows_of(draft.files, "teams")}:
        raise Refused(_("Another team has this code."))
    files = edits.coded(draft.files, key, wanted)
    keep(draft, files, Kind.WRITTEN, Spot("teams", wanted), by=by, place=at + 1)


def _placed(
    draft: ScenarioDraft, files: Files, kind: Kind, spot: Spot, at: int, *, by: Facilitator
) -> str:
    key = _key_at(files, spot, at)
    row = spot if spot.is_within else Spot(spot.part, key)
    keep(draft, files, kind, row, by=by, place=at + 1)
    return key


def _key_at(files: Files, spot: Spot, at: int) -> str:
    return spot.key if spot.is_within else str(rows_of(files, spot.part)[at]["key"])


def _bound(spot: Spot, count: int) -> None:
    if count >= (MOST_WITHIN if spot.is_within else MOST.get(spot.part, MOST_ROWS)):
        raise Refused(_("There is no room for one more."))


def _place(files: Files, spot: Spot) -> int:
    return int(_tried(edits.place_of, files, spot))


def _tried(act: Any, *args: Any) -> Any:
    try:
        return act(*args)
    except Gone as gone:
        raise Refused(_("This entry was taken out meanwhile. Load the page again.")) from gone
