"""Making, opening, starting and ending an exercise."""

import pytest

from tests.cast import control_of, go_to, open_and_start
from tests.factories import FacilitatorFactory, make_exercise, make_version
from wargame.errors import Refused
from wargame.models import Kind, Scene, State, StepKind
from wargame.models.exercises import CODE_DIGITS, CODE_LETTERS
from wargame.operations import exercises


def make(version, chairs):
    return exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=version.formatpresets.get(),
        title="Strait Watch",
        chairs=chairs,
        expected_heads=4,
    )


def kinds(exercise):
    return list(exercise.journal.order_by("number").values_list("kind", flat=True))


def test_a_new_exercise_is_a_draft_with_its_director_as_control(db):
    exercise = make_exercise(teams=3, moves=2)
    assert exercise.state == State.DRAFT
    assert control_of(exercise).facilitator == exercise.director
    assert [team.code for team in exercise.teams.all()] == ["BLU", "RED", "GRN"]
    assert exercise.moves.count() == 2
    assert kinds(exercise) == [Kind.EXERCISE_MADE]


def test_a_code_has_six_signs_without_look_alikes(db):
    code = make_exercise(teams=1).code
    assert len(code) == 6
    assert set(code) <= set(CODE_LETTERS + CODE_DIGITS)
    assert not code.isalpha()


def test_only_the_chosen_teams_play(db):
    made = make(make_version(), {"RED": 2})
    assert list(made.teams.values_list("code", "chairs")) == [("RED", 2)]


@pytest.mark.parametrize("chairs", [{}, {"XXX": 2}])
def test_teams_that_are_not_there_are_refused(db, chairs):
    version = make_version()
    with pytest.raises(Refused):
        make(version, chairs)
    assert not version.exercises.exists()


def test_opening_twice_is_recorded_once(db):
    exercise = make_exercise()
    for _press in range(2):
        exercises.open_lobby(exercise, by=control_of(exercise))
    assert kinds(exercise).count(Kind.LOBBY_OPENED) == 1


def test_starting_begins_the_first_step_once(db):
    exercise = open_and_start(make_exercise())
    began = exercise.started_at
    exercises.start(exercise, by=control_of(exercise))
    exercise.refresh_from_db()
    assert (exercise.state, exercise.scene) == (State.IN_PLAY, Scene.CLOCK)
    assert exercise.started_at == began
    assert exercise.step.number == 1
    assert kinds(exercise).count(Kind.EXERCISE_STARTED) == 1


def test_a_draft_cannot_start(db):
    exercise = make_exercise()
    with pytest.raises(Refused, match="Open the exercise for joining first"):
        exercises.start(exercise, by=control_of(exercise))


def test_ending_goes_to_the_first_step_after_play_once(exercise):
    go_to(exercise, StepKind.DECIDE, move=1)
    for _press in range(2):
        exercises.end(exercise, by=control_of(exercise))
    exercise.refresh_from_db()
    assert exercise.has_ended
    assert exercise.step.kind == StepKind.FINAL
    assert kinds(exercise).count(Kind.EXERCISE_ENDED) == 1


def test_what_has_not_started_cannot_end(db):
    exercise = make_exercise()
    with pytest.raises(Refused, match="Play has not begun"):
        exercises.end(exercise, by=control_of(exercise))


@pytest.mark.parametrize("act", [exercises.open_lobby, exercises.start, exercises.end])
def test_players_do_none_of_it(exercise, blue, act):
    with pytest.raises(Refused, match="Only control can do this"):
        act(exercise, by=blue)


def test_the_board_is_set_once(exercise, control):
    before = kinds(exercise)
    for _press in range(2):
        exercises.set_board(exercise, scene=Scene.POSITIONS, by=control)
    assert kinds(exercise)[len(before) :] == [Kind.BOARD_SET]
