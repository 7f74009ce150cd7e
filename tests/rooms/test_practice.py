"""Before play a person may try the scale; nothing of it is kept."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, control_of, go_to, sit
from tests.factories import make_exercise
from wargame.models import Estimate, JournalEntry, StepKind
from wargame.operations import exercises


@pytest.fixture
def bea(db):
    exercise = make_exercise()
    exercises.open_lobby(exercise, by=control_of(exercise))
    return sit(exercise, "BLU", "Bea")


@pytest.fixture
def browser(bea):
    return browser_of(bea)


def send(browser, seat, **said):
    fields = {f"t0-{name}": value for name, value in said.items()}
    return browser.post(reverse("practice", args=[seat.exercise.code, seat.pk]), fields)


def test_the_lobby_offers_a_question_to_try_the_scale_on(browser, bea):
    room = browser.get(reverse("room", args=[bea.exercise.code, bea.pk]))
    assert b"Practice: when should this class meet?" in room.content


def test_a_try_says_what_would_become_of_it_and_leaves_nothing(browser, bea):
    before = JournalEntry.objects.count()
    answer = send(browser, bea, mark="7", reason="I sleep long.")
    assert answer.status_code == 200
    assert "That is all there is to it." in answer.text
    assert "Your mark: 3 toward Late" in answer.text
    assert "I sleep long." in answer.text
    assert JournalEntry.objects.count() == before
    assert not Estimate.objects.exists()


def test_a_try_without_a_mark_says_what_is_missing(browser, bea):
    answer = send(browser, bea, reason="I sleep long.")
    assert answer.status_code == 422
    assert "Choose a station on the scale, or reframe." in answer.text


def test_play_itself_asks_no_practice_question(browser, bea):
    exercises.start(bea.exercise, by=control_of(bea.exercise))
    go_to(bea.exercise, StepKind.BASELINE)
    assert "Practice:" not in browser.get(reverse("room", args=[bea.exercise.code, bea.pk])).text
