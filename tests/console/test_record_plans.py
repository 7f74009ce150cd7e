"""The page on which control says what decision records ask for."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, write
from tests.rooms.conftest import Room
from wargame.models import Paragraph, StepKind
from wargame.models.paragraphs import EIGHT


@pytest.fixture
def page(exercise):
    return reverse("record-plan", args=[exercise.code])


def said(**changed):
    asked = {one: "required" if one in EIGHT else "folded" for one in list(Paragraph)[1:]}
    return asked | changed


def test_it_shows_what_is_asked_for_now(exercise, page):
    html = browser_of_control(exercise).get(page).content.decode()
    for name, way in said(criterion_effects="open").items():
        assert f'name="{name}" value="{way}"' in html
        (radio,) = [one for one in html.split("<input") if f'name="{name}" value="{way}"' in one]
        assert "checked" in radio.split(">")[0]


def test_what_control_chooses_holds_at_once(exercise, page, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, {"title": "Send two frigates"})
    key = Room(blue).region("task-key")
    answer = browser_of_control(exercise).post(
        reverse("record-plan-set", args=[exercise.code]), said(message="required", dissent="open")
    )
    assert (answer.status_code, answer.url) == (302, page)
    exercise.refresh_from_db()
    assert "message" in exercise.required_paragraphs
    assert exercise.opened_paragraphs == ["dissent"]
    room = Room(blue)
    assert room.region("task-key") != key
    assert "1 of 8" in room.text()
    assert "Public message" in room.region("draft")


@pytest.mark.parametrize("wrong", [{"message": "perhaps"}, {"message": ""}])
def test_what_is_no_choice_is_said_and_nothing_is_changed(exercise, wrong):
    answer = browser_of_control(exercise).post(
        reverse("record-plan-set", args=[exercise.code]), said(**wrong)
    )
    assert answer.status_code == 422
    exercise.refresh_from_db()
    assert exercise.required_paragraphs == [str(one) for one in EIGHT]


def test_a_player_finds_no_such_page(exercise, page, blue):
    assert browser_of(blue).get(page).status_code in {302, 404}
