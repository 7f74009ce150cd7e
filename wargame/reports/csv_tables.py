"""Tables as CSV that a spreadsheet reads as it is meant, and runs nothing of."""

import csv
from collections.abc import Iterable
from io import StringIO

# A spreadsheet takes what begins like this for a formula, and would run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"

type Cell = str | int | float | None


def as_csv(rows: Iterable[Iterable[Cell]]) -> str:
    """With a byte order mark, without which spreadsheets misread UTF-8."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return BYTE_ORDER_MARK + written.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Words that a spreadsheet would take for a formula get an apostrophe; figures stay figures."""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return "'" + cell
    return cell
