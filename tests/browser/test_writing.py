"""Nothing typed is lost: to an arriving update, a dead network, a reload or a second writer."""

import pytest

from tests.cast import control_of, go_to, open_and_start, sit, write
from tests.factories import make_exercise
from wargame.models import DraftKind, DraftText, Estimate, Exercise, Note, Occasion, StepKind
from wargame.operations import drafts, injects, moves, positions
from wargame.operations.positions import Mark

ANSWER = "#answer-answer"
CARET = "[document.activeElement.id, document.activeElement.selectionStart]"


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    """Move 1, deciding; blue has a head and a recorder, who holds the pen of the answer."""
    exercise = open_and_start(make_exercise())
    go_to(exercise, StepKind.DECIDE, 1)
    sit(exercise, "BLU", "Bea", chair=1)
    bob = sit(exercise, "BLU", "Bob", chair=2)
    drafts.take_pen(exercise, move=exercise.step.move, kind=DraftKind.ANSWER, by=bob)
    return exercise


@pytest.fixture
def bea(exercise):
    return exercise.seats.get(name="Bea")


@pytest.fixture
def bob(exercise):
    return exercise.seats.get(name="Bob")


def saved(page, text):
    """Wait until the page says so, and read what the server has."""
    page.wait_for_selector(".writing--answer [data-save-state][data-state=saved]")
    row = DraftText.objects.filter(name="answer").order_by("-revision").first()
    assert row.text == text


def test_a_half_typed_field_keeps_its_words_focus_and_caret_when_an_inject_arrives(
    room, exercise, bob, is_connected
):
    page = room.player(bob)
    is_connected(page)
    page.click(ANSWER)
    page.keyboard.type("We send shi")
    for _time in range(4):
        page.keyboard.press("ArrowLeft")
    before = page.evaluate(CARET)
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    page.wait_for_selector("#injects .inject-slip")
    assert page.evaluate(CARET) == before
    page.keyboard.type("old ")
    assert page.input_value(ANSWER) == "We sendold  shi"
    assert not page.faults


def test_a_step_that_ends_leaves_what_is_being_typed_and_says_so(room, exercise, bob, is_connected):
    page = room.player(bob)
    is_connected(page)
    page.click(ANSWER)
    page.keyboard.type("Nearly there")
    exercise.refresh_from_db()
    moves.next_step(exercise, after=exercise.step.number, by=control_of(exercise))
    page.wait_for_selector("[data-task-moved]:visible")
    assert page.input_value(ANSWER) == "Nearly there"
    saved(page, "Nearly there")


def test_a_task_that_arrives_late_leaves_the_newer_one_in_which_somebody_writes(
    room, exercise, bea, bob, is_connected
):
    page = room.player(bea)
    is_connected(page)
    held = []
    page.route("**/task/", lambda route: held.append(route))
    drafts.hand_pen(
        exercise, move=exercise.step.move, kind=DraftKind.DECISION, to=bob, by=control_of(exercise)
    )
    while not held:
        page.wait_for_timeout(20)
    late = held[0].fetch()
    page.click("#hand-answer summary")
    page.click("#hand-answer :text('To me')")
    page.fill(ANSWER, "Typed meanwhile.")
    saved(page, "Typed meanwhile.")
    for route in held:
        route.fulfill(response=late)
    page.wait_for_timeout(300)
    assert page.input_value(ANSWER) == "Typed meanwhile."


def test_a_new_step_begins_at_its_top(room, exercise, bea, is_connected):
    page = room.player(bea, "phone")
    is_connected(page)
    page.set_viewport_size({"width": 390, "height": 400})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("document.getElementById('task').getBoundingClientRect().top") < 0
    exercise.refresh_from_db()
    moves.next_step(exercise, after=exercise.step.number, by=control_of(exercise))
    page.wait_for_selector("#task :text('Plenary')")
    assert page.evaluate("document.getElementById('task').getBoundingClientRect().top") >= 0


def test_words_typed_offline_stay_on_the_device_and_are_sent_when_the_network_is_back(
    room, bob, is_connected
):
    page = room.player(bob, "phone")
    is_connected(page)
    page.fill(ANSWER, "Before the tunnel.")
    saved(page, "Before the tunnel.")
    page.context.set_offline(True)
    page.fill(ANSWER, "In the tunnel.")
    page.wait_for_selector(".writing--answer [data-state=offline]:text('Kept on this device')")
    page.context.set_offline(False)
    saved(page, "In the tunnel.")


