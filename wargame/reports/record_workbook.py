"""The record as a workbook, a clean sheet a kind of thing, and as a bundle of CSV files."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from wargame.models import Viewer

from . import record, workbooks
from .csv_tables import as_csv
from .record_tables import Table, Value, codebook, tables

CODEBOOK = "codebook"
# As many letters as the name of a sheet may have.
LONGEST = 31
# Archives of the same record are the same, byte for byte.
STAMP = (1980, 1, 1, 0, 0, 0)


def as_xlsx(viewer: Viewer) -> bytes:
    """Codebook first. Raises ValueError for anybody but control."""
    made = tables(record.record(viewer))
    book = Workbook()
    sheet = book.active
    sheet.title = CODEBOOK
    _fill(sheet, codebook(made))
    for one in made:
        _fill(book.create_sheet(sheet_name(one.name)), [one.head, *one.rows])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def as_zip(viewer: Viewer) -> bytes:
    """The same tables as CSV. Raises ValueError for anybody but control."""
    made = tables(record.record(viewer))
    written = BytesIO()
    with ZipFile(written, "w") as bundle:
        _put(bundle, CODEBOOK, codebook(made))
        for one in made:
            _put(bundle, one.name, _lines(one))
    return written.getvalue()


def sheet_name(name: str) -> str:
    """Shortened from the left, where tables within tables are alike."""
    return name if len(name) <= LONGEST else f"…{name[-(LONGEST - 1) :]}"


def _lines(one: Table) -> list[Sequence[Value]]:
    return [one.head, *one.rows]


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Value]]) -> None:
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = workbooks.write(sheet.cell(line, place), value)
            if line == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"


def _put(bundle: ZipFile, name: str, rows: Iterable[Sequence[Value]]) -> None:
    info = ZipInfo(f"{name}.csv", STAMP)
    info.compress_type = ZIP_DEFLATED
    bundle.writestr(info, as_csv(list(row) for row in rows))
