"""Phrases that a facilitator keeps for other rulings, in any exercise."""

import pytest
from django.urls import reverse

from tests.cast import browser_of_control, control_of, go_to, open_and_start
from tests.factories import FacilitatorFactory, make_exercise
from wargame.errors import Refused
from wargame.models import Phrase, PhrasePart, Ruling, StepKind
from wargame.operations import phrases

SAID = {"outcome": "The convoy arrives late.", "reason": "Weather."}


@pytest.fixture
def desk(exercise):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return browser_of_control(exercise)


def send(desk, exercise, name, **sent):
    return desk.post(reverse(name, args=[exercise.code, "free"]), SAID | sent)


def test_what_is_ticked_is_kept_with_the_ruling(desk, exercise):
    send(desk, exercise, "ruling-write", keep="outcome")
    assert Ruling.objects.exists()
    assert [(one.part, one.text) for one in Phrase.objects.all()] == [
        ("outcome", "The convoy arrives late.")
    ]


def test_it_is_put_in_at_the_end_of_its_field_and_nothing_is_held(desk, exercise, control):
    phrase = phrases.keep("More follows.", part=PhrasePart.OUTCOME, by=control.facilitator)
    answer = send(desk, exercise, "ruling-try", insert=phrase.pk)
    assert answer.status_code == 200
    assert "The convoy arrives late. More follows." in answer.text
    assert "Weather." in answer.text
    assert not Ruling.objects.exists()


def test_it_is_there_in_every_exercise_of_the_facilitator_and_nobody_elses(desk, control):
    phrase = phrases.keep("More follows.", part=PhrasePart.REASON, by=control.facilitator)
    for by, is_there in ((control.facilitator, True), (FacilitatorFactory(), False)):
        other = open_and_start(make_exercise(by=by))
        go_to(other, StepKind.ADJUDICATE, 1)
        browser = browser_of_control(other)
        page = browser.get(reverse("rulings", args=[other.code])).text
        assert ("More follows." in page) == is_there
        answer = send(browser, other, "ruling-try", insert=phrase.pk)
        assert ("More follows." in answer.text) == is_there
        browser.post(reverse("phrase-remove", args=[other.code, phrase.pk]))
        assert Phrase.objects.exists() != is_there
        phrase = phrases.keep("More follows.", part=PhrasePart.REASON, by=control.facilitator)


def test_kept_twice_it_is_there_once_and_there_are_not_too_many(exercise):
    me = control_of(exercise).facilitator
    for _time in range(2):
        phrases.keep("Again.", part=PhrasePart.REASON, by=me)
    assert me.phrases.count() == 1
    for number in range(23):
        phrases.keep(f"Phrase {number}.", part=PhrasePart.REASON, by=me)
    with pytest.raises(Refused):
        phrases.keep("One too many.", part=PhrasePart.REASON, by=me)
