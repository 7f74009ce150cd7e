"""Planned against really run, in exercise time, with what was released on the way."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, go_to, viewer_of
from wargame.measures.clock_acts import ClockAct, Turn
from wargame.models import Exercise, Inject, StepKind
from wargame.operations import exercises, injects, moves
from wargame.queries.reviews import review as review_of


def at(minute):
    return timedelta(minutes=minute)


def began_at(exercise, first, *minutes):
    """Let the first steps begin at these minutes of exercise time, then let the clock stand."""
    control, start = control_of(exercise), exercise.running_since
    for number, minute in enumerate(minutes, start=1):
        with time_machine.travel(start + at(minute), tick=False):
            moves.next_step(exercise, after=number, by=control)
    with time_machine.travel(start + at([first, *minutes][-1] + 2), tick=False):
        moves.pause(exercise, by=control)
    exercise.refresh_from_db()


def run_of(exercise, seat=None):
    return review_of(viewer_of(seat or control_of(exercise))).run


def lines_of(run):
    return [line for leg in run.legs for line in leg.lines]


def test_every_step_has_its_planned_minutes_and_those_it_took(exercise):
    began_at(exercise, 0, 7, 10)
    lines = lines_of(run_of(exercise))
    assert [(line.planned, line.took) for line in lines[:3]] == [(5, 7), (5, 3), (5, None)]
    assert [line.difference_in_words for line in lines[:2]] == ["+2", "−2"]
    assert [line.is_open for line in lines[:4]] == [False, False, True, False]


@pytest.mark.parametrize(
    ("second", "title"),
    [
        (5, "The run kept to its plan"),
        (6, "The run took 1 minute more than planned"),
        (8, "The run took 3 minutes more than planned"),
        (3, "The run took 2 minutes less than planned"),
    ],
)
def test_the_title_says_what_came_of_the_plan(exercise, second, title):
    began_at(exercise, 0, second)
    assert run_of(exercise).finding == title


def test_at_the_first_step_nothing_can_be_said_yet(exercise):
    began_at(exercise, 0)
    assert run_of(exercise).finding == "Play has only begun"


def test_a_pause_is_no_time_played(exercise):
    began_at(exercise, 0, 5)
    hours_later = timezone.now() + at(600)
    exercise.steps.filter(number=2).update(began_at=hours_later)
    exercise.steps.filter(number=1).update(done_at=hours_later)
    assert lines_of(run_of(exercise))[0].took == 5


def test_a_review_left_open_overnight_draws_no_night(exercise):
    began_at(exercise, 0, 5)
    Exercise.objects.filter(pk=exercise.pk).update(played=at(900))
    exercise.refresh_from_db()
    last = run_of(exercise).chart.run[-1].bar
    assert (last.start, last.length) == (5, 5)


def test_steps_that_were_passed_over_are_named_and_counted(exercise, control):
    go_to(exercise, StepKind.BRIEF, 1)
    exercises.end(exercise, by=control)
    exercise.refresh_from_db()
    run = run_of(exercise)
    passed = [line for line in lines_of(run) if line.took is None and not line.is_open]
    assert run.skipped == len(passed) - 2
    assert passed[0].step.kind == StepKind.ESTIMATE


def test_legs_are_named_by_their_move(exercise):
    assert [leg.title for leg in run_of(exercise).legs] == [
        "Opening",
        "Move 1: Move title 1",
        "Move 2: Move title 2",
        "Close",
    ]


def test_an_inject_stands_in_the_step_in_which_it_was_released(exercise, control, blue):
    began_at(exercise, 0, 5, 10)
    for number, minute in (("1.1", 4.9), ("1.2", 5)):
        injects.release(exercise.injects.get(number=number), by=control)
        Inject.objects.filter(exercise=exercise, number=number).update(released_in=at(minute))
    run = run_of(exercise)
    assert [[one.number for one in line.injects] for line in lines_of(run)[:3]] == [
        ["1.1"],
        ["1.2"],
        [],
    ]
    assert [one.sign.text for one in run.chart.slips] == ["1.1", "1.2"]


def test_the_plan_of_injects_is_never_shown(exercise, control):
    began_at(exercise, 0, 5)
    assert run_of(exercise).injects == []
    assert run_of(exercise).chart.slips == []


def test_the_chart_says_in_words_what_it_shows(exercise):
    began_at(exercise, 0, 6)
    sentence = run_of(exercise).chart.sentence
    assert sentence == "The run took 1 minute more than planned. 0 injects. 0 decisions."


def test_a_step_to_which_control_went_back_took_all_of_its_visits(exercise, control):
    start = exercise.running_since
    for minute, step in ((5, 2), (9, 3), (12, 2), (14, 3)):
        with time_machine.travel(start + at(minute), tick=False):
            moves.turn(exercise, ClockAct(Turn.GO, step=step), by=control)
            exercise.refresh_from_db()
            run = run_of(exercise)
    assert [line.took for line in lines_of(run)[:3]] == [5, 6, None]
    assert [round(one.bar.start) for one in run.chart.run] == [0, 5, 9, 12, 14]
