"""Challenging a ruling and answering the challenge, over HTTP."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, move_of
from wargame.models import Ruling, RulingChallenge, StepKind
from wargame.operations import adjudication
from wargame.operations.adjudication import Words

WRONG = "You forgot the mines."


@pytest.fixture
def ruling(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    words = Words("It stays open.", "They were quick.")
    made = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    return adjudication.release(made, by=control)


@pytest.fixture
def desk(exercise):
    return browser_of_control(exercise)


def room(seat):
    return browser_of(seat).get(reverse("room", args=[seat.exercise.code, seat.pk])).text


def lodge(seat, ruling, text=WRONG, **headers):
    address = reverse("challenge-lodge", args=[seat.exercise.code, seat.pk])
    sent = {"ruling": ruling.pk, "challenge": text}
    return browser_of(seat).post(address, sent, **headers)


def test_the_head_lodges_it_from_the_room_and_the_team_and_control_read_it(
    ruling, desk, exercise, blue, blue_two, red
):
    assert "Challenge a ruling" in room(blue)
    assert "Challenge a ruling" not in room(blue_two)
    assert lodge(blue, ruling).status_code == 302
    assert "Challenge a ruling" not in room(blue)
    for seat in (blue, blue_two):
        assert WRONG in room(seat)
        assert "Control has not answered yet." in room(seat)
    assert WRONG not in room(red)
    assert WRONG in desk.get(reverse("rulings", args=[exercise.code])).text
    console = desk.get(reverse("console", args=[exercise.code])).text
    assert "Challenges ruling 1" in console


def test_a_challenge_without_words_comes_back(ruling, blue):
    answer = lodge(blue, ruling, "", headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "Say what is wrong with the ruling." in answer.text
    assert not RulingChallenge.objects.exists()


def test_one_that_is_refused_gives_the_words_back(ruling, exercise, control, blue):
    lodge(blue, ruling)
    words = Words("And more.", "So.")
    more = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    adjudication.release(more, by=control)
    answer = lodge(blue, more, "A second one.")
    assert answer.status_code == 422
    assert "Your team has used its one challenge." in answer.text
    assert "A second one." in answer.text


def test_denied_it_has_a_reason_that_the_team_reads(ruling, desk, exercise, blue, red):
    lodge(blue, ruling)
    pk = RulingChallenge.objects.get().pk
    assert WRONG in desk.get(reverse("ruling-challenge", args=[exercise.code, pk])).text
    deny = reverse("challenge-deny", args=[exercise.code, pk])
    assert desk.post(deny, {"answer": ""}).status_code == 422
    desk.post(deny, {"answer": "They were swept."})
    assert "They were swept." in room(blue)
    assert "They were swept." not in room(red)


def test_upheld_it_leads_to_a_correction(ruling, desk, exercise, blue, red):
    lodge(blue, ruling)
    pk = RulingChallenge.objects.get().pk
    uphold = reverse("challenge-uphold", args=[exercise.code, pk])
    assert desk.post(uphold, {"outcome": "It closes.", "reason": ""}).status_code == 422
    desk.post(uphold, {"outcome": "It closes.", "reason": "You were right."})
    assert "Upheld. The correction follows." in room(blue)
    assert "It closes." not in room(blue)
    correction = Ruling.objects.get(corrects=ruling)
    desk.post(reverse("ruling-release", args=[exercise.code, correction.pk]))
    assert "Upheld. Ruling 2 is the correction." in room(blue)
    assert "It closes." in room(red)


def test_in_the_review_everybody_who_read_the_ruling_reads_it(ruling, exercise, blue, red):
    lodge(blue, ruling)
    go_to(exercise, StepKind.REVIEW)
    review = reverse("seat-review", args=[exercise.code, red.pk])
    assert WRONG in browser_of(red).get(review).text
