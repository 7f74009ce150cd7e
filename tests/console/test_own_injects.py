"""Control writes injects, corrects what is out, and takes back what nobody has read."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import browser_of, go_to
from tests.rooms.conftest import Room
from wargame.models import Inject, Kind, StepKind
from wargame.operations import injects

from .conftest import words

NEWS = {"kind": "news", "title": "A port closes", "sender": "Harbor office", "text": "Fog."}


@pytest.fixture
def out(exercise, control) -> Inject:
    """1.2 as BLU has it."""
    return injects.release(exercise.injects.get(number="1.2"), by=control)


def ticket(page: str) -> str:
    return page.partition('name="ticket" value="')[2].partition('"')[0]


def test_one_is_written_and_waits_in_the_queue(console):
    go_to(console.exercise, StepKind.BRIEF, 1)
    form = NEWS | {"ticket": ticket(console.open("inject-write").content.decode())}
    page = words(console.press("inject-keep", **form).content.decode())
    assert "A port closes" in page
    assert "C.1 A port closes" in str(Inject.objects.get(number="C.1"))
    assert "A port closes" in console.text("injects")


def test_written_and_released_in_one_press_it_is_before_the_team(console, blue):
    red = console.exercise.teams.get(code="RED")
    console.press("inject-send", **NEWS, ticket="t1", teams=[red.pk])
    assert "A port closes" not in Room(blue).html()
    console.press("inject-send", **NEWS, ticket="t2")
    assert "A port closes" in Room(blue).html()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Give it a title."),
        ({"text": ""}, "Write what the teams read."),
        ({"sender": ""}, "Say who sends it."),
        ({"text": "x" * 4001}, "at most 4000 characters"),
        ({"teams": ["999999"]}, "Choose among the teams shown."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(console, wrong, sentence):
    answer = console.press("inject-keep", **(NEWS | {"ticket": "t"} | wrong))
    page = words(answer.content.decode())
    assert (answer.status_code, sentence in page) == (422, True)
    assert not Inject.objects.filter(ticket="t").exists()
    assert "Harbor office" in answer.content.decode() or "sender" in wrong


def test_a_release_is_taken_back_from_the_queue(console, out, blue):
    assert "Take back" in console.text("injects")
    assert console.press_live("inject-withdraw", out.pk).status_code == 204
    assert out.title not in Room(blue).html()
    assert "Take back" not in console.text("injects")


def test_the_button_goes_when_its_time_is_over(console, out):
    with time_machine.travel(timezone.now() + timedelta(seconds=31), tick=False):
        assert "Take back" not in console.text("injects")
        assert "Write a correction" in words(console.open("inject", out.pk).content.decode())


def test_a_correction_begins_with_the_words_and_names_what_it_corrects(console, out, blue, red):
    page = console.open("inject-correct", out.pk).content.decode()
    assert out.text in page
    form = NEWS | {"title": "The port is open", "ticket": ticket(page)}
    console.press("correction-send", out.pk, **form)
    assert f"Corrects {out}." in words(Room(blue).html())
    assert "The port is open" not in Room(red).html()


def test_what_is_not_out_is_not_corrected(console, exercise):
    waiting = exercise.injects.get(number="1.1")
    assert console.open("inject-correct", waiting.pk).status_code == 404


def test_after_play_nothing_is_written(console, exercise, control):
    go_to(exercise, StepKind.FINAL)
    assert "in play" in words(console.open("inject-write").content.decode())
    answer = console.press("inject-keep", **NEWS, ticket="t")
    assert answer.status_code == 422
    assert "Fog." in words(answer.content.decode())


def test_players_find_no_such_page(console, blue, out):
    browser = browser_of(blue)
    for name, place in (("inject-write", ()), ("inject-correct", (out.pk,))):
        assert browser.get(console.address(name, *place)).status_code in {302, 404}


def test_both_acts_stay_on_record(console, exercise, out):
    console.press("inject-withdraw", out.pk)
    kinds = [entry.kind for entry in exercise.journal.order_by("-number")[:2]]
    assert kinds == [Kind.INJECT_WITHDRAWN, Kind.INJECT_RELEASED]
