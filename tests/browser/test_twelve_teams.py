"""A 75-minute class from set-up to the end of play: one facilitator, the board and twelve teams,
each in a browser of its own, with what goes wrong in a real one."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.factories import FacilitatorFactory
from tests.journeys.summit import SCENARIO, TEAMS
from wargame.models import Draft, Exercise, Kind
from wargame.operations import facilitators
from wargame.operations.drafts import DraftKind

from .test_a_class import next_step, reveal

LATE, PAPER, SHORT_OF_A_WRITER = "THA", "IND", "USA"
# Somebody who looks at the pages: where the pictures go.
PICTURES = os.environ.get("WARGAME_PICTURES")
DECISION = {
    "title": "Send two frigates to the strait",
    "action": "The navy sends two frigates by Friday noon and reports each passage.",
    "intended_effect": "Insurers quote the strait again within a week.",
    "rationale": "Because our trade passes there and partners wait for somebody to begin.",
}


@pytest.fixture
def control(room, transactional_db):
    """The facilitator's browser, signed in by link, at the page for a new exercise."""
    call_command("import_scenario", SCENARIO, verbosity=0)
    token = facilitators.sign_in_link(FacilitatorFactory())
    page = room.open(f"/sign-in/{token}/", room.context())
    page.click("text=Sign in as")
    page.click("text=New exercise >> nth=0")
    return page


def test_one_facilitator_plays_seventy_five_minutes_with_twelve_teams(room, control):
    exercise = set_up(control)
    board = room.open(control.get_attribute("text=Open the board", "href"), room.context("wide"))
    teams = {code: sit_down(room, exercise, code) for code in TEAMS if code != LATE}
    writer = sit_down(room, exercise, SHORT_OF_A_WRITER, chair=2)
    picture(board, "board-lobby")
    control.click("#start")
    go_on(control, teams, "Baseline estimate")
    for page in teams.values():
        give(page, 3)

    go_on(control, teams, "Brief")
    teams[LATE] = sit_down(room, exercise, LATE)
    an_inject_is_sent_and_taken_back(control, teams)
    go_on(control, teams, "Estimate")
    for point, page in enumerate(teams.values()):
        give(page, point % 7 + 1, "It is what our capital wants.")
    the_clock_stands_still(control, teams)

    go_on(control, teams, "Deliberate")
    reveal(control, "estimates")
    for page in teams.values():
        page.click(".team-mark .station:nth-child(2)")
        page.click("text=Set the position")
    for page in teams.values():
        page.wait_for_selector("text=your team stands")
    picture(control, "console")
    go_on(control, teams, "Decide")
    the_recorder_is_lost_and_the_head_writes_on(control, writer, teams[SHORT_OF_A_WRITER])
    teams.pop(PAPER).context.close()
    a_decision_comes_on_paper(control, exercise)
    picture(control, "console-decide")
    go_on(control, teams, "Plenary")
    reveal(control, "positions")
    reveal(control, "decisions")
    show_the_positions(control, board, exercise)

    for step in ("Adjudicate", "Estimate", "Deliberate", "Decide"):
        go_on(control, teams, step)
    control.click("#next-ends-play summary")
    go_on(control, teams, "Final estimate")
    exercise.refresh_from_db()
    assert exercise.has_ended
    the_record_tells_it_all(exercise)
    pages = [control, board, *teams.values()]
    assert [fault for page in pages for fault in page.faults] == []


def set_up(control) -> Exercise:
    control.fill("[name=expected_heads]", "24")
    control.check("label.tick:has-text('75-minute class') input", force=True)
    for code in TEAMS:
        control.check(f"[name=plays-{code}]", force=True)
        control.fill(f"[name=chairs-{code}]", "2")
    control.click("main button.is-primary")
    control.wait_for_selector("#open-anyway")
    control.click("#open-anyway summary")
    control.click("#open-lobby")
    control.wait_for_selector("#start")
    return Exercise.objects.get()


def sit_down(room, exercise, code, chair=1):
    page = room.open(f"/x/{exercise.code}/", room.context("phone" if chair == 2 else "laptop"))
    page.fill("[name=name]", f"{code} {chair}")
    page.click(f"details:has([value='{code}-{chair}']) summary")
    page.check(f"[value='{code}-{chair}']")
    page.click("text=Accept and sit down")
    page.wait_for_selector('[data-link-state][data-state="on"]')
    return page


