"""What speaks for an inject: it is suggested to control, with a reason, and never sent by it."""

from datetime import timedelta

import pytest
import time_machine

from tests.cast import browser_of, control_of, decide, go_to, open_and_start, sit
from tests.factories import FacilitatorFactory, make_exercise, make_version
from wargame.models import InjectKind, StepKind, Trigger
from wargame.operations import exercises, inject_times, injects
from wargame.operations.inject_times import When

from .conftest import words


@pytest.fixture
def to_red(exercise):
    return exercise.injects.get(number="2.3")


def suggest(inject, control, **when):
    inject_times.set_trigger(inject, When(**when), by=control)


def test_a_decision_of_the_named_team_speaks_for_it(console, control, blue, red, to_red):
    suggest(to_red, control, trigger=Trigger.RELEASED, team=blue.team)
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, red)
    assert "Inject 2.3?" not in console.text("attention")
    decide(console.exercise, blue)
    assert "Inject 2.3? BLU has released a decision Release" in console.text("attention")
    assert "BLU has released a decision" in console.text("injects")
    assert not to_red.deliveries.exists()


def test_quiet_speaks_for_it_in_time_of_play(console, control, blue, to_red):
    suggest(to_red, control, trigger=Trigger.QUIET, line=6)
    go_to(console.exercise, StepKind.DELIBERATE, 1)
    now = console.exercise.running_since
    with time_machine.travel(now + timedelta(minutes=5), tick=False):
        assert "Inject 2.3?" not in console.text("attention")
    with time_machine.travel(now + timedelta(minutes=7), tick=False):
        assert "Nobody gave anything for" in console.text("attention")


def test_a_theater_under_its_line_speaks_for_it(db, console_of):
    exercise = open_and_start(make_exercise(has_ledger=True))
    control, inject = control_of(exercise), exercise.injects.get(number="2.3")
    go_to(exercise, StepKind.DECIDE, 1)
    theater = exercise.version.theaters.get(key="south")
    suggest(inject, control, trigger=Trigger.COVERAGE, line=50, theater=theater)
    assert "South is covered to 0 percent" in console_of(exercise).text("attention")


def test_not_now_holds_it_back(console, control, blue, to_red):
    suggest(to_red, control, trigger=Trigger.RELEASED)
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, blue)
    console.press("inject-hold", to_red.pk)
    assert "Inject 2.3?" not in console.text("attention")


def test_the_sheet_sets_it_and_asks_for_the_line(console, to_red):
    page = console.press("inject-trigger", to_red.pk, **{"on-trigger": "quiet"})
    assert page.status_code == 422
    assert "Say how many." in words(page.content.decode())
    console.press("inject-trigger", to_red.pk, **{"on-trigger": "quiet", "on-line": 5})
    to_red.refresh_from_db()
    assert (to_red.trigger, to_red.trigger_line) == (Trigger.QUIET, 5)


def test_control_sees_it_as_any_team_would_and_nobody_else_does(console, blue, red, nobody, to_red):
    for team in (blue.team, red.team):
        text = words(console.open("inject-as", to_red.pk, team.pk).content.decode())
        assert f"As {team.name} will see it" in text
        assert ("does not send it to this team" in text) == (team.code == "BLU")
        assert "Inject text 2.3." in text
    for browser in (browser_of(red), nobody):
        address = console.address("inject-as", to_red.pk, red.team.pk)
        assert browser.get(address).status_code == 404
    assert not to_red.deliveries.exists()


@pytest.mark.parametrize("kind", InjectKind)
def test_a_form_can_begin_with_a_snippet_of_each_kind(console, kind):
    page = console.open("inject-write").content.decode()
    assert words(page).count(str(kind.label)) >= 3
    begun = console.browser.get(console.address("inject-write"), {"from": "demarche"})
    assert "asks for an answer by [time]" in begun.content.decode()


def test_the_pace_says_before_whom_much_lies_unopened(console, control):
    sit(console.exercise, "BLU", "Bea")
    go_to(console.exercise, StepKind.BRIEF, 1)
    blue = console.exercise.teams.filter(code="BLU")
    for inject in console.exercise.injects.filter(move=1):
        injects.release(inject, by=control, teams=blue)
    assert "Much at once. Unopened: BLU 3" in console.text("injects")


def test_a_scenario_says_what_speaks_for_an_inject_unless_its_team_does_not_play(db):
    version = make_version()
    of_scenario = {
        "2.1": {"trigger": Trigger.RELEASED, "trigger_team": "BLU"},
        "2.2": {"trigger": Trigger.COVERAGE, "trigger_line": 50, "trigger_theater": "north"},
        "2.3": {"trigger": Trigger.RELEASED, "trigger_team": "GRN"},
    }
    for number, said in of_scenario.items():
        version.plannedinjects.filter(number=number).update(**said)
    exercise = exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=version.formatpresets.get(),
        title="Strait Watch",
        chairs={"BLU": 2, "RED": 2},
        expected_heads=4,
    )
    released, coverage, of_nobody = exercise.injects.filter(move=2)
    assert (released.trigger, released.trigger_team.code) == (Trigger.RELEASED, "BLU")
    assert (coverage.trigger_line, coverage.trigger_theater.key) == (50, "north")
    assert of_nobody.trigger == ""
