"""An overview from Word: read like any other, and believed of nothing."""

import pytest

from wargame.overviews import word_files
from wargame.overviews.documents import text_of
from wargame.overviews.reader import read_overview
from wargame.overviews.unreadable import Unreadable

from .word import packed, paragraph, run, table, zipped

BOLD = "<w:b/>"
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
BODY = (
    paragraph("The Old Harbor", style="T")
    + paragraph("Executive Summary", style="H1")
    + paragraph("One harbor, * three flags | and [a lease].")
    + paragraph("Key Facts", style="H1")
    + table(["Metric", "Value", "Source"], ["Berths", "14 | 15", "Port, 2025"])
    + paragraph("Ships a day: 40", NOTE, listed="1.0")
    + paragraph("Core Tensions", style="H1")
    + paragraph(run("Flag vs. ", BOLD), run("Purse", BOLD), ": Both are loved.", listed="1.0")
    + paragraph(run("Old and New Friends", '<w:b w:val="0"/>'), ": Who bids.", listed="1.0")
    + paragraph("Key Questions", style="H1")
    + paragraph("The lease", style="H2")
    + paragraph("Who signs it?", listed="2.0")
    + paragraph("Who ends it?", listed="2.0")
    + paragraph("Vision of Success", style="H1")
    + paragraph(run("Safe", BOLD), listed="1.0")
    + paragraph("Nobody drowns.", listed="1.1")
    + paragraph(run("Paid", BOLD), listed="1.0")
    + paragraph("The books balance.", listed="1.1")
)


def test_a_word_file_is_read_like_any_overview():
    found = read_overview(text_of(packed(BODY)))
    assert found.title == "The Old Harbor"
    assert found.overview == ("One harbor, * three flags | and [a lease].",)
    assert [(one.metric, one.value, one.source) for one in found.facts] == [
        ("Berths", "14 | 15", "Port, 2025"),
        ("Ships a day", "40", "Port, 2024"),
    ]
    assert [one.poles for one in found.tensions] == [("Flag", "Purse"), None]
    assert [(one.text, one.group) for one in found.questions] == [
        ("Who signs it?", "The lease"),
        ("Who ends it?", "The lease"),
    ]
    assert [(one.name, one.text) for one in found.criteria] == [
        ("Safe", "Nobody drowns."),
        ("Paid", "The books balance."),
    ]


GROWING = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
DEEP = "<w:p>" * 100 + "</w:p>" * 100
BAD = {
    "declares entities": packed(paragraph("&b;"), GROWING),
    "reads a file": packed(paragraph("&f;"), '<!DOCTYPE d [<!ENTITY f SYSTEM "/etc/passwd">]>'),
    "is nested too deep": packed(DEEP),
    "is no XML": zipped({"word/document.xml": "<w:document"}),
    "is another packed file": zipped({"xl/workbook.xml": "<workbook/>"}),
    "breaks off": packed(BODY)[:300],
    "has no words": packed(""),
}


@pytest.mark.parametrize("what", BAD)
def test_a_word_file_is_refused_that(what):
    with pytest.raises(Unreadable) as refused:
        read_overview(text_of(BAD[what]))
    assert str(refused.value).endswith(".")


def test_a_word_file_that_grows_when_it_is_unpacked_is_read_no_further(monkeypatch):
    monkeypatch.setattr(word_files, "MOST_UNPACKED", 100_000)
    bomb = packed(paragraph("a" * 900_000))
    assert len(bomb) < 10_000
    with pytest.raises(Unreadable, match="too large once it is unpacked"):
        text_of(bomb)
    monkeypatch.setattr(word_files, "MOST_NODES", 50)
    with pytest.raises(Unreadable, match="too large once it is unpacked"):
        text_of(packed(paragraph("a") * 60))