def give(page, point, reason=""):
    """What this person thinks before anybody talks, of every tension that is asked about."""
    for station in page.locator(f".station:nth-child({point}) input").all():
        station.check(force=True)
    if reason:
        page.locator("[name$=confidence][value=high]").first.check(force=True)
        page.locator("textarea[name$=reason]").first.fill(reason)
    page.click("text=Place my estimate")
    page.wait_for_selector("text=Place my estimate", state="detached")


def go_on(control, teams, step):
    """The next step, and every room is in it."""
    next_step(control, step)
    exercise = Exercise.objects.select_related("step").get()
    assert exercise.step.title == step
    key = re.compile(rf"^(play|ended|debrief)-{exercise.step.number}-")
    for page in teams.values():
        expect(page.locator("#task")).to_have_attribute("data-key", key)


def an_inject_is_sent_and_taken_back(control, teams):
    """Nobody has opened it yet, so that it goes as if it had never been there."""
    release = control.locator("#injects [id^=release-]").first
    title = control.locator("#injects .title").first.inner_text()
    release.click()
    teams["USA"].wait_for_selector(f"#injects :text('{title}')", state="attached")
    control.click("#injects [id^=withdraw-]")
    for code in ("USA", "GBR"):
        teams[code].wait_for_selector(f"#injects :text('{title}')", state="detached")


def the_clock_stands_still(control, teams):
    control.click("#pause")
    for code in ("USA", LATE):
        teams[code].wait_for_selector("#clock :text('aused')")
    control.click("#resume")
    teams["USA"].wait_for_selector("#clock :text('aused')", state="detached")


def the_recorder_is_lost_and_the_head_writes_on(control, writer, head):
    """What the recorder wrote stands; the pen is free when they have been still for 90 seconds."""
    writer.click("#take-decision")
    writer.fill("#decision-title", DECISION["title"])
    head.wait_for_selector(f"#draft :text('{DECISION['title']}')")
    writer.context.close()
    control.wait_for_selector("#teams :text('USA 2 lost')")
    long_ago = Draft.objects.get().pen_moved_at - timedelta(seconds=91)
    Draft.objects.update(pen_moved_at=long_ago)
    head.click("#take-decision")
    for name, text in DECISION.items():
        head.fill(f"#decision-{name}", text)
    expect(head.locator("#decision-title")).to_have_value(DECISION["title"])
    head.locator("#decision-rationale").blur()
    expect(head.locator("form[data-autosave] [data-unsaved]")).to_have_count(0)


def a_decision_comes_on_paper(control, exercise):
    """Of a team whose only laptop has gone."""
    control.wait_for_selector(f"#teams :text('{PAPER} 1 lost')")
    team = exercise.teams.get(code=PAPER)
    desk = control.context.new_page()
    desk.goto(control.url.replace("/console/", f"/teams/{team.pk}/paper/"))
    sheet = desk.locator("form[action*='paper/decision']")
    for name, text in (DECISION | {"assumption_1": "The crews are ready."}).items():
        sheet.locator(f"[name={name}]").fill(text)
    sheet.locator("[name=answers]").first.check()
    sheet.locator("[name=confidence][value=moderate]").check(force=True)
    sheet.locator("[name=dissenters]").fill("0")
    sheet.locator("text=Put on record from paper").click()
    desk.wait_for_selector("text=The decision is on record since")
    desk.close()


def show_the_positions(control, board, exercise):
    exercise.refresh_from_db()
    tension = exercise.step.move.tensions.first()
    control.click(f"#positions-{tension.pk}")
    control.click("#stage-positions")
    board.wait_for_selector(f"#board :text('{tension.name}')")
    board.wait_for_selector("#board :text('2 toward')")
    picture(board, "board-positions")


def the_record_tells_it_all(exercise):
    kinds = set(exercise.journal.values_list("kind", flat=True))
    happened = {Kind.INJECT_WITHDRAWN, Kind.CLOCK_PAUSED, Kind.CLOCK_RESUMED, Kind.SEAT_AWAY}
    assert happened <= kinds
    assert exercise.decisions.get().is_from_paper
    assert exercise.seats.get(name=f"{LATE} 1").taken_at > exercise.started_at
    assert exercise.positions.count() == len(TEAMS)
    draft = Draft.objects.get(team__code=SHORT_OF_A_WRITER, kind=DraftKind.DECISION)
    texts = {row.name: row.text for row in draft.texts.current()}
    assert DECISION.items() <= texts.items()


def picture(page, name):
    if PICTURES:
        page.screenshot(path=Path(PICTURES, f"{name}.png"), full_page=True)
