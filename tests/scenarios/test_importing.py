"""From an overview to a draft: read, looked through, mended, made."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wargame.models import ScenarioDraft

from .conftest import OVERVIEW

MADE = {
    "text": OVERVIEW,
    "name": "strait.md",
    "take": ["overview", "facts", "tensions", "questions", "criteria"],
    "preset": "three-hours",
    "pole-1-a": "More pilots",
    "pole-1-b": "Better pilots",
    "code-0": "JPN",
    "team-0": "Japan",
    "code-1": "NOR",
    "team-1": "Norway",
}


def test_a_document_is_shown_with_what_became_of_every_line_and_nothing_is_saved(browser):
    file = SimpleUploadedFile("strait.md", OVERVIEW.encode())
    answer = browser.post(reverse("overview-import"), {"file": file})
    page = answer.content.decode()
    filled = [n for n, line in enumerate(OVERVIEW.splitlines(), start=1) if line.strip()]
    assert [int(n) for n in re.findall(r'source__no">(\d+)<', page)] == filled
    assert "strait.md" in page
    assert "“The pilot problem”: which are the poles?" in page
    assert "This fact has no source. Say who says so, and when." in page
    assert 'value="JPN"' in page
    assert 'value="NOR"' in page
    assert not ScenarioDraft.objects.exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose a document, or paste its text."),
        ({"text": "Only a word."}, "does not read like a policy overview"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "This is a PDF."),
        ({"file": SimpleUploadedFile("a.md", b"a" * 4_000_002)}, "larger than 4 MB"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_was_pasted_stays(browser, sent, says):
    answer = browser.post(reverse("overview-import"), sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert sent.get("text", "") in answer.content.decode()


def test_a_draft_holds_the_document_mended_and_a_start_for_the_rest(browser, me):
    answer = browser.post(reverse("scenario-draft-make"), MADE)
    draft = ScenarioDraft.objects.get()
    assert answer.url == reverse("scenario-draft", args=[draft.pk])
    assert (draft.owner, draft.title, draft.document_name) == (me, "The Long Strait", "strait.md")
    poles = [[p["name"] for p in one["poles"]] for one in draft.files["tensions.yaml"]]
    assert poles == [["Speed", "Care"], ["More pilots", "Better pilots"], ["Toll", "Trust"]]
    assert [one["key"] for one in draft.files["questions.yaml"]] == ["Q1", "Q2", "Q3"]
    moves = draft.files["moves.yaml"]
    assert sorted(key for move in moves for key in move["tensions"]) == ["T1", "T2", "T3"]
    assert len(moves) == 2
    assert {"roles/JPN.yaml", "roles/NOR.yaml"} < set(draft.files)
    assert all(len(one["anchors"]) == 5 for one in draft.files["vision.yaml"]["criteria"])


def test_an_unticked_part_stays_out(browser):
    browser.post(reverse("scenario-draft-make"), MADE | {"take": ["overview", "tensions"]})
    files = ScenarioDraft.objects.get().files
    assert files["facts.yaml"] == []
    assert len(files["tensions.yaml"]) == 3


def test_teams_that_cannot_be_are_said_and_nothing_typed_is_lost(browser):
    wrong = {"code-1": "JPN", "team-1": "Nippon", "code-2": "XYZ", "team-2": ""}
    answer = browser.post(reverse("scenario-draft-make"), MADE | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Two teams have the same code." in page
    assert 'value="Nippon"' in page
    assert 'value="More pilots"' in page
    assert not ScenarioDraft.objects.exists()


def test_who_is_not_signed_in_is_sent_to_sign_in(client, db):
    for name in ("scenarios", "overview-import"):
        assert reverse("sign-in") in client.get(reverse(name)).url
