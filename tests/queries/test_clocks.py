"""The clock that everyone sees, and the line of the whole run."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import go_to
from tests.factories import make_exercise
from wargame.models import StepKind, Viewer
from wargame.operations import moves
from wargame.queries import clocks


def clock_of(exercise):
    exercise.refresh_from_db()
    return clocks.clock(Viewer.nobody(exercise))


def after(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def test_before_play_the_whole_length_is_shown(db):
    clock = clock_of(make_exercise(moves=1))
    assert (clock.state, clock.figures) == ("waiting", "55:00")


def test_a_running_step_counts_down(exercise):
    with after(2):
        clock = clock_of(exercise)
    assert clock.state == "running"
    assert clock.figures == "03:00"
    assert clock.words == "left in Welcome"


def test_the_last_minute_is_said_in_words(exercise):
    with after(4.5):
        assert clock_of(exercise).words == "last minute of Welcome"


def test_a_step_that_has_run_out_waits_for_control(exercise):
    with after(9):
        clock = clock_of(exercise)
    assert (clock.state, clock.figures, clock.remaining_ms) == ("out", "00:00", 0)


def test_a_paused_clock_stands(exercise, control):
    moves.pause(exercise, by=control)
    with after(30):
        clock = clock_of(exercise)
    assert (clock.state, clock.remaining_ms) == ("paused", None)
    assert clock.figures == "05:00"


def test_two_minutes_more_after_time_has_run_out_are_two_minutes(exercise, control):
    with after(9):
        moves.change_length(exercise, minutes=2, by=control)
        assert clock_of(exercise).figures == "02:00"


def test_time_taken_away_never_ends_a_step_in_the_past(exercise, control):
    with after(4):
        moves.change_length(exercise, minutes=-10, by=control)
        assert clock_of(exercise).state == "out"


def test_the_steps_of_the_present_move_are_shown(exercise):
    go_to(exercise, StepKind.DELIBERATE, 1)
    clock = clock_of(exercise)
    assert (clock.move_number, clock.moves) == (1, 2)
    assert [step.state for step in clock.steps] == ["done", "done", "now", "next", "next", "next"]


def test_between_moves_only_the_steps_around_are_shown(exercise):
    clock = clock_of(exercise)
    assert [(step.title, step.state) for step in clock.steps] == [
        ("Welcome", "now"),
        ("Baseline", "next"),
    ]


def test_the_line_is_cut_in_proportion_to_planned_minutes(exercise):
    go_to(exercise, StepKind.BASELINE)
    line = clocks.neatline(Viewer.nobody(exercise))
    assert [part.kind for part in line.segments[:4]] == ["past", "now", "next", "next-alt"]
    assert line.minutes == 5 * len(line.segments)
    assert line.breaks == (10, 40, 70)


@pytest.mark.parametrize(
    ("seconds", "figures"), [(0, "00:00"), (59.2, "01:00"), (372, "06:12"), (3661, "1:01:01")]
)
def test_figures_round_up(seconds, figures):
    assert clocks.figures(timedelta(seconds=seconds)) == figures


@pytest.mark.parametrize("teams", [3, 12])
def test_the_clock_costs_one_query(db, teams, django_assert_num_queries):
    viewer = Viewer.nobody(make_exercise(teams=teams))
    with django_assert_num_queries(1):
        clocks.clock(viewer)
    with django_assert_num_queries(1):
        clocks.neatline(viewer)
