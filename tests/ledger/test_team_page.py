"""A team's ledger over HTTP: writing, changing and opening lines, and what others see of it."""

import pytest

from tests.cast import control_of, decide, go_to, move_of, write
from tests.console.conftest import words
from tests.rooms.conftest import Room
from wargame.models import Commitment, Revealed, StepKind
from wargame.operations import commitments, ledgers, reveals

from .conftest import commit, theater


def line(exercise, points, key="north", kind="ready", caveat=""):
    """What the form sends."""
    return {
        "theater": theater(exercise, key).pk,
        "kind": kind,
        "points": points,
        "caveat": caveat,
    }


def page(room):
    answer = room.browser.get(room.address("ledger"))
    assert answer.status_code == 200
    return words(answer.content.decode())


def test_a_line_is_written_and_counted(room, exercise):
    answer = room.press("commit", of_move=1, **line(exercise, 4, caveat="Not ashore."))
    assert (answer.status_code, answer.url) == (302, room.address("ledger"))
    text = page(room)
    assert "6 of 10 points left" in text
    assert "4 Ready North Pledged, your team’s until its decision is revealed Not ashore." in text
    assert "Move 1, as far as you see: short in North, South, Common" in text
    assert "4 of 20, 20%" in text


def test_every_view_says_that_units_are_illustrative(room, exercise):
    commit(room.seat, 4)
    assert page(room).lower().count("illustrative units") >= 4
    assert "illustrative units" in words(room.region("ledger"))


def test_beyond_the_budget_the_words_stay_and_the_sentence_is_said(room, exercise):
    commit(room.seat, 7)
    answer = room.press("commit", of_move=1, **line(exercise, 4, caveat="Kept words."))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "You have 3 of 10 points left in this move." in text
    assert 'value="Kept words."' in text
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("points", ["", "0", "1000", "-3", "2.5", "many"])
def test_a_figure_that_is_none_is_told_at_its_field(room, exercise, points):
    answer = room.press("commit", of_move=1, **line(exercise, points, caveat="Kept words."))
    assert answer.status_code == 422
    assert "Give whole points, from 1 to 999." in answer.content.decode()
    assert 'value="Kept words."' in answer.content.decode()


def test_a_caveat_is_not_cut(room, exercise):
    answer = room.press("commit", of_move=1, **line(exercise, 1, caveat="x" * 161))
    assert answer.status_code == 422
    assert "At most 160 characters." in answer.content.decode()


def test_a_line_for_a_move_that_is_over_is_not_filed_under_the_next(room, exercise):
    go_to(exercise, StepKind.DELIBERATE, 2)
    answer = room.press("commit", of_move=1, **line(exercise, 4, caveat="Kept words."))
    assert answer.status_code == 422
    assert "This move is over." in answer.content.decode()
    assert 'value="Kept words."' in answer.content.decode()
    assert not Commitment.objects.exists()


def test_a_line_is_changed_in_the_same_form(room, exercise):
    old = commit(room.seat, 4, caveat="Old.")
    form = room.browser.get(room.address("ledger") + f"?line={old.pk}").content.decode()
    assert 'value="Old."' in form
    room.press("commit", of_move=1, line=old.pk, **line(exercise, 5, "south"))
    assert "5 Ready South Pledged" in page(room)
    assert Commitment.objects.current().get().number == old.number


def test_two_who_change_one_line_lose_no_word(room, exercise, blue_two):
    old = commit(room.seat, 4)
    Room(blue_two).press("commit", of_move=1, line=old.pk, **line(exercise, 3))
    mine = line(exercise, 2, caveat="Mine.")
    answer = room.press("commit", of_move=1, line=old.pk, **mine)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Bob changed this line meanwhile." in text
    assert 'value="Mine."' in text
    now = Commitment.objects.current().get()
    assert f'name="line" value="{now.pk}"' in text
    room.press("commit", of_move=1, line=now.pk, **mine)
    assert Commitment.objects.current().get().caveat == "Mine."


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("commitment-confirm", "4 Ready North Confirmed"),
        ("commitment-publish", "4 Ready North Pledged, public"),
        ("commitment-withdraw", "4 Ready North Withdrawn"),
    ],
)
def test_one_press_confirms_opens_or_withdraws(room, exercise, act, said):
    old = commit(room.seat, 4)
    assert room.press_live(act, line=old.pk).status_code == 204
    assert said in page(room)
    assert room.press(act, line=old.pk).status_code == 302


def test_a_token_is_placed_and_moves(room, exercise):
    lift = exercise.tokens.get(name="Lift")
    room.press("token-place", token=lift.pk, theater=theater(exercise).pk)
    assert "Lift North" in page(room)
    go_to(exercise, StepKind.DELIBERATE, 2)
    room.press("token-place", token=lift.pk, theater=theater(exercise, "south").pk)
    assert "Lift South, in transit: it counts from the next move" in page(room)


def test_the_ready_lines_of_the_move_before_are_repeated(room, exercise):
    commit(room.seat, 4)
    go_to(exercise, StepKind.DELIBERATE, 2)
    assert room.press("commitments-repeat", of_move=2).status_code == 302
    assert "6 of 10 points left" in page(room)


def test_an_adviser_reads_along(exercise, blue, blue_three):
    commit(blue, 4)
    html = Room(blue_three).browser.get(Room(blue_three).address("ledger")).content.decode()
    assert "4 Ready" in words(html)
    assert "who holds the decision’s pen writes here" in words(html)
    assert 'name="points"' not in html
    write(exercise, blue_three, {"title": "Send two frigates"})
    html = Room(blue_three).browser.get(Room(blue_three).address("ledger")).content.decode()
    assert 'name="points"' in html


def test_lines_of_others_are_read_once_they_are_public(room, exercise, red):
    commit(red, 3, caveat="Secret.")
    opened = commit(red, 2, "south", caveat="For all to read.")
    commitments.publish(opened, by=red)
    text = page(room)
    assert "For all to read." in text
    assert "Secret." not in text
    assert "0 of 20, 0%" in text
    assert "2 of 8, 25%" in text


def test_with_the_decision_its_lines_open_and_are_counted(room, exercise, red):
    commit(red, 3, caveat="Secret.")
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, red)
    assert "Secret." not in page(room)
    what = {"what": Revealed.DECISIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **what)
    assert "Secret." in page(room)
    assert "3 of 20, 15%" in page(room)


def test_a_line_of_another_team_is_not_there(room, exercise, red):
    other = commitments.publish(commit(red, 3), by=red)
    for act in ("commitment-confirm", "commitment-withdraw", "commitment-publish"):
        assert room.press(act, line=other.pk).status_code == 404
    assert room.browser.get(room.address("ledger") + f"?line={other.pk}").status_code == 404
    for wrong in ("0", "x", "9" * 30):
        assert room.press("commitment-confirm", line=wrong).status_code == 404


def test_switched_off_the_page_says_so_and_keeps_what_was_recorded(room, exercise):
    commit(room.seat, 4)
    ledgers.switch(exercise, is_on=False, by=control_of(exercise))
    assert words(room.region("ledger")) == ""
    html = room.browser.get(room.address("ledger")).content.decode()
    assert "The ledger is switched off. What was recorded stays." in words(html)
    assert "4 Ready" in words(html)
    assert 'name="points"' not in html


def test_before_the_first_move_the_page_says_what_will_be_there(db):
    from tests.cast import open_and_start, sit
    from tests.factories import make_exercise

    exercise = open_and_start(make_exercise(has_ledger=True))
    text = page(Room(sit(exercise, "BLU", "Bea", chair=1)))
    assert "No move is played now." in text
    assert "No move has begun" in text
