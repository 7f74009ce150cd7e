"""One move from estimate to ruling: three people of two teams and control, a browser each."""

import pytest

from tests.cast import EFFECTS, RECORD, go_to, open_and_start, sit, write
from tests.factories import make_exercise
from wargame.models import Exercise, StepKind

from .test_a_class import estimate, next_step, reveal


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    return go_to(open_and_start(make_exercise()), StepKind.ESTIMATE, 1)


@pytest.fixture
def people(exercise):
    """The heads of BLU and RED, and BLU's recorder."""
    seats = [("BLU", "Bea", 1), ("BLU", "Bob", 2), ("RED", "Rob", 1)]
    return [sit(exercise, team, name, chair=chair) for team, name, chair in seats]


def test_three_people_and_control_play_a_move(room, exercise, people, is_connected):
    control = room.control(exercise)
    bea, bob, rob = pages = [room.player(seat) for seat in people]
    for page in (control, *pages):
        is_connected(page)
    for page, point in ((bea, 2), (bob, 6), (rob, 4)):
        estimate(page, point, "Because of the coast.")
    next_step(control, "Deliberate")
    reveal(control, "estimates")
    the_position_is_set_and_bob_has_a_reservation(bea, bob)
    two_states_agree(bea, rob)
    blue_decides(control, exercise, people[1], bea)
    control_rules_and_everybody_reads_it(control, pages)
    assert not control.faults + bea.faults + bob.faults + rob.faults


def the_position_is_set_and_bob_has_a_reservation(bea, bob):
    bea.click(".team-mark .station:nth-child(2)")
    bea.click("text=Set the position")
    bob.check(".team-mark [value=reserve]", force=True)
    bob.fill(".team-mark textarea[name$=words]", "Not without fuel.")
    bob.click("text=Say it")
    bea.wait_for_selector("#accord :text('Not without fuel.')")


def two_states_agree(bea, rob):
    """Rob proposes; Bea hears of it in her room and signs with a reservation."""
    rob.click("#agreements >> text=Propose one")
    rob.fill("[name=title]", "Open the port")
    rob.fill("[name=terms]", "Ships may enter from Monday.")
    rob.locator("[name=parties]").first.check()
    rob.click("text=Propose it")
    rob.click("form[action$='/sign/'] button")
    rob.wait_for_selector("text=waiting for BLU")
    bea.click("#agreements >> text=Open the port")
    bea.fill("[name=reservation]", "Not at night.")
    bea.click("form[action$='/sign/'] button")
    bea.wait_for_selector("text=in force")
    for page in (bea, rob):
        page.click("text=Room")


def blue_decides(control, exercise, writer, bea):
    next_step(control, "Decide")
    exercise.refresh_from_db()
    write(exercise, writer, RECORD | EFFECTS)
    bea.wait_for_selector("#draft :text('Send two frigates')")
    bea.click("#release-decision-now")
    bea.wait_for_selector("#draft :text(', released')")
    next_step(control, "Plenary")
    reveal(control, "decisions")


def control_rules_and_everybody_reads_it(control, pages):
    next_step(control, "Adjudicate")
    control.click("text=Rulings")
    control.fill("[name=outcome]", "The strait stays open.")
    control.fill("[name=reason]", "Two frigates were enough.")
    control.click("text=Hold it")
    control.click("text=Release now")
    for page in pages:
        page.wait_for_selector("#rulings :text('The strait stays open.')")
