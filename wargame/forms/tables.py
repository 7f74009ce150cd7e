"""Rows of a table as people send it: CSV or XLSX, bounded before anything is believed of it."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 30
CELL = 500
# What comes of a file that only looks like a workbook: its parts are missing, no XML, or locked.
UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    RuntimeError,
)

type Table = list[tuple[int, list[str]]]


def read(upload: UploadedFile) -> Table:
    """(number of the row, its cells) of every row that has words. Raises ValidationError with a
    sentence for a file that is too large or no table."""
    content = content_of(upload)
    rows = _xlsx(content) if content.startswith(b"PK") else _csv(content)
    return numbered(rows)


def content_of(upload: UploadedFile) -> bytes:
    """The file. Raises ValidationError for one that is too large."""
    if (upload.size or 0) > MOST_BYTES:
        raise forms.ValidationError(_("The file is larger than 2 MB. Send only the list itself."))
    return upload.read(MOST_BYTES + 1)


def first_sheet(content: bytes, *, is_calculated: bool) -> Any:
    """The first sheet of a workbook, to be read row by row: with what its formulas last came to,
    or with the formulas. Raises ValidationError for one that is too large once it is unpacked;
    for no workbook this, or the reading of its rows, raises one of `UNREADABLE`."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise forms.ValidationError(_("The file is too large once it is unpacked."))
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=is_calculated)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    return sheet


def numbered(rows: Iterator[list[str]]) -> Table:
    """Those with words, by the number they have in the file. Raises ValidationError for more
    than 5,000."""
    found = []
    for number, row in enumerate(islice(rows, MOST_ROWS + 1), start=1):
        if number > MOST_ROWS:
            raise forms.ValidationError(_("The list has more than 5,000 rows. Shorten it."))
        if any(row):
            found.append((number, row))
    return found


def of_text(text: str) -> Iterator[list[str]]:
    """Lines with cells between tabs, semicolons or commas, whichever there are most of."""
    head = text[:5000]
    sign = max("\t;,", key=head.count)
    for row in csv.reader(io.StringIO(text), delimiter=sign):
        yield [_cell(cell) for cell in row[:MOST_COLUMNS]]


def _csv(content: bytes) -> Iterator[list[str]]:
    if b"\0" in content[:2000]:
        raise forms.ValidationError(_("This is neither a CSV nor an XLSX file."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        yield from of_text(text)
    except csv.Error:
        raise forms.ValidationError(_("This CSV file cannot be read.")) from None


def _xlsx(content: bytes) -> Iterator[list[str]]:
    """The first sheet, as it was last calculated."""
    try:
        sheet = first_sheet(content, is_calculated=True)
        for row in sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 1, values_only=True):
            yield [_cell(cell) for cell in row]
    except UNREADABLE:
        raise forms.ValidationError(_("This XLSX file cannot be read.")) from None


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return " ".join(text[:CELL].split())