def test_words_typed_offline_outlive_a_reload(room, bob, is_connected):
    page = room.player(bob)
    is_connected(page)
    saves = "**/draft/answer/save/**"
    page.route(saves, lambda route: route.abort())
    page.fill(ANSWER, "Typed into the void.")
    page.wait_for_selector(".writing--answer [data-state=offline]")
    page.reload()
    assert page.input_value(ANSWER) == "Typed into the void."
    page.unroute(saves)
    saved(page, "Typed into the void.")


def test_two_texts_of_one_field_are_shown_side_by_side_and_neither_is_lost(
    room, exercise, bob, is_connected
):
    page = room.player(bob)
    is_connected(page)
    page.fill(ANSWER, "First words.")
    saved(page, "First words.")
    write(exercise, bob, {"answer": "Words from the other device."}, DraftKind.ANSWER)
    page.fill(ANSWER, "Words from this device.")
    page.wait_for_selector("[data-conflict] :text('Words from the other device.')")
    assert page.is_visible("[data-conflict] :text('Words from this device.')")
    page.click("[data-conflict] :text('Keep mine')")
    saved(page, "Words from this device.")


def test_who_gets_the_pen_finds_every_word(room, bea, bob, is_connected):
    one, other = room.player(bob), room.player(bea, "phone")
    is_connected(one)
    is_connected(other)
    one.fill(ANSWER, "Over to you.")
    saved(one, "Over to you.")
    one.click("#hand-answer summary")
    one.click("#hand-answer :text('To Bea')")
    other.wait_for_selector(ANSWER)
    assert other.input_value(ANSWER) == "Over to you."
    one.wait_for_selector(ANSWER, state="detached")


def test_a_double_click_places_one_estimate(room, transactional_db, is_connected):
    exercise = open_and_start(make_exercise())
    go_to(exercise, StepKind.ESTIMATE, 1)
    page = room.player(sit(exercise, "BLU", "Bea", chair=1))
    is_connected(page)
    page.locator(".station input").nth(4).check(force=True)
    page.locator("[name$=confidence][value=low]").check(force=True)
    page.dblclick("text=Place my estimate")
    page.wait_for_selector("text=Change my estimate")
    assert Estimate.objects.count() == 1


def test_an_estimate_half_made_stays_while_the_clock_and_others_move(
    room, transactional_db, is_connected
):
    exercise = open_and_start(make_exercise())
    go_to(exercise, StepKind.ESTIMATE, 1)
    page = room.player(sit(exercise, "BLU", "Bea", chair=1))
    is_connected(page)
    page.locator(".station input").nth(4).check(force=True)
    page.fill("textarea[name$=reason]", "Half a thou")
    move = exercise.step.move
    marks = [Mark(one, 2, confidence="low") for one in move.tensions.all()]
    other = sit(exercise, "BLU", "Bob", chair=2)
    positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=other)
    moves.change_length(exercise, minutes=5, by=control_of(exercise))
    page.wait_for_selector("#people :text('Bob')")
    page.wait_for_selector("#clock :text('09:')")
    assert page.input_value("textarea[name$=reason]") == "Half a thou"
    assert page.locator(".station input").nth(4).is_checked()


def test_notes_of_a_move_are_kept_and_make_room_for_the_next(room, exercise, bob, is_connected):
    """What is being typed when the next move begins belongs to the move it was begun in."""
    page = room.player(bob)
    is_connected(page)
    page.click("#notes-notes")
    page.keyboard.type("Ask Red fi")
    go_to(exercise, StepKind.BRIEF, 2)
    page.wait_for_selector("#move-brief :text('Move 2:')")
    page.keyboard.type("rst.")
    assert page.input_value("#notes-notes") == "Ask Red first."
    page.click("#task-h")
    page.wait_for_selector("label:text('Your own, for Move 2.')")
    assert page.input_value("#notes-notes") == ""
    kept = Note.objects.order_by("revision").last()
    assert (kept.text, kept.move.number) == ("Ask Red first.", 1)
    assert not page.faults
