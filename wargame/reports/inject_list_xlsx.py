"""The inject list as a spreadsheet, in the columns that facilitators know."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from wargame.models import Inject, Viewer
from wargame.scenario_files import parts

from . import workbooks

COLUMNS = {
    "number": 9,
    "time": 20,
    "from": 28,
    "to": 16,
    "kind": 16,
    "title": 32,
    "text": 70,
    "purpose": 36,
    "expected action": 40,
    "objective": 30,
}
RESERVE = "reserve"
ALL = "all"


def as_bytes(viewer: Viewer) -> bytes:
    """Every inject that this viewer may see, in the order of the plan."""
    found = Inject.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    ordered = found.select_related("plan", "at_step").order_by("move", "minute", "number")
    return _book(map(row, ordered))


def of_files(files: Mapping[str, Any]) -> bytes:
    """The planned injects of a scenario, in its order."""
    return _book(map(planned_row, parts.rows_of(files, "injects")))


def _book(rows: Iterable[list[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Injects"
    for place, (name, width) in enumerate(COLUMNS.items(), start=1):
        cell = workbooks.write(sheet.cell(1, place), name)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for line, cells in enumerate(rows, start=2):
        for place, text in enumerate(cells, start=1):
            workbooks.write(sheet.cell(line, place), text)
    sheet.freeze_panes = "B2"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def row(inject: Inject) -> list[str]:
    """Its cells, in the order of the columns."""
    return [
        inject.number,
        _time(inject),
        inject.sender,
        ", ".join(inject.planned_to) or ALL,
        inject.kind,
        inject.title,
        inject.text,
        inject.purpose,
        inject.expected_words,
        inject.objective,
    ]


def planned_row(planned: Mapping[str, Any]) -> list[str]:
    """The same of an inject in the files of a scenario, which say nothing of a run."""
    return [
        planned["number"],
        _of_move(planned["move"], planned.get("minute")),
        planned["sender"],
        ", ".join(planned.get("to", [])) or ALL,
        planned["kind"],
        planned["title"],
        planned["text"],
        "",
        "\n".join(planned.get("expected_actions", [])),
        "",
    ]


def _time(inject: Inject) -> str:
    if inject.at_step is not None:
        return f"step {inject.at_step.number}"
    return _of_move(inject.move, inject.minute)


def _of_move(move: int, minute: int | None) -> str:
    if not move:
        return RESERVE
    return f"move {move}" if minute is None else f"move {move}, minute {minute}"
