"""The scrubber in a browser: moved by keyboard, played, fit for every screen, and still."""

import pytest
from playwright.sync_api import expect

from tests.cast import control_of, decide, go_to, open_and_start, sit
from tests.factories import make_exercise
from wargame.models import StepKind
from wargame.operations import injects

from .test_every_page import in_every_size


@pytest.fixture
def lead(transactional_db):
    """Head of a team that decided; play is over."""
    exercise = open_and_start(make_exercise(moves=1))
    lead = sit(exercise, "BLU", "Bea", chair=1)
    go_to(exercise, StepKind.DECIDE, 1)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    decide(exercise, lead)
    go_to(exercise, StepKind.REVIEW)
    return lead


def test_a_run_is_gone_through_again(room, lead):
    page = room.player(lead)
    page.goto(f"{room.site}/x/{lead.exercise.code}/seats/{lead.pk}/review/")
    page.click("text=What did they know then")
    sheet = page.frame_locator("#stage")
    expect(sheet.locator("main")).to_contain_text("Welcome")
    page.focus("#scrub")
    page.keyboard.press("End")
    expect(page.locator("#stage-h")).to_contain_text("State of Blu at")
    expect(sheet.locator("main")).to_contain_text("What surprised you")
    assert page.evaluate("document.activeElement.id") == "scrub"
    page.click("text=Move 1: Decide")
    expect(sheet.locator("#draft")).not_to_contain_text("Send two frigates")
    page.click("text=Bea released a decision")
    expect(sheet.locator("body")).to_contain_text("Send two frigates")
    assert sheet.locator("button:enabled, input:enabled, textarea:enabled").count() == 0
    page.select_option("#speed", "16")
    place = page.input_value("#scrub")
    page.click("[data-play]")
    expect(page.locator("#scrub")).not_to_have_value(place)
    page.click("[data-play]")
    assert page.faults == []
    in_every_size(page)
