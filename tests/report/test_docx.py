"""The report as a Word document: whole, linked, described, and for control alone."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, viewer_of
from wargame.reports.report import report

from .conftest import check_facts, claim, sign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture
def taken(ended, control):
    """What control downloads, read without the library that wrote it."""
    claim(ended, control, "timeline")
    answer = browser_of_control(ended).get(reverse("report-docx", args=[ended.code]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
        return ElementTree.fromstring(bundle.read("word/document.xml"))  # noqa: S314


def test_it_has_every_table_and_every_picture_with_its_words(taken, ended, control):
    blocks = [
        block for one in report(viewer_of(control), True)["sections"] for block in one["blocks"]
    ]
    figures = [one for one in blocks if one["kind"] == "figure"]
    tables = [one for one in blocks if one["kind"] == "table"]
    assert len(list(taken.iter(f"{W}tbl"))) == len(tables) + len(figures)
    assert [one.get("descr") for one in taken.iter(PICTURE)] == [one["alt"] for one in figures]


def test_links_lead_to_places_that_it_has(taken):
    names = [one.get(f"{W}name") for one in taken.iter(f"{W}bookmarkStart")]
    links = {one.get(f"{W}anchor") for one in taken.iter(f"{W}hyperlink")}
    assert "p_timeline" in links
    assert links <= set(names)
    assert len(names) == len(set(names))


def test_what_a_paragraph_says_of_itself_comes_first_in_it(taken):
    for one in taken.iter(f"{W}p"):
        about = one.find(f"{W}pPr")
        assert about is None or one[0] is about


def test_control_alone_takes_it(ended, control, blue, nobody):
    check_facts(ended, control)
    sign(ended, control)
    places = [reverse("report-docx", args=[ended.code])]
    places += [reverse("edition-docx", args=[ended.code, 1, one]) for one in ("public", "internal")]
    for where in places:
        assert browser_of_control(ended).get(where).content.startswith(b"PK")
        for browser in (browser_of(blue), nobody):
            assert browser.get(where).status_code == 404
