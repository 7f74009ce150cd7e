"""The register of assumptions as a table: a row for each, with what became of it."""

from collections.abc import Iterator

from wargame.models import Viewer
from wargame.queries import assumptions
from wargame.queries.assumptions import AssumptionSheet

from .csv_tables import Cell, as_csv
from .times import moment, seconds

COLUMNS = [
    "Move",
    "Move title",
    "Team",
    "Team name",
    "Decision",
    "Decision title",
    "Assumption",
    "Dropped later",
    "Status",
    "Why",
    "Inject",
    "Ruling",
    "Noted at",
    "Exercise time in seconds",
]


def as_text(viewer: Viewer) -> str:
    """The columns are the same in every language, so that a script can read them."""
    return as_csv(_rows(viewer))


def _rows(viewer: Viewer) -> Iterator[list[Cell]]:
    yield list(COLUMNS)
    for sheet in assumptions.register(viewer):
        one = sheet.assumption
        yield [
            one.move.number,
            one.move.title,
            one.team.code,
            one.team.name,
            sheet.decision.number,
            sheet.decision.title,
            one.text,
            "yes" if sheet.is_dropped else "",
            str(sheet.state),
            *_last(sheet),
        ]


def _last(sheet: AssumptionSheet) -> list[Cell]:
    """What stands of what was noted; empty while it is untested."""
    last = sheet.last
    if last is None:
        return ["", "", None, "", None]
    return [
        last.status.note,
        last.inject.number if last.inject else "",
        last.ruling.number if last.ruling else None,
        moment(last.status.noted_at),
        seconds(last.status.noted_in),
    ]
