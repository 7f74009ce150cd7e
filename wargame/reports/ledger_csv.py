"""The ledger as a table: a row for everything a line ever was, from pledge to what became of it."""

from collections.abc import Iterator

from wargame.models import Viewer

from .csv_tables import Cell, as_csv
from .record_ledger import lines
from .times import moment, seconds

COLUMNS = [
    "Move",
    "Move title",
    "Team",
    "Team name",
    "Line",
    "Version",
    "Theater",
    "Kind",
    "Points (illustrative units)",
    "Token",
    "Status",
    "Caveat",
    "Public",
    "Decision",
    "Written in move",
    "Written at",
    "Exercise time in seconds",
]


def as_text(viewer: Viewer) -> str:
    """The columns are the same in every language, so that a script can read them."""
    return as_csv(_rows(viewer))


def _rows(viewer: Viewer) -> Iterator[list[Cell]]:
    yield list(COLUMNS)
    for row, version in lines(viewer):
        yield [
            row.move.number,
            row.move.title,
            row.team.code,
            row.team.name,
            row.number,
            version,
            row.theater.name,
            row.kind,
            row.points,
            row.token.name if row.token else "",
            row.status,
            row.caveat,
            "yes" if row.is_public else "no",
            row.draft.number if row.draft else None,
            row.during.number,
            moment(row.written_at),
            seconds(row.written_in),
        ]
