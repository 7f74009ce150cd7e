"""The inject list as a spreadsheet, in the columns that facilitators know."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from wargame.models import Inject, Viewer

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
    book = Workbook()
    sheet = book.active
    sheet.title = "Injects"
    for place, (name, width) in enumerate(COLUMNS.items(), start=1):
        cell = workbooks.write(sheet.cell(1, place), name)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    found = Inject.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    ordered = found.select_related("plan", "at_step").order_by("move", "minute", "number")
    for line, inject in enumerate(ordered, start=2):
        for place, text in enumerate(row(inject), start=1):
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


def _time(inject: Inject) -> str:
    if inject.at_step is not None:
        return f"step {inject.at_step.number}"
    if not inject.move:
        return RESERVE
    minute = "" if inject.minute is None else f", minute {inject.minute}"
    return f"move {inject.move}{minute}"
