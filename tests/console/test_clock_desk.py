"""Changing the times: what an act would do is shown first, then done; and it can be undone."""

from datetime import timedelta

import pytest
import time_machine

from tests.cast import browser_of, control_of, go_to, open_and_start
from tests.factories import make_exercise
from wargame.models import Kind, StepKind
from wargame.operations import inject_times, moves

from .conftest import words


@pytest.fixture
def briefed(console):
    """Ten minutes after the start, in move 1, in a brief that has just begun."""
    start = console.exercise.running_since.replace(hour=12, minute=0, second=0)
    console.exercise.running_since = start
    console.exercise.save()
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        go_to(console.exercise, StepKind.BRIEF, 1)
        yield console


def shown(console, **act):
    page = console.browser.get(console.address("clock"), act)
    return words(page.content.decode())


def test_it_shows_the_end_the_steps_and_the_injects_before_anything_is_done(briefed):
    text = shown(briefed, turn="shift", minutes=7)
    assert "The end moves from 13:25 to 13:32." in text
    assert "Estimate 12:15 12:22" in text
    assert "1.2 Inject title 1.2 12:12 12:19" in text
    assert not briefed.exercise.journal.filter(kind=Kind.CLOCK_SHIFTED).exists()


def test_what_was_shown_is_done_with_one_press(briefed):
    seen = briefed.exercise.journal.order_by("-number").first().number
    briefed.press("clock-turn", turn="shift", minutes=7, seen=seen)
    assert "ends 13:32" in briefed.text("run-sheet")
    assert "12:19 Inject title 1.2" in briefed.text("injects")


def test_a_step_ahead_names_what_is_left_out_and_one_back_begins_anew(briefed):
    text = shown(briefed, turn="go", step=6)
    assert "Deliberate 12:20 at no time" in text
    assert "Decide 12:25 at once" in text
    briefed.press("clock-turn", turn="go", step=6)
    assert "Go back to Brief" in shown(briefed, turn="go", step=3)


def test_the_last_act_is_undone_from_the_console(briefed):
    briefed.press("clock-change", minutes=5)
    assert "Undo +5 min" in briefed.text("clock")
    entry = briefed.exercise.journal.order_by("-number").first().number
    briefed.press("clock-undo", entry=entry)
    assert "ends 13:25" in briefed.text("run-sheet")
    assert "Undo" not in briefed.text("clock")


def test_the_presses_of_the_console_say_when_it_would_end(briefed):
    text = briefed.text("clock")
    for said in ("−1 ends 13:24", "+5 min ends 13:30", "Next step: Estimate ends 13:20"):
        assert said in text


def test_what_next_would_do_is_what_it_does_past_a_step_that_was_cut(briefed):
    cut = briefed.exercise.steps.filter(kind=StepKind.ESTIMATE, move__number=1)
    cut.update(length=timedelta())
    assert "Go on to Deliberate" in briefed.text("clock")
    briefed.press("step-next", after=briefed.exercise.step.number)
    briefed.exercise.refresh_from_db()
    assert briefed.exercise.step.kind == StepKind.DELIBERATE


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ({"turn": "shift"}, "Say by how many minutes."),
        ({"turn": "change", "minutes": "121"}, "At most two hours can be added at once."),
        ({"turn": "go"}, "Choose a step."),
    ],
)
def test_what_is_missing_or_too_much_is_said(briefed, act, said):
    page = briefed.browser.get(briefed.address("clock"), act)
    assert page.status_code == 422
    assert said in words(page.content.decode())


def test_players_and_strangers_find_neither_the_page_nor_its_acts(console, blue, nobody):
    for browser in (browser_of(blue), nobody):
        assert browser.get(console.address("clock")).status_code == 404
        for act in ("clock-turn", "clock-undo", "injects-schedule"):
            assert browser.post(console.address(act)).status_code == 404


def test_an_inject_is_set_to_go_held_and_let_go(briefed):
    inject = briefed.exercise.injects.get(number="1.2")
    briefed.press("inject-time", inject.pk, **{"at-how": "minute", "at-move": 1, "at-minute": 4})
    assert "12:14 Inject title 1.2" in briefed.text("injects")
    assert "goes by itself" in briefed.text("injects")
    briefed.press("inject-hold", inject.pk)
    assert "Held: 1" in briefed.text("injects")
    briefed.press("inject-let-go", inject.pk)
    assert "Held" not in briefed.text("injects")
    page = briefed.press("inject-time", inject.pk, **{"at-how": "step"})
    assert page.status_code == 422
    assert "Choose a step." in words(page.content.decode())


def test_one_press_lets_the_whole_plan_go_and_nothing_asks_for_a_hand(briefed):
    assert "Let 6 go at their times" in briefed.text("injects")
    briefed.press("injects-schedule")
    assert "go at their times" not in briefed.text("injects")
    assert "is due" not in briefed.text("attention")


@pytest.mark.parametrize("teams", [3, 12])
def test_it_takes_the_same_queries_for_three_teams_and_for_twelve(
    db, console_of, teams, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams))
    inject_times.schedule_plan(exercise, by=control_of(exercise))
    moves.pause(exercise, by=control_of(exercise))
    console = console_of(exercise)
    with django_assert_num_queries(6):
        console.browser.get(console.address("clock"), {"turn": "shift", "minutes": 5})
