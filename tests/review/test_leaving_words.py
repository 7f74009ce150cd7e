"""Handing in the hot wash and the exit ticket from the room."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, go_to
from wargame.models import ExitTicket, HotWash, Kind, StepKind

FIELDS = {"hot-wash": ("surprise", "keep"), "exit-ticket": ("lesson", "applies_to")}
STEPS = {"hot-wash": StepKind.REVIEW, "exit-ticket": StepKind.EXIT}
BY_SCRIPT = {"HTTP_HX_REQUEST": "true"}


def hand_in(seat, what, first, second, **more):
    names = FIELDS[what]
    address = reverse(what, args=[seat.exercise.code, seat.pk])
    return browser_of(seat).post(address, dict(zip(names, (first, second), strict=True)), **more)


def left(exercise):
    washes = [(one.surprise, one.keep) for one in HotWash.objects.filter(exercise=exercise)]
    tickets = [(one.lesson, one.applies_to) for one in ExitTicket.objects.filter(exercise=exercise)]
    return washes + tickets


def entries(exercise, *kinds):
    return exercise.journal.filter(kind__in=kinds or [Kind.HOT_WASH_GIVEN, Kind.EXIT_GIVEN])


@pytest.mark.parametrize("what", FIELDS)
def test_two_lines_are_kept_and_the_person_goes_back_to_the_room(exercise, blue, what):
    go_to(exercise, STEPS[what])
    answer = hand_in(blue, what, "Nobody yielded.", "The pens.")
    assert answer.status_code == 302
    assert answer.url == reverse("room", args=[exercise.code, blue.pk])
    assert left(exercise) == [("Nobody yielded.", "The pens.")]
    assert entries(exercise).get().seat == blue


@pytest.mark.parametrize("what", FIELDS)
def test_by_script_the_task_comes_back_with_thanks(exercise, blue, what):
    go_to(exercise, STEPS[what])
    answer = hand_in(blue, what, "Nobody yielded.", "", **BY_SCRIPT)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.startswith('<section class="panel panel--task')
    assert "Thank you." in text


@pytest.mark.parametrize("what", FIELDS)
def test_handed_in_twice_it_is_kept_once(exercise, blue, what):
    go_to(exercise, STEPS[what])
    for text in ("First.", "Second."):
        assert hand_in(blue, what, text, "").status_code == 302
    assert left(exercise) == [("First.", "")]
    assert entries(exercise).count() == 1


@pytest.mark.parametrize("what", FIELDS)
@pytest.mark.parametrize("header", [{}, BY_SCRIPT])
def test_what_is_too_long_comes_back_whole_with_a_sentence(exercise, blue, what, header):
    go_to(exercise, STEPS[what])
    answer = hand_in(blue, what, "x" * 301, "Kept words.", **header)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "x" * 301 in text
    assert "Kept words." in text
    assert "at most 300 characters" in text
    assert left(exercise) == []


@pytest.mark.parametrize("what", FIELDS)
def test_nothing_at_all_is_answered_with_what_to_do(exercise, blue, what):
    go_to(exercise, STEPS[what])
    answer = hand_in(blue, what, " ", "")
    assert answer.status_code == 422
    assert "Write one l" in answer.content.decode()
    assert not entries(exercise).exists()


def test_a_line_break_counts_as_one_character(exercise, blue):
    go_to(exercise, StepKind.REVIEW)
    assert hand_in(blue, "hot-wash", "a\r\n" * 149 + "b", "").status_code == 302
    assert HotWash.objects.get().surprise == "a\n" * 149 + "b"


def test_one_line_of_the_hot_wash_is_enough(exercise, blue):
    go_to(exercise, StepKind.REVIEW)
    hand_in(blue, "hot-wash", "", "The pens.")
    assert left(exercise) == [("", "The pens.")]


def test_a_lesson_is_needed_where_it_applies_is_not(exercise, blue):
    go_to(exercise, StepKind.EXIT)
    assert hand_in(blue, "exit-ticket", "", "At work.").status_code == 422
    assert hand_in(blue, "exit-ticket", "Ask first.", "").status_code == 302


@pytest.mark.parametrize("what", FIELDS)
def test_before_its_step_it_is_refused(exercise, blue, what):
    answer = hand_in(blue, what, "Too early.", "")
    assert answer.status_code == 422
    assert "has not begun" in answer.content.decode()
    assert left(exercise) == []


def test_a_faulty_hot_wash_after_its_step_is_a_refusal_and_spares_the_next_task(exercise, blue):
    go_to(exercise, StepKind.EXIT)
    answer = hand_in(blue, "hot-wash", "x" * 301, "", **BY_SCRIPT)
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#flash"


def test_a_hot_wash_may_still_be_given_during_the_exit_ticket(exercise, blue):
    go_to(exercise, StepKind.EXIT)
    assert hand_in(blue, "hot-wash", "Late but true.", "").status_code == 302
    assert left(exercise) == [("Late but true.", "")]


@pytest.mark.parametrize("what", FIELDS)
def test_nobody_and_other_people_cannot_leave_words_for_a_seat(exercise, blue, red, nobody, what):
    go_to(exercise, STEPS[what])
    address = reverse(what, args=[exercise.code, blue.pk])
    words = dict.fromkeys(FIELDS[what], "Not mine.")
    for browser in (nobody, browser_of(red)):
        assert browser.post(address, words).status_code == 404
    assert left(exercise) == []
