"""The report as a Word document that a colleague can edit: the same blocks as page and PDF."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Made
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from . import docx_parts, sheets
from .blocks import Block

FIGURE = Path(__file__).with_name("figure.typ")
WIDE = Mm(170)
TABLE = "Table Grid"


def as_docx(drawn: dict[str, Any], standing: str, signed: list[str]) -> bytes:
    """`standing` says what it is, `signed` by whom and when, if it was."""
    made = _sheet(drawn, standing)
    for section in drawn["sections"]:
        made.add_heading(f"{section['number']}  {section['title']}", 1)
        if section["question"]:
            _small(made, section["question"])
        for block in section["blocks"]:
            KINDS[block["kind"]](made, block)
        if not section["blocks"]:
            _small(made, _("Nothing stands here yet."))
    if signed:
        made.add_heading(_("Signed"), 1)
        for line in signed:
            made.add_paragraph(line)
    _small(made, drawn["fiction_mark"])
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _sheet(drawn: dict[str, Any], standing: str) -> Made:
    """A4 with the title block."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    made.styles["Normal"].font.size = Pt(10)
    made.core_properties.title = f"{drawn['title']}, {standing}"
    made.core_properties.author = drawn["director"]
    page.footer.paragraphs[0].text = f"{drawn['title']}, {standing}"
    made.add_heading(drawn["title"], 0)
    made.add_paragraph(f"{_('After-action report')}. {standing}.")
    _facts(made, {"rows": drawn["facts"]})
    return made


def _words(made: Made, block: Block) -> None:
    if block["is_internal"]:
        _small(made, _("Internal"))
    for text in block["paragraphs"]:
        made.add_paragraph(text)


def _lead(made: Made, block: Block) -> None:
    made.add_paragraph().add_run(block["text"]).bold = True


def _note(made: Made, block: Block) -> None:
    _small(made, block["text"])


def _heading(made: Made, block: Block) -> None:
    _mark(made, made.add_heading(_coded(block), 2), block)


def _facts(made: Made, block: Block) -> None:
    for label, text in block["rows"]:
        line = made.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)


def _points(made: Made, block: Block) -> None:
    for text in block["lines"]:
        made.add_paragraph(text, style="List Bullet")


def _quote(made: Made, block: Block) -> None:
    _mark(made, made.add_paragraph(block["text"], style="Intense Quote"), block)
    _small(made, " ".join(part for part in (block.get("code", ""), block["by"]) if part))


def _claim(made: Made, block: Block) -> None:
    claimed = made.add_paragraph()
    claimed.add_run(block["text"]).bold = True
    _mark(made, claimed, block)
    if block["cause"]:
        made.add_paragraph(f"{_('Cause:')} {block['cause']}")
    if block["evidence"]:
        line = made.add_paragraph(f"{_('Rests on')} ")
        for place, one in enumerate(block["evidence"]):
            line.add_run("; " if place else "")
            _cell(line, one)


def _table(made: Made, block: Block) -> None:
    if block["caption"]:
        made.add_paragraph().add_run(block["caption"]).bold = True
    table = made.add_table(rows=1, cols=len(block["head"]), style=TABLE)
    for cell, name in zip(table.rows[0].cells, block["head"], strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in block["rows"]:
        cells = table.add_row().cells
        for cell, one in zip(cells, row["cells"], strict=True):
            _cell(cell.paragraphs[0], one)
        _mark(made, cells[0].paragraphs[0], row)
    docx_parts.repeat_head(table)
    made.add_paragraph()


def _figure(made: Made, block: Block) -> None:
    _mark(made, made.add_heading(block["text"], 3), block)
    picture = made.add_picture(BytesIO(sheets.as_png(FIGURE, figure=block)), width=WIDE)
    docx_parts.describe(picture, block["alt"])
    if block["note"]:
        _small(made, block["note"])
    _table(made, block["table"])


def _cell(line: Paragraph, one: dict[str, Any]) -> None:
    text = _coded(one)
    if one.get("to"):
        docx_parts.link(line, text, one["to"])
    else:
        line.add_run(text)


def _coded(one: dict[str, Any]) -> str:
    """A team's code stands before its words."""
    return f"{one['code']}  {one['text']}" if one.get("code") else str(one["text"])


def _small(made: Made, text: str) -> None:
    made.add_paragraph().add_run(text).font.size = Pt(8.5)


def _mark(made: Made, paragraph: Paragraph, one: dict[str, Any]) -> None:
    """`made` counts the places."""
    if one.get("id"):
        number = len(made.element.xpath("//w:bookmarkStart"))
        docx_parts.mark(paragraph, one["id"], number)


KINDS: dict[str, Callable[[Made, Block], None]] = {
    "words": _words,
    "lead": _lead,
    "note": _note,
    "heading": _heading,
    "facts": _facts,
    "points": _points,
    "entry": _heading,
    "quote": _quote,
    "claim": _claim,
    "table": _table,
    "figure": _figure,
}
