"""Finding the exercise by the code on the board."""

import pytest
import time_machine
from django.urls import reverse

from tests.factories import make_exercise
from wargame.operations.tries import MOST_A_MINUTE

JOIN = reverse("join")


def enter(browser, code):
    return browser.post(JOIN, {"code": code})


def test_the_first_page_asks_for_a_code(nobody, db):
    page = nobody.get(reverse("home"))
    assert page.status_code == 200
    assert "Join an exercise" in page.text


def test_the_right_code_leads_to_the_seats(exercise, nobody):
    assert enter(nobody, exercise.code).url == reverse("join-seats", args=[exercise.code])


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}-{1}", " {0}{1} "])
def test_a_code_may_be_typed_as_people_type(exercise, nobody, typed):
    code = exercise.code.lower()
    assert enter(nobody, typed.format(code[:3], code[3:])).status_code == 302


def test_an_unknown_code_is_said_and_kept(nobody, db):
    page = enter(nobody, "ABC346")
    assert page.status_code == 422
    assert "No open exercise has the code ABC 346." in page.text
    assert 'value="ABC346"' in page.text


def test_a_sign_that_codes_never_contain_gets_a_suggestion(nobody, db):
    page = enter(nobody, "K7F4ON")
    assert page.status_code == 422
    assert "K7F 4ON. Codes never contain O: could it be Q?" in page.text


def test_a_code_that_is_too_short_is_counted_out(nobody, db):
    assert "this has 4" in enter(nobody, "K7F4").text


def test_a_draft_looks_like_nothing(nobody, db):
    draft = make_exercise()
    assert "No open exercise has the code" in enter(nobody, draft.code).text


def test_after_too_many_wrong_codes_the_wait_is_said(exercise, nobody):
    with time_machine.travel("2026-03-12 13:30:20", tick=False):
        for _try in range(MOST_A_MINUTE):
            enter(nobody, "ABC346")
        page = enter(nobody, exercise.code)
        assert page.status_code == 422
        assert "Too many tries. Wait 40 seconds." in page.text
        assert exercise.code in page.text
    with time_machine.travel("2026-03-12 13:31:01", tick=False):
        assert enter(nobody, exercise.code).status_code == 302


def test_a_whole_class_with_the_right_code_is_never_told_to_wait(exercise, nobody):
    for _person in range(3 * MOST_A_MINUTE):
        assert enter(nobody, exercise.code).status_code == 302
