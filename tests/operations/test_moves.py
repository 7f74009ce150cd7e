"""The clock and the steps: once pressed is once done, and exercise time stands while paused."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, go_to
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Kind, Scene, State, StepKind
from wargame.operations import exercises, moves
from wargame.queries.clocks import time_left


def after(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def entries(exercise, kind):
    return exercise.journal.filter(kind=kind).count()


def left(exercise):
    exercise.refresh_from_db()
    return round(time_left(exercise, exercise.step).total_seconds())


def test_a_pause_stops_exercise_time_until_it_runs_on(exercise, control):
    with after(1):
        moves.pause(exercise, by=control)
    with after(31):
        exercise.refresh_from_db()
        assert exercise.state == State.PAUSED
        assert round(exercise.exercise_time().total_seconds()) == 60
        moves.resume(exercise, by=control)
    with after(32):
        exercise.refresh_from_db()
        assert exercise.state == State.IN_PLAY
        assert round(exercise.exercise_time().total_seconds()) == 120


def test_pausing_twice_is_recorded_once(exercise, control):
    moves.pause(exercise, by=control)
    moves.pause(exercise, by=control)
    assert entries(exercise, Kind.CLOCK_PAUSED) == 1


def test_a_clock_that_runs_is_not_started_again(exercise, control):
    moves.resume(exercise, by=control)
    assert entries(exercise, Kind.CLOCK_RESUMED) == 0


@pytest.mark.parametrize(("minutes", "seconds"), [(2, 420), (-1, 240), (-30, 0)])
def test_a_step_is_lengthened_and_shortened_but_never_ends_before_now(
    exercise, control, minutes, seconds
):
    with time_machine.travel(exercise.running_since, tick=False):
        moves.change_length(exercise, minutes=minutes, by=control)
        assert left(exercise) == seconds


def test_minutes_for_a_step_that_has_run_over_count_from_now(exercise, control):
    with after(9):
        moves.change_length(exercise, minutes=2, by=control)
        assert left(exercise) == 120


def test_taking_minutes_from_a_step_that_has_run_over_is_not_recorded(exercise, control):
    with after(9):
        moves.change_length(exercise, minutes=-1, by=control)
    assert entries(exercise, Kind.CLOCK_CHANGED) == 0


def test_next_pressed_twice_on_the_same_step_goes_on_once(exercise, control):
    moves.next_step(exercise, after=1, by=control)
    moves.next_step(exercise, after=1, by=control)
    exercise.refresh_from_db()
    assert exercise.step.number == 2
    assert entries(exercise, Kind.STEP_BEGUN) == 2


def test_the_last_step_has_no_next(exercise, control):
    go_to(exercise, StepKind.EXIT)
    with pytest.raises(Refused):
        moves.next_step(exercise, after=exercise.step.number, by=control)


def test_the_first_step_after_play_locks_the_records_and_clears_the_board(exercise, control):
    exercises.set_board(exercise, scene=Scene.DECISIONS, by=control)
    go_to(exercise, StepKind.FINAL)
    assert exercise.has_ended
    assert exercise.state == State.ENDED
    assert exercise.scene == Scene.CLOCK
    assert entries(exercise, Kind.EXERCISE_ENDED) == 1
    go_to(exercise, StepKind.REVIEW)
    assert exercise.state == State.DEBRIEF
    assert entries(exercise, Kind.EXERCISE_ENDED) == 1


def test_before_the_start_there_is_no_step_to_move(db):
    exercise = make_exercise()
    control = control_of(exercise)
    exercises.open_lobby(exercise, by=control)
    for act in (
        lambda: moves.next_step(exercise, after=1, by=control),
        lambda: moves.change_length(exercise, minutes=1, by=control),
        lambda: moves.resume(exercise, by=control),
    ):
        with pytest.raises(Refused):
            act()


def test_only_control_moves_the_clock(exercise, blue):
    for act in (
        lambda: moves.pause(exercise, by=blue),
        lambda: moves.resume(exercise, by=blue),
        lambda: moves.change_length(exercise, minutes=1, by=blue),
        lambda: moves.next_step(exercise, after=1, by=blue),
    ):
        with pytest.raises(Refused):
            act()
