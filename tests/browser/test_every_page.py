"""Every page in every step: no faults of access, nothing wider than the screen, by keyboard too."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import (
    browser_of_control,
    control_of,
    decide,
    go_to,
    move_of,
    open_and_start,
    sit,
    write,
)
from tests.factories import make_exercise, make_series
from wargame.models import (
    ActionCategory,
    Confidence,
    DraftKind,
    Exercise,
    Hindsight,
    LessonKind,
    Occasion,
    Revealed,
    Scene,
    StepKind,
)
from wargame.operations import (
    adjudication,
    drafts,
    exercises,
    fact_checks,
    improvements,
    injects,
    lessons,
    positions,
    reveals,
    review,
)
from wargame.operations.positions import Mark
from wargame.operations.seats import key_for

from .conftest import WIDTHS

OPEN_ALL = "for (const one of document.querySelectorAll('main details')) one.open = true"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    exercise = open_and_start(make_exercise())
    for code in ("BLU", "RED"):
        for chair in (1, 2, 3):
            sit(exercise, code, f"{code} {chair}", chair=chair)
    return exercise


def is_free_of_faults(page):
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def in_every_size(page):
    """Nothing is wider than the screen; what is hidden or stacked differs on a phone alone."""
    page.evaluate(OPEN_ALL)
    for size, (width, height) in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(50)
        assert page.evaluate(TOO_WIDE) <= 0, (page.url, size)
        if size != "wide":
            is_free_of_faults(page)


def people(exercise):
    return exercise.seats.players().order_by("pk")


def all_estimate(exercise, occasion, move=None):
    tensions = (move or exercise.version).tensions.all()
    sure = Confidence.LOW if move else ""
    for point, seat in enumerate(people(exercise), 1):
        marks = [Mark(one, point, reason=f"Reason {point}", confidence=sure) for one in tensions]
        positions.place(exercise, marks, occasion=occasion, move=move, by=seat)


def release_all(exercise):
    for inject in exercise.injects.filter(move__in=[0, 1]):
        injects.release(inject, by=control_of(exercise))


def rule(exercise):
    control, words = control_of(exercise), adjudication.Words("It stays open.", "They came early.")
    ruling = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    adjudication.release(ruling, by=control)


def open_all(exercise, *what):
    for one in what:
        reveals.reveal(exercise, what=one, move=move_of(exercise), by=control_of(exercise))


def test_the_room_is_fit_in_every_step(room, exercise):
    """One person's page, from the lobby's end to the exit ticket, at 390, 1280 and 1920 px."""
    lead = exercise.seats.get(name="BLU 1")
    page = room.player(lead)

    def look(kind, move=None):
        go_to(exercise, kind, move)
        page.reload()
        in_every_size(page)

    look(StepKind.BASELINE)
    all_estimate(exercise, Occasion.BASELINE)
    look(StepKind.BRIEF, 1)
    release_all(exercise)
    look(StepKind.ESTIMATE, 1)
    all_estimate(exercise, Occasion.MOVE, move_of(exercise))
    look(StepKind.DELIBERATE, 1)
    open_all(exercise, Revealed.ESTIMATES)
    look(StepKind.DELIBERATE, 1)
    for kind in DraftKind:
        drafts.take_pen(exercise, move=move_of(exercise), kind=kind, by=lead)
    look(StepKind.DECIDE, 1)
    write(exercise, lead, {"answer": "Half an answer."}, DraftKind.ANSWER)
    decide(exercise, lead, dissenters="1", dissent="One would wait.")
    look(StepKind.DECIDE, 1)
    go_to(exercise, StepKind.PLENARY, 1)
    open_all(exercise, Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS)
    look(StepKind.PLENARY, 1)
    rule(exercise)
    look(StepKind.ADJUDICATE, 1)
    every_tab_has_one_heading(page)
    look(StepKind.FINAL)
    look(StepKind.REVIEW)
    review.give_hot_wash(exercise, surprise="So fast.", keep="Talk first.", by=lead)
    look(StepKind.EXIT)
    base = page.url
    page.goto(base + "review/")
    in_every_size(page)
    fact_checks.open_(exercise, by=control_of(exercise))
    page.goto(base + "report/")
    in_every_size(page)
    page.goto(f"{room.site}/x/{exercise.code}/seats/{lead.pk}/card/")
    in_every_size(page)


HEADINGS = "[...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).length"


def every_tab_has_one_heading(page):
    """On a phone, where each tab is all that there is."""
    width, height = WIDTHS["phone"]
    page.set_viewport_size({"width": width, "height": height})
    for tab in page.locator(".tabs a").all():
        tab.click()
        assert page.evaluate(HEADINGS) == 1, tab.get_attribute("href")
        is_free_of_faults(page)


def test_the_board_is_fit_in_every_scene(room, exercise):
    go_to(exercise, StepKind.ESTIMATE, 1)
    all_estimate(exercise, Occasion.MOVE, move_of(exercise))
    go_to(exercise, StepKind.DECIDE, 1)
    lead = exercise.seats.get(name="BLU 1")
    decide(exercise, lead)
    go_to(exercise, StepKind.PLENARY, 1)
    released = injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    page = room.board(exercise)
    tension, criterion = move_of(exercise).tensions.get(), exercise.version.criteria.first()
    for is_open in (False, True):
        if is_open:
            open_all(exercise, Revealed.ESTIMATES, Revealed.POSITIONS, Revealed.DECISIONS)
        for scene in Scene:
            exercises.set_board(
                exercise,
                scene=scene,
                tension=tension if scene in {Scene.POSITIONS, Scene.POLES} else None,
                criterion=criterion if scene == Scene.RATINGS else None,
                inject=released if scene == Scene.INJECT else None,
                by=control_of(exercise),
            )
            page.reload()
            in_every_size(page)


def test_pages_for_everyone_are_fit(room, exercise):
    for path in ("/", f"/x/{exercise.code}/", "/sign-in/", "/sign-in/no-such-link/", "/nowhere/"):
        in_every_size(room.open(path, room.context()))


def test_pages_of_facilitators_are_fit(room, exercise):
    session = browser_of_control(exercise).cookies["sessionid"].value
    context = room.context(sessionid=session)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    rule(exercise)
    make_series(exercise)
    places = ("rulings", "review", "figures")
    for path in ("/exercises/", "/exercises/new/", *(f"/x/{exercise.code}/{p}/" for p in places)):
        in_every_size(room.open(path, context))


def test_the_talk_is_fit_on_the_desk_and_on_the_board(room, exercise):
    control = control_of(exercise)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, exercise.seats.get(name="BLU 1"))
    open_all(exercise, Revealed.DECISIONS)
    exercise.objectives.create(number=1, kind="exercise", text="Agree on one answer.")
    go_to(exercise, StepKind.REVIEW)
    for seat in people(exercise):
        review.give_hot_wash(exercise, surprise="So fast.", keep="Talk first.", by=seat)
    decision = exercise.decisions.get()
    said = lessons.Said(LessonKind.IMPROVE, "They waited.", [f"decision-{decision.pk}"], "Time.")
    lessons.keep(exercise, said, by=control)
    agreed = improvements.Agreed("Ask.", ActionCategory.TEAMS, "Ana", date(2030, 3, 1), lesson=1)
    action = improvements.agree(exercise, agreed, ticket="ticket-of-an-owner", by=control)
    context = room.context(sessionid=browser_of_control(exercise).cookies["sessionid"].value)
    for place in ("talk", "objectives", "improvements", "starred"):
        in_every_size(room.open(f"/x/{exercise.code}/{place}/", context))
    own = f"/actions/{action.pk}/{key_for('ticket-of-an-owner')}/"
    in_every_size(room.open(own, room.context()))
    for what in (Revealed.HOT_WASH, Revealed.LESSONS):
        reveals.reveal(exercise, what=what, by=control)
    board = room.board(exercise)
    for shown in (
        {"scene": Scene.DEBRIEF},
        {"scene": Scene.LESSONS},
        {"scene": Scene.POINT, "decision": decision, "stage": Hindsight.WHOLE},
    ):
        exercises.set_board(exercise, by=control, **shown)
        board.reload()
        in_every_size(board)


def test_an_estimate_is_placed_by_keyboard_alone(room, exercise):
    go_to(exercise, StepKind.ESTIMATE, 1)
    page = room.player(exercise.seats.get(name="BLU 1"))
    press = page.keyboard.press
    press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Skip")
    press("Enter")
    for _time in range(9):
        press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    press("ArrowRight")
    press("Tab")
    press("Space")
    press("Tab")
    page.keyboard.type("By keys alone.")
    press("Tab")
    press("Enter")
    page.wait_for_selector("text=Change my estimate")
    assert page.input_value("textarea[name$=reason]") == "By keys alone."
