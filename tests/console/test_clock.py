"""The clock of control: what each press does, said once however often it is pressed."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, decide, go_to, sit
from tests.factories import make_exercise
from wargame.models import Kind, StepKind
from wargame.operations import exercises, seats


def after(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def test_next_names_the_step_that_comes(console):
    assert "Next step: Baseline" in console.text("clock")
    console.press("step-next", after=1)
    assert "Next step: Brief" in console.text("clock")


def test_next_pressed_twice_goes_on_once(console):
    for _press in range(2):
        console.press_live("step-next", after=1)
    console.exercise.refresh_from_db()
    assert console.exercise.step.number == 2


def test_to_script_there_is_nothing_to_say_and_a_plain_form_comes_back(console):
    assert console.press_live("clock-pause").status_code == 204
    page = console.press("clock-resume")
    assert page.redirect_chain == [(console.address("console"), 302)]


def test_paused_it_offers_to_run_on(console):
    console.press("clock-pause")
    assert "Let it run" in console.text("clock")
    console.press("clock-resume")
    assert "Pause" in console.text("clock")


@pytest.mark.parametrize("minutes", [61, -31, "many", ""])
def test_more_than_an_hour_or_no_number_is_refused_in_words(console, minutes):
    answer = console.press_live("clock-change", minutes=minutes)
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#flash"
    assert not console.exercise.journal.filter(kind=Kind.CLOCK_CHANGED).exists()


def test_minutes_are_added(console):
    console.press("clock-change", minutes=5)
    entry = console.exercise.journal.get(kind=Kind.CLOCK_CHANGED)
    assert entry.refs["minutes"] == 5


def test_it_says_how_many_have_not_released(console, blue):
    for code in ("RED", "GRN"):
        seats.arrive(sit(console.exercise, code, f"Lead {code}", chair=1))
    seats.arrive(blue)
    go_to(console.exercise, StepKind.DECIDE, 1)
    assert "3 teams have not released their decisions." in console.text("clock")
    decide(console.exercise, blue)
    assert "2 teams have not released their decisions." in console.text("clock")


def test_ending_play_takes_two_presses(console):
    text = console.region("clock")
    cue, act = text.index('<details class="act-twice" id="end-play">'), text.index('id="end-now"')
    assert cue < act < text.index("</details>", cue)
    assert "locks the records" in console.text("clock")


def test_the_step_that_ends_play_takes_two_presses_too(console):
    go_to(console.exercise, StepKind.ADJUDICATE, 2)
    text = console.region("clock")
    assert text.index('id="next-ends-play"') < text.index('id="next-step"')
    assert "End play and begin Final estimate" in console.text("clock")


def test_after_play_it_leads_to_the_review_and_the_exports(console):
    go_to(console.exercise, StepKind.REVIEW)
    text = console.region("clock")
    assert "Records are locked." in console.text("clock")
    for name in ("review", "export-json", "export-csv"):
        assert console.address(name) in text
    assert "end-now" not in text


def test_before_the_start_it_says_who_is_here(db, console_of):
    exercise = make_exercise()
    control = control_of(exercise)
    console = console_of(exercise)
    assert "Open for joining" in console.text("clock")
    exercises.open_lobby(exercise, by=control)
    seat = seats.take(exercise, name="Bea", ticket="bea")
    assert "1 of 12 has sat down, 0 here now." in console.text("clock")
    seats.arrive(seat)
    assert "1 of 12 has sat down, 1 here now." in console.text("clock")
    assert "Start: Welcome" in console.text("clock")


def test_the_run_sheet_says_how_late_it_is_and_when_it_ends(console):
    with after(0):
        assert "on time," in console.text("run-sheet")
    with after(12):
        assert "7 min late," in console.text("run-sheet")
        console.press("step-next", after=1)
        text = console.text("run-sheet")
    assert "12 (5)" in text
    assert "7 min late," in text


def test_taking_minutes_makes_it_early(console):
    with after(0):
        console.press("clock-change", minutes=-3)
        assert "3 min early," in console.text("run-sheet")


def test_steps_left_out_are_called_skipped(console):
    exercises.end(console.exercise, by=control_of(console.exercise))
    assert "skipped" in console.text("run-sheet")


def test_while_the_clock_stands_the_end_is_asked_for_again(console):
    console.press("clock-pause")
    assert 'data-due-ms="60000"' in console.region("run-sheet")
