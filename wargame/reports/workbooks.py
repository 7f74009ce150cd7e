"""Cells of a spreadsheet that stand as they are meant: figures as figures, words as words."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell holds no more letters; what is longer stands whole in the JSON record.
MOST = 32_767
CUT = " […]"


def write(cell: Cell, value: str | float | bool | None) -> Cell:
    """Words whatever they begin with: a spreadsheet that opens it runs nothing of it."""
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        cell.value = text if len(text) <= MOST else text[: MOST - len(CUT)] + CUT
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    else:
        cell.value = value
    return cell
