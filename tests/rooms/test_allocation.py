"""A question that asks for an allocation: the ledger's lines in the form and with the answer."""

import pytest

from tests.board.conftest import Board
from tests.cast import control_of, go_to, move_of, open_and_start, sit, viewer_of, write
from tests.console.conftest import Console, words
from tests.factories import ALLOCATION, make_exercise
from tests.ledger.conftest import commit
from wargame.models import DraftKind, Revealed, Scene, StepKind
from wargame.operations import answers, commitments, ledgers
from wargame.queries import task_keys

from .conftest import Room, reveal

ANSWER = {"answer": "Hold the north.", "because": "It is close."}


@pytest.fixture
def exercise(db):
    made = open_and_start(make_exercise(has_ledger=True, parts=[ALLOCATION]))
    return go_to(made, StepKind.DELIBERATE, 1)


@pytest.fixture
def room(blue):
    return Room(blue)


def release(seat):
    write(seat.exercise, seat, ANSWER, DraftKind.ANSWER)
    return answers.release(seat.exercise, move=move_of(seat.exercise), by=seat)


def test_the_form_shows_the_teams_own_lines_and_leads_to_the_ledger(room, blue, red):
    commit(blue, 4, caveat="Until winter.")
    commit(red, 7, caveat="Not for blue.")
    room.press("pen-take", DraftKind.ANSWER, of_move=1)
    form = room.html().partition("writing--answer")[2].partition("</form>")[0]
    text = words(f"<form {form}")
    assert "6 of 10 points left." in text
    assert "4 Ready North" in text
    assert "Until winter." in text
    assert "Illustrative units." in text
    assert f'href="{room.address("ledger")}"' in form
    assert "Not for blue." not in room.html()


def test_those_who_read_along_see_the_lines_too(room, blue, blue_two):
    commit(blue, 4)
    write(blue.exercise, blue, ANSWER, DraftKind.ANSWER)
    assert "4 Ready North" in words(Room(blue_two).region("draft"))


def test_where_the_ledger_is_off_the_answer_is_given_in_words(room, blue):
    commit(blue, 4)
    ledgers.switch(blue.exercise, is_on=False, by=control_of(blue.exercise))
    room.press("pen-take", DraftKind.ANSWER, of_move=1)
    assert "Our allocation" not in room.html()
    blue.exercise.refresh_from_db()
    assert release(blue).text == ANSWER["answer"]


def test_the_task_is_fetched_again_when_a_line_is_written(room, blue, blue_two):
    before = task_keys.task_key(viewer_of(blue_two))
    commit(blue, 4)
    assert task_keys.task_key(viewer_of(blue_two)) != before


def test_another_question_does_not_wait_for_lines(db):
    made = open_and_start(make_exercise(has_ledger=True))
    go_to(made, StepKind.DELIBERATE, 1)
    bea = sit(made, "BLU", "Bea", chair=1)
    before = task_keys.task_key(viewer_of(bea))
    commit(bea, 4)
    assert task_keys.task_key(viewer_of(bea)) == before
    Room(bea).press("pen-take", DraftKind.ANSWER, of_move=1)
    assert "Our allocation" not in Room(bea).html()


def test_the_released_answer_shows_its_own_team_every_line(room, blue):
    commit(blue, 4, caveat="Until winter.")
    release(blue)
    assert "4 ready in North. Until winter." in words(room.region("draft"))


def test_others_read_with_it_what_they_may_read_of_the_ledger(exercise, blue, red):
    commit(blue, 4, caveat="Kept back.")
    commitments.publish(commit(blue, 3, key="south"), by=blue)
    answer = release(blue)
    go_to(exercise, StepKind.PLENARY, 1)
    reveal(exercise, Revealed.ANSWERS)
    theirs = words(Room(red).html())
    assert "3 ready in South" in theirs
    assert "Kept back." not in theirs
    board = Board(exercise, control_of(exercise)).show(Scene.ANSWERS)
    assert "3 ready, South" in board
    assert "4 ready" not in board
    console = Console(exercise)
    for page in (console.open("answer", answer.pk), console.open("review")):
        assert "4 ready in North. Kept back." in words(page.content.decode())


def test_of_answers_the_lines_are_read_at_once(exercise, blue, red, django_assert_num_queries):
    from wargame.models import Answer, Commitment
    from wargame.queries import beside

    for seat in (blue, red):
        commit(seat, 4)
        release(seat)
    found = list(Answer.objects.in_shape())
    with django_assert_num_queries(1):
        beside.allocate(found, exercise, Commitment.objects.all())
    assert [len(one.seen_lines) for one in found] == [1, 1]
