"""A class plays: control, two teams and the board, each in a browser of its own."""

import pytest

from tests.cast import go_to, name_people, sit, write
from tests.factories import make_exercise
from wargame.models import Confidence, DraftKind, Exercise, Occasion, State, StepKind
from wargame.operations import positions
from wargame.operations.positions import Mark


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    return make_exercise()


def join(room, exercise, name, place, size):
    """Type the code, the name and the chair, as a newcomer would."""
    page = room.open("/", room.context(size))
    page.fill("[name=code]", exercise.code.lower())
    page.click("text=Find the exercise")
    page.fill("[name=name]", name)
    page.click(f"details:has([value='{place}']) summary")
    page.check(f"[value='{place}']")
    page.click("text=Accept and sit down")
    page.wait_for_selector("#task")
    return page


def estimate(page, point, reason):
    """Place the mark on every tension of the form."""
    for station in page.query_selector_all(f".station:nth-child({point}) input"):
        station.check(force=True)
    page.locator("[name$=confidence][value=high]").first.check(force=True)
    page.locator("textarea[name$=reason]").first.fill(reason)
    page.click("text=Place my estimate")
    page.wait_for_selector("text=Change my estimate")


def others_estimate(exercise, code):
    """Two more people in a team, so that there is a spread to show."""
    move = exercise.step.move
    for chair, point in ((2, 2), (3, 6)):
        seat = sit(exercise, code, f"{code} {chair}", chair=chair)
        marks = [Mark(one, point, confidence=Confidence.LOW) for one in move.tensions.all()]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)


def next_step(control, title):
    button = control.locator(f"#next-step:has-text('{title}')")
    button.click()
    button.wait_for(state="detached")


def reveal(control, what):
    control.click(f"#cue-1-{what} summary")
    control.click(f"#reveal-1-{what}")
    control.wait_for_selector(f"#cue-1-{what}", state="detached")


def open_lobby(control):
    """Without a complete plan it takes two presses."""
    control.click("#open-anyway summary")
    control.click("#open-lobby")


def test_a_class_joins_plays_and_sees_the_reveal(room, exercise, is_connected):
    name_people(exercise)
    control, board = room.control(exercise), room.board(exercise)
    open_lobby(control)
    blue = join(room, exercise, "Bea", "BLU-1", "phone")
    red = join(room, exercise, "Rob", "RED-1", "laptop")
    board.wait_for_selector("#board :text('Bea')")
    control.wait_for_selector("#teams :text('BLU')")
    for page in (control, blue, red):
        is_connected(page)
    board.wait_for_selector("[data-link-state][data-state=on]", state="attached")
    control.click("#start")
    blue.wait_for_selector("#task[data-key^='play']")
    exercise.refresh_from_db()
    go_to(exercise, StepKind.BRIEF, 1)
    next_step(control, "Estimate")

    blue.wait_for_selector("text=Place my estimate")
    red.wait_for_selector("text=Place my estimate")
    estimate(blue, 1, "Because of the coast.")
    estimate(red, 7, "Because of the trade.")
    exercise.refresh_from_db()
    others_estimate(exercise, "BLU")
    assert "Because of the" not in control.content() + board.content()

    next_step(control, "Deliberate")
    blue.wait_for_selector("text=Your team's spread is still sealed")
    reveal(control, "estimates")
    blue.wait_for_selector("text=You are split")
    assert "Because of the coast." in blue.content()
    red.wait_for_selector("text=One of you has answered")
    assert "Because of the coast." not in red.content() + board.content() + control.content()

    blue.click(".team-mark .station:nth-child(2)")
    blue.click("text=Set the position")
    blue.wait_for_selector("text=your team stands")
    next_step(control, "Decide")
    next_step(control, "Plenary")
    tension = exercise.step.move.tensions.first()
    control.click(f"#positions-{tension.pk}")
    board.wait_for_selector(f"#board :text('{tension.name}')")
    reveal(control, "positions")
    control.click("#stage-positions")
    for page in (board, red, blue):
        page.wait_for_selector("text=2 toward")
    assert not control.faults + board.faults + blue.faults + red.faults


