"""What a Word document needs beside its paragraphs: places, links to them, heads of tables that
come again on each page, and words for a picture."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def mark(paragraph: Paragraph, place: str, number: int) -> None:
    """The paragraph becomes a place that links lead to; `number` tells it from others."""
    start = _element("w:bookmarkStart", id=str(number), name=_name(place))
    about = paragraph._p.pPr
    paragraph._p.insert(0 if about is None else 1, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def link(paragraph: Paragraph, text: str, to: str) -> None:
    """The words, which lead to a place of the same document."""
    leads = _element("w:hyperlink", anchor=_name(to))
    run = paragraph.add_run(text)
    run.underline = True
    leads.append(run._r)
    paragraph._p.append(leads)


def repeat_head(table: Table) -> None:
    """Its first row comes again on each page, and no row is broken across two."""
    for place, row in enumerate(table.rows):
        about = row._tr.get_or_add_trPr()
        about.append(_element("w:cantSplit"))
        if place == 0:
            about.append(_element("w:tblHeader"))


def describe(picture: Any, words: str) -> None:
    """What a screen reader says in place of it."""
    picture._inline.docPr.set("descr", words)


def _name(place: str) -> str:
    """Bookmarks begin with a letter and have letters, digits and underscores alone."""
    return "p_" + "".join(one if one.isalnum() else "_" for one in place)[:38]


def _element(tag: str, **about: str) -> Any:
    made = OxmlElement(tag)
    for name, value in about.items():
        made.set(qn(f"w:{name}"), value)
    return made
