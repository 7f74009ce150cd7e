"""Sitting down: the seats offered, the seat taken, and the way back to it."""

import re

import pytest
from django.urls import reverse

from tests.cast import browser_of, go_to, open_and_start, sit
from tests.factories import CODES, make_exercise
from wargame.models import Kind, StepKind
from wargame.operations import exercises, seats
from wargame.queries import lobby, viewers


def page_of(exercise):
    return reverse("join-seats", args=[exercise.code])


def take(browser, exercise, *, name="Priya", seat="", ticket=None):
    form = {"name": name, "seat": seat, "ticket": ticket or seats.new_ticket()}
    return browser.post(reverse("seat-take", args=[exercise.code]), form)


def test_the_seats_are_offered_by_title_and_never_by_name(exercise, blue, nobody):
    page = nobody.get(page_of(exercise))
    assert page.status_code == 200
    assert "BLU-2" in page.text
    assert "BLU-1" not in page.text
    assert "Bea" not in page.text
    assert "1 of 12 seated." in page.text


def test_a_draft_is_not_open_yet(nobody, db):
    for address in (page_of(make_exercise()), reverse("join-seats", args=["ABC346"])):
        page = nobody.get(address)
        assert page.status_code == 404
        assert "Not open yet" in page.text


def test_a_seat_is_taken_and_the_browser_keeps_it(exercise, nobody):
    answer = take(nobody, exercise, seat="RED-2")
    seat = exercise.seats.players().get()
    assert (seat.team.code, seat.chair, seat.name) == ("RED", 2, "Priya")
    assert answer.url == reverse("room", args=[exercise.code, seat.pk])
    cookie = answer.cookies[viewers.cookie_name(exercise.code)]
    assert cookie["httponly"]
    assert cookie["path"] == page_of(exercise)
    assert viewers.of_seat(exercise.code, seat.pk, {cookie.key: cookie.value}) is not None
    assert exercise.journal.filter(kind=Kind.SEAT_TAKEN).count() == 1


def test_without_a_choice_one_is_placed_where_there_is_room(exercise, blue, nobody):
    take(nobody, exercise)
    assert exercise.seats.get(name="Priya").team.code == "RED"


def test_the_same_form_sent_twice_is_one_seat(exercise, nobody):
    ticket = seats.new_ticket()
    first = take(nobody, exercise, seat="RED-2", ticket=ticket)
    assert take(nobody, exercise, seat="RED-2", ticket=ticket).url == first.url
    assert exercise.seats.players().count() == 1


def test_a_seat_just_taken_is_said_and_the_name_is_kept(exercise, blue, nobody):
    page = take(nobody, exercise, seat="BLU-1")
    assert page.status_code == 422
    assert "Somebody has just taken that seat. Choose another." in page.text
    assert 'value="Priya"' in page.text


def test_a_name_is_wanted_and_the_chosen_seat_is_kept(exercise, nobody):
    page = take(nobody, exercise, name="  ", seat="RED-2")
    assert page.status_code == 422
    assert "Enter your name." in page.text
    assert 'value="RED-2" checked' in page.text


def test_a_form_sent_again_after_its_seat_was_closed_is_given_back_to_be_sent_anew(
    exercise, control, nobody
):
    ticket = seats.new_ticket()
    take(nobody, exercise, seat="RED-2", ticket=ticket)
    seats.remove(exercise.seats.players().get(), by=control)
    page = take(nobody, exercise, seat="RED-2", ticket=ticket)
    assert page.status_code == 422
    assert "This form has served its turn." in page.text
    assert 'value="RED-2" checked' in page.text
    fresh = re.search(r'name="ticket" value="([^"]+)"', page.text)[1]
    assert fresh != ticket
    assert take(nobody, exercise, seat="RED-2", ticket=fresh).status_code == 302


@pytest.mark.parametrize("wrong", ["XXX-1", "BLU-99", "BLU", "-"])
def test_a_seat_that_does_not_exist_is_refused(exercise, nobody, wrong):
    assert take(nobody, exercise, seat=wrong).status_code == 422
    assert not exercise.seats.players().exists()


def test_a_ticket_that_could_be_guessed_is_refused(exercise, nobody):
    assert take(nobody, exercise, ticket="short").status_code == 422
    assert not exercise.seats.players().exists()


def test_nobody_sits_down_in_a_draft(nobody, db):
    draft = make_exercise()
    assert take(nobody, draft).status_code == 404
    assert not draft.seats.players().exists()


def test_a_browser_finds_its_own_seat_again(exercise, blue, red):
    page = browser_of(blue).get(page_of(exercise)).text
    assert reverse("room", args=[exercise.code, blue.pk]) in page
    assert "Bea" in page
    assert "Rob" not in page


def test_who_comes_late_is_told_of_the_move(exercise, nobody):
    go_to(exercise, StepKind.BRIEF, move=2)
    assert "Move 2 has begun. You can still sit down." in nobody.get(page_of(exercise)).text


def test_a_full_exercise_says_so(nobody, db):
    full = open_and_start(make_exercise(teams=1, chairs=1))
    sit(full, "BLU", "Bea")
    assert "Every seat is taken." in nobody.get(page_of(full)).text


def test_the_free_first_seat_is_an_advisers_when_the_lead_was_handed_on(exercise, blue, blue_two):
    seats.hand_lead(blue_two, by=blue)
    seats.remove(blue, by=exercise.seats.get(team=None))
    chair = lobby.lobby(exercise.code, {}).teams[0].chairs[0]
    assert (chair.title, chair.is_taken) == ("Adviser", False)


@pytest.mark.parametrize("teams", [3, 12])
def test_the_queries_do_not_grow_with_the_teams(teams, db, django_assert_num_queries):
    made = make_exercise(teams=teams)
    exercises.open_lobby(made, by=made.seats.get())
    for code in CODES[:teams]:
        sit(made, code, f"Head of {code}")
    with django_assert_num_queries(4):
        lobby.lobby(made.code, {})
