"""The people page: who sits where, and putting it right."""

import pytest

from tests.cast import browser_of, open_and_start, sit
from tests.factories import CODES, make_exercise
from wargame.models import Duty, Kind
from wargame.operations import seats

from .conftest import words


def text(console):
    return words(console.open("people").content.decode())


def test_it_names_everybody_and_who_is_not_seated(console, blue, red):
    seats.arrive(blue)
    seats.leave(blue)
    assert "2 of 12 expected have a seat. 10 are not seated yet." in text(console)
    assert "Bea Head of delegation lost" in text(console)
    assert "Rob Head of delegation not here yet" in text(console)


def test_uneven_teams_are_pointed_out(console, blue, blue_two):
    assert "State of Blu has 2 people, State of Red has 0." in text(console)


def test_someone_is_moved_and_the_page_comes_back(console, blue_two):
    red = console.exercise.teams.get(code="RED")
    page = console.press("seat-move", blue_two.pk, team=red.pk)
    assert page.redirect_chain == [(console.address("people"), 302)]
    blue_two.refresh_from_db()
    assert blue_two.team == red


def test_control_lets_a_stand_in_play_where_nobody_sits(console, blue):
    red = console.exercise.teams.get(code="RED")
    assert text(console).count("Let a stand-in play") == console.exercise.teams.count() - 1
    console.press("stand-in-call", red.pk)
    assert text(console).count("Let a stand-in play") == console.exercise.teams.count() - 2
    assert "Stand-in" in text(console)


def test_a_full_team_is_not_offered_and_refuses_in_words(console, red):
    for name in ("Bea", "Bob", "Bix", "Ben"):
        sit(console.exercise, "BLU", name)
    assert "State of Blu (full)" in text(console)
    full = console.exercise.teams.get(code="BLU")
    answer = console.press_live("seat-move", red.pk, team=full.pk)
    assert answer.status_code == 422
    assert "is full" in answer.content.decode()


@pytest.mark.parametrize("team", ["", "x", 999_999_999])
def test_a_team_that_is_not_there_is_refused(console, blue, team):
    assert console.press_live("seat-move", blue.pk, team=team).status_code == 422
    assert not console.exercise.journal.filter(kind=Kind.SEAT_MOVED).exists()


def test_someone_is_removed_once(console, blue):
    for _press in range(2):
        console.press("seat-remove", blue.pk)
    assert console.exercise.journal.filter(kind=Kind.SEAT_REMOVED).count() == 1
    assert "Bea" not in text(console)


def test_someone_becomes_head(console, blue, blue_two):
    console.press("seat-lead", blue_two.pk)
    blue_two.refresh_from_db()
    assert blue_two.is_lead


def test_control_itself_is_not_there_to_be_moved(console, control):
    red = console.exercise.teams.get(code="RED")
    assert console.press("seat-move", control.pk, team=red.pk).status_code == 404
    assert console.press("seat-remove", control.pk).status_code == 404
    assert console.press("seat-lead", control.pk).status_code == 404


def test_players_put_nobody_anywhere(console, blue, red, nobody):
    for browser in (browser_of(blue), nobody):
        for act in ("seat-move", "seat-remove", "seat-lead"):
            assert browser.post(console.address(act, red.pk)).status_code == 404
    red.refresh_from_db()
    assert red.left_at is None


def hand(seat, to):
    address = f"/x/{seat.exercise.code}/seats/{seat.pk}/lead/"
    return browser_of(seat).post(address, {"seat": to}, headers={"HX-Request": "true"})


def test_a_head_hands_over_within_the_team(blue, blue_two):
    assert hand(blue, blue_two.pk).status_code == 204
    blue_two.refresh_from_db()
    assert blue_two.duty == Duty.LEAD


def test_a_head_cannot_hand_over_to_another_team_or_to_nobody(blue, red):
    assert hand(blue, red.pk).status_code == 404
    assert hand(blue, "").status_code == 422
    blue.refresh_from_db()
    assert blue.is_lead


def test_an_adviser_hands_over_nothing(blue, blue_two, blue_three):
    assert hand(blue_three, blue_two.pk).status_code == 422


@pytest.mark.parametrize("teams", [3, 12])
def test_the_page_takes_the_same_queries_for_three_teams_and_for_twelve(
    db, console_of, teams, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams))
    for code in CODES[:teams]:
        for place in (1, 2, 3):
            sit(exercise, code, f"{code} {place}")
    console = console_of(exercise)
    with django_assert_num_queries(7):
        console.open("people")
