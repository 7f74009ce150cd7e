"""The answers of all teams on the wall: sealed until the reveal, then side by side."""

import pytest

from tests.cast import control_of, go_to, move_of, open_and_start, sit, write
from tests.factories import CHOICE, CODES, RATING, make_exercise
from wargame.models import DraftKind, Revealed, Scene, StepKind
from wargame.operations import answers, reveals
from wargame.queries import board_answers, viewers

from .conftest import Board

WORDS = {"answer": "Count ships.", "because": "They sail."}


def play(part, given):
    """Every team in `given` answers with these fields; the rest stay silent."""
    exercise = open_and_start(make_exercise(teams=max(3, len(given)), parts=[part]))
    leads = [sit(exercise, code, f"Lead {code}", chair=1) for code in CODES[: len(given)]]
    go_to(exercise, StepKind.DELIBERATE, 1)
    for lead, texts in zip(leads, given, strict=True):
        write(exercise, lead, WORDS | texts, DraftKind.ANSWER)
        answers.release(exercise, move=move_of(exercise), by=lead)
    return exercise


def opened(exercise):
    reveals.reveal(exercise, what=Revealed.ANSWERS, move=move_of(exercise), by=control_of(exercise))
    return Board(exercise, control_of(exercise))


def rated(*figures):
    cells = zip(("rate_1_1", "rate_1_2", "rate_2_1", "rate_2_2"), figures, strict=True)
    return {name: str(figure) for name, figure in cells} | {"change_1": "A.", "change_2": "B."}


def test_while_sealed_there_is_the_question_alone(db):
    exercise = play(CHOICE, [{"choice": "1"}])
    text = Board(exercise, control_of(exercise)).show(Scene.ANSWERS)
    assert "Answers are sealed." in text
    assert "Question 1?" in text
    assert "Money" not in text
    assert "BLU" not in text


def test_choices_stand_with_their_words_and_are_counted(db):
    given = [{"choice": "1"}, {"choice": "0", "choice_words": "Half."}]
    board = opened(play(CHOICE, given))
    text = board.show(Scene.ANSWERS)
    assert "Move title 1: 2 answers" in text
    assert "BLU Money Count ships." in text
    assert "RED Half. Count ships." in text
    assert "GRN Grn no answer" in text
    assert "1 Money 0 Ships 1 A mix" in text
    assert "They sail." not in text


def test_ratings_stand_as_figures_with_a_median_from_three_on(db):
    board = opened(play(RATING, [rated(1, 5, 3, 2), rated(1, 4, 3, 1), rated(5, 4, 4, 1)]))
    text = board.show(Scene.ANSWERS)
    assert "Fleet Treaty Storm Siege Storm Siege BLU 1 5 3 2" in text
    assert "Median split 4 3 1" in text
    assert "A." not in text


def test_of_two_ratings_there_is_no_median(db):
    board = opened(play(RATING, [rated(1, 5, 3, 2), rated(1, 4, 3, 1)]))
    text = board.show(Scene.ANSWERS)
    assert "GRN – – – –" in text
    assert "Median" not in text


@pytest.mark.parametrize("n", [3, 12])
def test_it_asks_the_database_as_often_for_three_teams_as_for_twelve(
    db, n, django_assert_num_queries
):
    exercise = play(RATING, [rated(1, 5, 3, 2)] * n)
    opened(exercise)
    viewer = viewers.of_board(exercise.code, exercise.board_key)
    with django_assert_num_queries(5):
        scene = board_answers.answers(viewer)
        assert len([answer.shape.rated for _team, answer in scene.answers]) == n
