"""A spreadsheet as it was sent: bounded before anything is believed of it, cells as words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import islice

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from .tables import MOST_BYTES, UNREADABLE, content_of, first_sheet

MOST_ROWS = 200
MOST_COLUMNS = 40
CELL = 8000
FORMULA = "\ufffc"


@dataclass(frozen=True)
class Sheet:
    """`header` names the columns; `rows` have the number they have in the file."""

    header: list[str]
    rows: list[tuple[int, list[str]]]

    @property
    def as_text(self) -> str:
        return json.dumps([self.header, self.rows])


def of_upload(upload: UploadedFile) -> Sheet:
    """The first sheet of an XLSX file. Raises ValidationError with a sentence."""
    content = content_of(upload)
    try:
        sheet = _of_rows(_cells(content))
    except UNREADABLE:
        raise forms.ValidationError(_("This is no XLSX file that can be read.")) from None
    if len(sheet.as_text.encode()) > MOST_BYTES:
        raise forms.ValidationError(_("The list has more than 2 MB of text. Shorten it."))
    return sheet


def of_text(text: str) -> Sheet:
    """What `as_text` gave, after it has been through a form."""
    try:
        header, rows = json.loads(text)
        cells = [(int(n), [str(cell)[:CELL] for cell in row[:MOST_COLUMNS]]) for n, row in rows]
        return Sheet([str(name) for name in header[:MOST_COLUMNS]], cells[:MOST_ROWS])
    except (ValueError, TypeError):
        raise forms.ValidationError(_("Choose the file again.")) from None


def _of_rows(rows: Iterator[list[str]]) -> Sheet:
    header: list[str] = []
    found = []
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if not header:
            header = row
            continue
        found.append((number, row))
        if len(found) > MOST_ROWS:
            raise forms.ValidationError(_("The list has more than 200 injects. Shorten it."))
    if not found:
        raise forms.ValidationError(_("The list has no row under its head."))
    return Sheet(header, found)


def _cells(content: bytes) -> Iterator[list[str]]:
    sheet = first_sheet(content, is_calculated=False)
    for row in islice(sheet.iter_rows(max_col=MOST_COLUMNS), 50 * MOST_ROWS):
        yield [_words(cell.value, cell.data_type) for cell in row]


def _words(value: object, kind: str) -> str:
    """Nothing is calculated: where there is a formula, that is said of the row."""
    if kind == "f":
        return FORMULA
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, time):
        value = value.strftime("%H:%M")
    return "" if value is None else str(value)[:CELL].replace("\r\n", "\n").strip()
