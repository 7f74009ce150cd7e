"""More than one decision in a move, as the room shows and writes them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import EFFECTS, RECORD, browser_of_control, decide, go_to
from tests.console.conftest import words
from wargame.models import Decision, Draft, DraftKind, StepKind
from wargame.operations import decisions, seats

from .conftest import Room

SECOND = RECORD | EFFECTS | {"title": "Call the council"}


@pytest.fixture
def decided(exercise, blue, blue_two):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    return exercise


def at(room, name, *args, number=2):
    return f"{room.address(name, *args)}?move=1&number={number}"


def save_all(room, texts, number=2):
    """Field by field, as the script of the page does."""
    where = at(room, "draft-save", DraftKind.DECISION, number=number)
    for name, text in texts.items():
        sent = {"name": name, "text": text, "base": 0}
        answer = room.browser.post(where, sent, headers={"Accept": "application/json"})
        assert answer.status_code == 200, answer.content


def ids(room):
    return re.findall(r'\sid="([^"]+)"', room.html())


def test_the_room_offers_another_once_the_first_is_released(exercise, blue, room):
    go_to(exercise, StepKind.DECIDE, 1)
    assert "Write another decision" not in room.text()
    decide(exercise, blue)
    assert "Write another decision" in room.text()
    assert room.press("decision-another", of_move=1).status_code == 302
    said = room.text()
    assert "Decision record 2, move 1" in said
    assert "Write another decision" not in said


def test_it_is_written_and_released_from_the_room(decided, room):
    room.press("decision-another", of_move=1)
    save_all(room, SECOND)
    answer = room.browser.post(at(room, "decision-release"))
    assert answer.status_code == 302
    assert Decision.objects.get(number=2).title == "Call the council"
    said = words(room.region("draft"))
    assert "Send two frigates" in said
    assert "Call the council" in said


def test_every_form_and_field_of_the_page_has_an_address_and_an_id_of_its_own(decided, room):
    room.press("decision-another", of_move=1)
    address = at(room, "draft-save", "decision").replace("&", "&amp;")
    assert f'data-autosave="{address}"' in room.html()
    assert len(ids(room)) == len(set(ids(room)))
    room.press("draft-reopen", DraftKind.DECISION, of_move=1)
    assert room.html().count("writing--decision") == 2
    assert len(ids(room)) == len(set(ids(room)))


def test_without_script_all_fields_are_saved_in_the_one_that_was_sent(decided, room):
    room.press("decision-another", of_move=1)
    sent = {"title": "Call the council", "base-title": "0"}
    room.browser.post(at(room, "draft-save", DraftKind.DECISION), sent)
    second = Draft.objects.get(kind=DraftKind.DECISION, number=2)
    assert second.texts.get().text == "Call the council"


def test_a_member_dissents_from_the_one_and_not_from_the_other(decided, blue_two):
    decisions.another(decided, move=decided.step.move, by=blue_two)
    member = Room(blue_two)
    save_all(member, {"title": "Call the council"})
    ticket = re.findall(r'name="ticket" value="([^"]+)"', member.html())[-1]
    sent = {"words": "Not the council.", "signed": "named", "ticket": ticket}
    assert member.browser.post(at(member, "dissent-enter"), sent).status_code == 302
    second = Draft.objects.get(kind=DraftKind.DECISION, number=2)
    assert second.dissents.get().words == "Not the council."


def test_control_releases_the_second_for_a_head_who_is_away(decided, room, blue):
    room.press("decision-another", of_move=1)
    save_all(room, SECOND)
    seats.leave(blue)
    control = browser_of_control(decided)
    page = control.get(reverse("records", args=[decided.code])).content.decode()
    address = reverse("release-for", args=[decided.code, blue.team_id, "decision"])
    assert f"{address}?move=1&number=2" in page.replace("&amp;", "&")
    assert control.post(f"{address}?move=1&number=2").status_code == 302
    assert Decision.objects.get(number=2).released_by.is_control


def test_the_room_asks_the_database_as_often_for_three_as_for_one(decided, room):
    asked = set()
    for number in range(2, 5):
        with CaptureQueriesContext(connection) as queries:
            room.html()
        asked.add(len(queries))
        room.press("decision-another", of_move=1)
        save_all(room, SECOND, number)
        room.browser.post(at(room, "decision-release", number=number))
    assert Decision.objects.count() == 4
    assert len(asked) == 1
