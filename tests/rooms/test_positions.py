"""The lead sets the position of the team from the room, after the team has seen its spread."""

import pytest

from tests.cast import go_to, move_of
from tests.console.conftest import words
from wargame.models import Position, Revealed, StepKind
from wargame.operations import seats

from .conftest import Room, reveal, talk


def form(exercise, mark="3", reason="We can live with it."):
    tension = move_of(exercise).tensions.get()
    said = {f"t{tension.pk}-mark": mark, f"t{tension.pk}-reason": reason}
    return {"move": "1", "tension": str(tension.pk)} | said


def is_asked(room):
    return 'action="{}"'.format(room.address("position-set")) in room.html()


def test_the_lead_sets_it_and_all_of_the_team_see_where_it_stands(exercise, room, blue_two):
    talk(exercise)
    answer = room.press("position-set", **form(exercise))
    assert (answer.status_code, answer.url) == (302, room.address("room"))
    for one in (room, Room(blue_two)):
        assert "your team stands 1 toward Speed: We can live with it." in one.text()
    assert 'value="3" checked' in room.html()
    assert "Change the position" in room.text()


def test_by_script_the_task_alone_comes_back(exercise, room):
    talk(exercise)
    answer = room.press_live("position-set", **form(exercise))
    assert answer.status_code == 200
    assert "your team stands 1 toward Speed" in words(answer.content.decode())
    assert "<html" not in answer.content.decode()


def test_a_reframe_is_said_in_words(exercise, room):
    talk(exercise)
    room.press("position-set", **form(exercise, mark="reframe"))
    assert "your team would put the question another way" in room.text()


def test_only_the_lead_is_asked_and_only_between_the_two_reveals(exercise, room, blue_two):
    go_to(exercise, StepKind.DELIBERATE, 1)
    assert not is_asked(room)
    reveal(exercise)
    assert is_asked(room)
    assert not is_asked(Room(blue_two))
    assert "Bea sets it when you have talked." in Room(blue_two).text()
    reveal(exercise, Revealed.POSITIONS)
    assert not is_asked(room)


def test_whoever_gets_the_lead_is_asked(exercise, room, blue, blue_two):
    talk(exercise)
    seats.hand_lead(blue_two, by=blue)
    assert not is_asked(room)
    assert is_asked(Room(blue_two))


@pytest.mark.parametrize("send", ["press", "press_live"])
@pytest.mark.parametrize(
    ("mark", "reason", "sentence"),
    [
        ("", "Law first.", "Choose a station on the scale, or reframe."),
        ("9", "Law first.", "Choose a station on the scale, or reframe."),
        ("3", "x" * 141, "at most 140 characters"),
    ],
)
def test_a_wrong_form_comes_back_with_what_is_wrong_and_all_that_was_said(
    exercise, room, send, mark, reason, sentence
):
    talk(exercise)
    answer = getattr(room, send)("position-set", **form(exercise, mark, reason))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in words(page)
    assert f"{reason}</textarea>" in page
    assert ('value="3" checked' in page) == (mark == "3")
    assert not Position.objects.exists()


@pytest.mark.parametrize("send", ["press", "press_live"])
def test_who_is_not_the_lead_is_refused(exercise, blue_two, send):
    talk(exercise)
    answer = getattr(Room(blue_two), send)("position-set", **form(exercise))
    assert answer.status_code == 422
    assert "Only the head of delegation can do this." in answer.content.decode()
    assert not Position.objects.exists()


@pytest.mark.parametrize("mark", ["3", ""])
def test_before_the_spread_is_revealed_it_is_refused_with_its_words(exercise, room, mark):
    go_to(exercise, StepKind.DELIBERATE, 1)
    answer = room.press("position-set", **form(exercise, mark))
    assert answer.status_code == 422
    assert "We can live with it." in answer.content.decode()
    assert not Position.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"move": "2"}, {"move": "7"}, {"tension": "0"}, {"tension": "x"}]
)
def test_a_tension_of_another_move_is_not_found(exercise, room, changed):
    talk(exercise)
    assert room.press("position-set", **form(exercise) | changed).status_code == 404


def test_another_team_sees_nothing_of_it_before_the_plenary_reveal(exercise, room, red):
    talk(exercise)
    room.press("position-set", **form(exercise))
    go_to(exercise, StepKind.PLENARY, 1)
    assert "We can live with it." not in Room(red).html()
    reveal(exercise, Revealed.POSITIONS)
    page = Room(red).text()
    assert "1 toward Speed" in page
    assert "We can live with it." in page