def test_everyone_sees_play_end(room, exercise, is_connected):
    control = room.control(exercise)
    open_lobby(control)
    blue = join(room, exercise, "Bea", "BLU-1", "phone")
    is_connected(blue)
    control.click("#start")
    control.click("#end-play summary")
    control.click("#end-now")
    blue.wait_for_selector("#task[data-key^='debrief'], #task[data-key^='ended']")
    exercise.refresh_from_db()
    assert exercise.state in {State.DEBRIEF, State.ENDED}


def test_a_team_writes_and_its_head_releases(room, exercise, is_connected):
    control = room.control(exercise)
    open_lobby(control)
    lead = join(room, exercise, "Bea", "BLU-1", "laptop")
    pen = join(room, exercise, "Bob", "BLU-2", "phone")
    control.click("#start")
    control.wait_for_selector("#next-step")
    exercise.refresh_from_db()
    go_to(exercise, StepKind.DECIDE, 1)
    is_connected(lead)
    is_connected(pen)
    pen.click("#take-answer")
    pen.fill("#answer-answer", "Send ships.")
    lead.wait_for_selector("#draft :text('Send ships.')")
    pen.fill("#answer-because", "Trade needs them.")
    pen.click("#offer-answer-now")
    lead.wait_for_selector("#draft :text('asks for the release')")
    lead.click("#release-answer-now")
    pen.wait_for_selector("#draft :text(', released')")
    assert exercise.answers.get().because == "Trade needs them."
    assert not pen.faults + lead.faults


def test_the_head_hands_over_the_lead_in_the_room(room, exercise, is_connected):
    open_lobby(room.control(exercise))
    lead = join(room, exercise, "Bea", "BLU-1", "laptop")
    other = join(room, exercise, "Bob", "BLU-2", "phone")
    is_connected(lead)
    is_connected(other)
    lead.click("#hand-lead summary")
    lead.click("#hand-lead :text('To Bob')")
    other.wait_for_selector(
        "#people li:has-text('Bob') :text('Head of delegation')", state="attached"
    )
    assert exercise.seats.get(name="Bob").is_lead


def test_a_release_waits_for_the_last_words(room, exercise, is_connected):
    control = room.control(exercise)
    open_lobby(control)
    lead = join(room, exercise, "Bea", "BLU-1", "laptop")
    control.click("#start")
    control.wait_for_selector("#next-step")
    exercise.refresh_from_db()
    go_to(exercise, StepKind.DECIDE, 1)
    seat = exercise.seats.get(name="Bea")
    write(exercise, seat, {"answer": "Yes.", "because": "So."}, DraftKind.ANSWER)
    lead.reload()
    lead.fill("#answer-because", "So, and with these last words.")
    lead.click("#release-answer-now")
    lead.wait_for_selector("#draft :text(', released')")
    assert exercise.answers.get().because == "So, and with these last words."


def test_a_ruling_reaches_the_phone_beside_the_injects(room, exercise, is_connected):
    control = room.control(exercise)
    open_lobby(control)
    blue = join(room, exercise, "Bea", "BLU-1", "phone")
    control.click("#start")
    control.wait_for_selector("#next-step")
    exercise.refresh_from_db()
    go_to(exercise, StepKind.ADJUDICATE, 1)
    is_connected(blue)
    control.click("text=Rulings >> nth=0")
    control.fill("[name=outcome]", "The strait stays open.")
    control.fill("[name=reason]", "Two frigates were enough.")
    control.click("text=Hold it")
    assert "stays open" not in blue.content()
    control.click("text=Release now")
    blue.wait_for_selector("#rulings :text('The strait stays open.')", state="attached")
    blue.click(".tabs >> text=Injects")
    assert blue.is_visible("#rulings :text('The strait stays open.')")
