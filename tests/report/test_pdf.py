"""The report on paper: for those who may read it, tagged, and of the signed text alone."""

import json

from django.urls import reverse

from tests.cast import browser_of, browser_of_control
from wargame.reports import report_pdf, sheets

from .conftest import check_facts, claim, sign, write


def test_an_edition_goes_out_as_pdf_to_those_who_read_it(ended, control, blue, nobody):
    claim(ended, control, "timeline")
    browser = browser_of_control(ended)
    draft = browser.get(reverse("report-pdf", args=[ended.code]))
    assert draft.content.startswith(b"%PDF-")
    check_facts(ended, control)
    sign(ended, control)
    own = reverse("seat-edition-pdf", args=[ended.code, blue.pk, 1, "public"])
    answer = browser_of(blue).get(own)
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].endswith(f'report-{ended.code}-1-public.pdf"')
    internal = reverse("seat-edition-pdf", args=[ended.code, blue.pk, 1, "internal"])
    assert browser_of(blue).get(internal).status_code == 404
    for where in (own, reverse("edition-pdf", args=[ended.code, 1, "public"])):
        assert nobody.get(where).status_code == 404
    assert b"/MarkInfo" in answer.content


def test_it_is_set_from_the_signed_text_and_not_from_what_was_written_since(
    ended, control, monkeypatch
):
    write(ended, control, "XX-signed-XX")
    check_facts(ended, control)
    public, _internal = sign(ended, control)
    write(ended, control, "XX-later-XX", base=1)
    seen = {}
    monkeypatch.setattr(sheets, "as_pdf", lambda sheet, **given: seen.update(given) or b"")
    report_pdf.edition_as_pdf(public)
    text = json.dumps(seen)
    assert "XX-signed-XX" in text
    assert public.sha256 in text
    assert "XX-later-XX" not in text


def test_there_is_no_draft_before_play_has_ended(played):
    browser = browser_of_control(played)
    assert browser.get(reverse("report-pdf", args=[played.code])).status_code == 404
