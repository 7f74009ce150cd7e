"""Releasing the answer to the key question of a move: complete, once, sealed."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, move_of, viewer_of, write
from wargame.errors import Refused
from wargame.models import Answer, DraftKind, Kind, Revealed, StepKind
from wargame.models.viewers import CONTROL, of_team
from wargame.operations import answers, exercises, reveals

ANSWER = {"answer": "Both.", "because": "One without the other fails."}


@pytest.fixture
def talking(exercise, blue):
    return go_to(exercise, StepKind.DELIBERATE, 1)


def release(exercise, by):
    return answers.release(exercise, move=move_of(exercise), by=by)


def write_answer(exercise, by, **changed):
    write(exercise, by, ANSWER | changed, DraftKind.ANSWER)


def test_the_lead_releases_the_answer_to_the_question_of_the_move(talking, blue):
    write_answer(talking, blue)
    answer = release(talking, blue)
    assert (answer.team, answer.question, answer.version) == (
        blue.team,
        move_of(talking).question,
        1,
    )
    assert (answer.text, answer.because) == tuple(ANSWER.values())
    (entry,) = talking.journal.filter(kind=Kind.ANSWER_RELEASED)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    assert entry.refs == {"answer": answer.pk}


@pytest.mark.parametrize("who", ["blue_two", "control"])
def test_nobody_else_releases_it(talking, blue, who, request):
    write_answer(talking, blue)
    with pytest.raises(Refused):
        release(talking, request.getfixturevalue(who))
    assert not Answer.objects.exists()


@pytest.mark.parametrize(("name", "label"), [("answer", "Our answer"), ("because", "Because")])
def test_it_needs_an_answer_and_a_reason(talking, blue, name, label):
    write_answer(talking, blue, **{name: "  "})
    with pytest.raises(Refused, match=f"Not released. Still to do: {label}."):
        release(talking, blue)


def test_released_twice_is_recorded_once_even_after_the_move(talking, blue):
    write_answer(talking, blue)
    first = release(talking, blue)
    go_to(talking, StepKind.BRIEF, 2)
    assert release(talking, blue) == first
    assert talking.journal.filter(kind=Kind.ANSWER_RELEASED).count() == 1


def test_a_released_answer_is_never_changed(talking, blue):
    write_answer(talking, blue)
    release(talking, blue)
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.update(text="Neither.")
    with pytest.raises(Refused, match="released and is fixed"):
        write_answer(talking, blue, answer="Neither.")


def test_it_is_sealed_until_control_reveals_the_answers(talking, blue, red, control):
    write_answer(talking, blue)
    release(talking, blue)
    for what in (Revealed.ESTIMATES, Revealed.POSITIONS):
        reveals.reveal(talking, what=what, move=move_of(talking), by=control)
    assert not Answer.objects.visible_to(viewer_of(red)).exists()
    reveals.reveal(talking, what=Revealed.ANSWERS, move=move_of(talking), by=control)
    assert Answer.objects.visible_to(viewer_of(red)).exists()


def test_not_before_the_team_talks_and_not_after_play(exercise, blue, control):
    go_to(exercise, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused, match="has not begun"):
        release(exercise, blue)
    go_to(exercise, StepKind.DELIBERATE, 1)
    write_answer(exercise, blue)
    exercises.end(exercise, by=control)
    with pytest.raises(Refused, match="Records are locked"):
        release(exercise, blue)
