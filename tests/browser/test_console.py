"""Control's console in real browsers: it follows, keeps what is cued, and works without script."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import control_of, go_to, open_and_start, sit
from tests.factories import make_exercise
from wargame.models import Exercise, Reveal, StepKind
from wargame.operations import injects, moves, seats


@pytest.fixture
def deciding(transactional_db) -> Exercise:
    """Move 1, deciding, with one of its injects released."""
    exercise = open_and_start(make_exercise())
    for code in ("BLU", "RED", "GRN"):
        for place in (1, 2):
            seats.arrive(sit(exercise, code, f"{code} {place}"))
    go_to(exercise, StepKind.DECIDE, 1)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    return exercise


def test_a_second_console_follows_the_first(room, deciding, is_connected):
    one, two = room.control(deciding), room.control(deciding, "phone")
    is_connected(one)
    is_connected(two)
    one.click("#pause")
    one.wait_for_selector("#resume")
    two.wait_for_selector("#resume")
    assert not one.faults + two.faults


def test_a_reveal_that_is_cued_stays_cued_while_the_page_follows(room, deciding, is_connected):
    page = room.control(deciding)
    is_connected(page)
    page.click("#cue-1-decisions summary")
    moves.change_length(deciding, minutes=2, by=control_of(deciding))
    page.wait_for_selector("#clock :text('06:')")
    assert page.get_attribute("#cue-1-decisions", "open") is not None
    page.click("#reveal-1-decisions")
    page.wait_for_selector("#reveals :text('Open since')")
    assert Reveal.objects.get().move == deciding.step.move


def test_an_inject_comes_due_although_nobody_does_anything(room, deciding, is_connected):
    due = deciding.injects.get(number="1.3")
    start = deciding.steps.get(kind=StepKind.BRIEF, move__number=1).began
    soon = deciding.running_since + start + timedelta(minutes=due.minute, seconds=-6)
    played = deciding.exercise_time() - (soon - deciding.running_since)
    Exercise.objects.filter(pk=deciding.pk).update(running_since=deciding.running_since + played)
    deciding.injects.get(number="1.2").delete()
    page = room.control(deciding)
    is_connected(page)
    assert page.locator("#attention :text('Inject 1.3 is due')").count() == 0
    page.wait_for_selector("#attention :text('Inject 1.3 is due')")
    page.click(f"#due-{due.pk}")
    page.wait_for_selector("#attention :text('Inject 1.3 is due')", state="detached")
    assert not page.faults


def test_without_script_every_press_is_a_form(room, deciding):
    session = room.control(deciding).context.cookies()[0]["value"]
    context = room.chrome.new_context(java_script_enabled=False)
    room.contexts.append(context)
    context.add_cookies([{"name": "sessionid", "value": session, "url": room.site}])
    page = room.open(f"/x/{deciding.code}/console/", context)
    page.click("#pause")
    page.wait_for_selector("#resume")
    page.click("#cue-1-decisions summary")
    page.click("#reveal-1-decisions")
    page.wait_for_selector("#reveals :text('Open since')")
    page.click("#next-step")
    page.wait_for_selector("#clock :text('Plenary')")


@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_console_people_and_inject_have_no_faults_of_access(room, deciding, size):
    page = room.control(deciding, size)
    inject = deciding.injects.get(number="1.2")
    for path in ("console/", "people/", f"injects/{inject.pk}/"):
        page.goto(f"{room.site}/x/{deciding.code}/{path}")
        for closed in page.query_selector_all("main details:not([open]) > summary"):
            closed.click()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
