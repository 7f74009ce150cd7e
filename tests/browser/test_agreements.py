"""Two people on one agreement, and on one communique: each sees at once what the other does, and
nobody signs words that they have not read."""

import pytest
from playwright.sync_api import expect

from tests.agreements.play import communique, propose, sign
from tests.cast import control_of, go_to, open_and_start, sit
from tests.factories import make_exercise
from wargame.models import Exercise, Signature, StepKind
from wargame.operations import communiques


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    return go_to(open_and_start(make_exercise()), StepKind.BRIEF, 1)


@pytest.fixture
def heads(exercise):
    return [sit(exercise, team, name, chair=1) for team, name in (("BLU", "Bea"), ("RED", "Rob"))]


def at(room, page, seat, place):
    page.goto(f"{room.site}/x/{seat.exercise.code}/seats/{seat.pk}/{place}/")
    return page


def test_a_new_version_comes_to_who_reads_the_old_one_and_only_it_is_signed(
    room, heads, is_connected
):
    bea, rob = heads
    first = propose(rob, "BLU")
    page = at(room, room.player(bea, "phone"), bea, f"agreements/{first.agreement_id}")
    other = at(room, room.player(rob), rob, f"agreements/{first.agreement_id}")
    for each in (page, other):
        is_connected(each)
    page.click("[name=reservation]")
    page.keyboard.type("Not at ")
    newer = propose(rob, "BLU", changes=first, title="Share all", terms="We share all we see.")
    page.wait_for_selector("#accord-news :text('There is a version 2.')")
    expect(page.locator("#accord-text .terms").first).to_have_text("We share all we see.")
    page.keyboard.type("night.")
    assert page.input_value("[name=reservation]") == "Not at night."
    page.click("form[action$='/1/sign/'] button")
    page.wait_for_selector("text=Version 2 has been proposed meanwhile. Read that one first.")
    page.wait_for_selector("blockquote:text('Not at night.')")
    assert not Signature.objects.exists()
    page.click("text=Go back")
    expect(page.locator("[name=reservation]")).to_have_value("Not at night.")
    page.click("form[action$='/2/sign/'] button")
    other.wait_for_selector("#accord-text q:text('Not at night.')")
    sign(newer, rob)
    page.wait_for_selector("#accord-standing :text('in force')")
    assert not [fault for fault in page.faults + other.faults if "422" not in fault]


def test_a_choice_is_never_carried_over_to_words_that_came_after_it(room, heads, is_connected):
    bea = heads[0]
    exercise, control = bea.exercise, control_of(bea.exercise)
    made = communique(exercise, "First.", "Second.")
    page = at(room, room.player(bea), bea, f"communiques/{made.pk}")
    is_connected(page)
    for number in (1, 2):
        page.check(f"[name=c{number}-assent][value=agrees]", force=True)
    first = made.clauses.get(number=1).versions.get()
    communiques.change_clause(first, "First, again.", by=control)
    expect(page.locator("#clause-1-now .terms")).to_have_text("First, again.")
    communiques.add_clause(made, "Third.", by=control)
    page.wait_for_selector("#communique-news :text('Clause 3 is new.')")
    page.click("text=Load it again")
    expect(page.locator("[name=c2-assent][value=agrees]")).to_be_checked()
    expect(page.locator("[name=c1-assent]:checked")).to_have_count(0)
    page.click("text=Give these answers")
    page.wait_for_selector("#clause-2-now dt:text('agree') + dd b:text('1')")
    assert not page.faults
