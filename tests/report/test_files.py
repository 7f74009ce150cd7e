"""The report's files hold what the database holds, and the PDF is one that can be listened to."""

from itertools import pairwise

import pytest

from tests.cast import viewer_of
from wargame.reports import record_workbook, report_docx, report_pdf, report_standing
from wargame.reports.report import report

from . import reading


@pytest.fixture
def drawn(ended, control):
    return report(viewer_of(control), True)


def blocks_of(drawn, *kinds):
    return [one for part in drawn["sections"] for one in part["blocks"] if one["kind"] in kinds]


def test_a_pdf_is_tagged_in_the_order_in_which_it_is_read(drawn):
    pdf = report_pdf.draft_as_pdf(drawn)
    tags = reading.tags(pdf)
    kinds = [kind for kind, _body in tags]
    levels = [int(kind[1]) for kind in kinds if kind in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == len(drawn["sections"])
    assert levels.count(3) == len(blocks_of(drawn, "heading", "entry"))
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))
    assert kinds.count("Figure") == len(blocks_of(drawn, "figure"))
    assert kinds.count("Table") == len(blocks_of(drawn, "figure", "table"))
    assert all(b"/Alt" in body for kind, body in tags if kind == "Figure")
    assert kinds.count("THead") == kinds.count("Table")


def test_a_pdf_says_what_it_is_and_in_which_language(drawn):
    every = reading.objects(report_pdf.draft_as_pdf(drawn)).values()
    catalog = next(one for one in every if b"/Catalog" in one)
    for said in (b"/Lang(en", b"/Marked true", b"/DisplayDocTitle true", b"/Outlines"):
        assert said in catalog, said
    assert any(b"pdfuaid:part" in one and b"dc:title" in one for one in every)


def test_a_workbook_has_a_row_for_each_row_of_the_database(ended, control):
    sheets = reading.sheets(record_workbook.as_xlsx(viewer_of(control)))
    counted = {
        "teams": ended.teams,
        "seats": ended.seats,
        "steps": ended.steps,
        "positions": ended.positions,
        "answers": ended.answers,
        "decisions": ended.decisions,
        "observations": ended.observations,
        "journal": ended.journal,
    }
    found = {name: len(sheets[name]) - 1 for name in counted}
    assert found == {name: rows.count() for name, rows in counted.items()}
    assert all(found.values())


def test_a_document_has_every_decision_with_its_words(ended, drawn):
    text = reading.words(report_docx.as_docx(drawn, report_standing.draft(), []))
    for one in ended.decisions.all():
        assert one.title in text
        assert one.action in text
    for part in drawn["sections"]:
        assert str(part["title"]) in text
