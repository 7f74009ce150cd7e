"""An act that is refused: the sentence is said, and nothing that somebody typed is lost."""

import re

import pytest
from django.urls import reverse

from tests.cast import browser_of_control, go_to, move_of
from tests.test_house import TEMPLATES
from wargame.models import StepKind
from wargame.operations import seats
from wargame.views.refusals import WORDS

from .conftest import talk

SAVED_BY_FIELD = {"drafts"}


def position(exercise, reason="Law\r\nfirst <now>."):
    tension = move_of(exercise).tensions.get()
    said = {f"t{tension.pk}-mark": "3", f"t{tension.pk}-reason": reason}
    return {"move": "1", "tension": str(tension.pk)} | said


@pytest.fixture
def refused(exercise, room, blue, blue_two):
    """Blue typed a position; meanwhile the lead went to another."""
    talk(exercise)
    seats.hand_lead(blue_two, by=blue)
    return room


def test_a_plain_form_with_words_shows_them_again_and_leads_back(exercise, refused):
    answer = refused.press("position-set", **position(exercise))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Only the head of delegation can do this." in page
    assert "Law<br>first &lt;now&gt;." in page
    assert f'href="http://testserver{refused.address("room")}"' in page


def test_it_does_so_when_the_browser_does_not_say_where_it_came_from(exercise, refused):
    answer = refused.browser.post(refused.address("position-set"), position(exercise))
    assert answer.status_code == 422
    assert "Law<br>first" in answer.content.decode()
    assert f'href="{reverse("home")}"' in answer.content.decode()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_plain_form_without_words_goes_back_with_the_sentence(exercise, refused, reason):
    answer = refused.press("position-set", **position(exercise, reason))
    assert answer.status_code == 302
    assert answer.url.endswith(refused.address("room"))
    assert "Only the head of delegation can do this." in refused.text()


def test_it_never_leads_to_another_site(exercise, refused):
    answer = refused.browser.post(
        refused.address("position-set"),
        position(exercise, ""),
        headers={"Referer": "https://elsewhere.example/"},
    )
    assert answer.status_code == 422
    assert "elsewhere" not in answer.content.decode()


def test_by_script_the_sentence_alone_is_put_on_top_and_the_form_stays(exercise, refused):
    answer = refused.press_live("position-set", **position(exercise))
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#flash"
    assert "Only the head of delegation can do this." in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_script_that_asks_for_data_gets_data(exercise, refused):
    answer = refused.browser.post(
        refused.address("position-set"),
        position(exercise),
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("Only the head of delegation")


def test_an_estimate_that_comes_too_late_keeps_its_words(exercise, room):
    go_to(exercise, StepKind.FINAL)
    tension = move_of(exercise).tensions.get()
    said = {"mark": "3", "confidence": "low", "reason": "Ships come first."}
    fields = {f"t{tension.pk}-{name}": text for name, text in said.items()}
    answer = room.press("estimates-place", occasion="move", **fields | {"move": "1"})
    assert answer.status_code == 422
    assert "Play has ended." in answer.content.decode()
    assert "Ships come first." in answer.content.decode()


def test_the_hot_wash_before_its_time_keeps_its_words(exercise, room):
    answer = room.press("hot-wash", surprise="Nobody yielded.", keep="The pens.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nobody yielded." in page
    assert "The pens." in page


def test_controls_buttons_go_back_to_the_console(exercise):
    browser = browser_of_control(exercise)
    console = reverse("console", args=[exercise.code])
    answer = browser.post(
        reverse("reveal", args=[exercise.code]),
        {"what": "decisions", "move": "1"},
        headers={"Referer": f"http://testserver{console}"},
    )
    assert (answer.status_code, answer.url) == (302, f"http://testserver{console}")
    assert "This step has not begun." in browser.get(console).content.decode()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_field_in_which_people_write_is_one_whose_words_are_kept(path):
    """Drafts are saved field by field and answer for themselves."""
    if path.parent.name in SAVED_BY_FIELD:
        return
    for name in re.findall(r'<textarea[^>]*\bname="([^"]*)"', path.read_text()):
        assert name.rpartition("-")[2] in WORDS, f"{name} would be lost"
