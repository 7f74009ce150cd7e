"""Taking a seat, being moved and removed, and handing over the lead."""

import pytest

from tests.cast import control_of, sit
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Duty, Kind
from wargame.models.viewers import of_seat
from wargame.operations import exercises, seats


def entries(exercise, kind):
    return exercise.journal.filter(kind=kind).count()


def team(exercise, code):
    return exercise.teams.get(code=code)


def test_the_same_form_leads_to_the_same_seat(exercise):
    first = sit(exercise, "BLU", "Bea")
    assert sit(exercise, "RED", "Bea") == first
    assert entries(exercise, Kind.SEAT_TAKEN) == 1


def test_whoever_does_not_choose_sits_where_most_room_is(exercise, blue, red):
    seat = seats.take(exercise, name="Gil", ticket="gil")
    assert seat.team.code == "GRN"


def test_a_chair_seats_one_person(exercise, blue):
    with pytest.raises(Refused):
        sit(exercise, "BLU", "Bob", chair=blue.chair)


def test_a_full_team_takes_nobody_more(exercise):
    for name in ("Bea", "Bob", "Bix", "Ben"):
        sit(exercise, "BLU", name)
    with pytest.raises(Refused):
        sit(exercise, "BLU", "Bud")


def test_a_draft_lets_nobody_in(db):
    exercise = make_exercise()
    with pytest.raises(Refused):
        sit(exercise, "BLU", "Bea")
    exercises.open_lobby(exercise, by=control_of(exercise))
    assert sit(exercise, "BLU", "Bea").is_lead


def test_moved_the_person_gets_a_free_chair_and_hears_of_it(exercise, control, blue_two):
    moved = seats.move(blue_two, to=team(exercise, "RED"), by=control)
    assert (moved.team.code, moved.duty) == ("RED", Duty.LEAD)
    entry = exercise.journal.get(kind=Kind.SEAT_MOVED)
    assert of_seat(blue_two.pk) in entry.audiences


def test_moved_to_a_team_with_a_head_a_head_becomes_an_adviser(exercise, control, blue, red):
    seats.remove(sit(exercise, "RED", "Rod", chair=2), by=control)
    moved = seats.move(blue, to=red.team, by=control)
    assert moved.duty != Duty.LEAD


def test_moving_to_the_own_team_changes_nothing(exercise, control, blue):
    seats.move(blue, to=blue.team, by=control)
    assert entries(exercise, Kind.SEAT_MOVED) == 0


def test_nobody_is_moved_into_a_full_team(exercise, control, red):
    for name in ("Bea", "Bob", "Bix", "Ben"):
        sit(exercise, "BLU", name)
    with pytest.raises(Refused):
        seats.move(red, to=team(exercise, "BLU"), by=control)
    red.refresh_from_db()
    assert red.team.code == "RED"


def test_removed_twice_is_recorded_once_and_the_chair_is_free(exercise, control, blue):
    seats.remove(blue, by=control)
    seats.remove(blue, by=control)
    assert entries(exercise, Kind.SEAT_REMOVED) == 1
    assert sit(exercise, "BLU", "Bob", chair=blue.chair).is_lead


def test_control_keeps_its_seat(control):
    with pytest.raises(type(control).DoesNotExist):
        seats.remove(control, by=control)


def test_the_head_hands_over_and_becomes_an_adviser(exercise, blue, blue_two):
    seats.hand_lead(blue_two, by=blue)
    blue.refresh_from_db()
    blue_two.refresh_from_db()
    assert (blue_two.duty, blue_two.title) == (Duty.LEAD, "Head of delegation")
    assert blue.duty == Duty.MEMBER


def test_handing_over_twice_is_recorded_once(exercise, control, blue, blue_two):
    seats.hand_lead(blue_two, by=control)
    seats.hand_lead(blue_two, by=control)
    assert entries(exercise, Kind.LEAD_HANDED) == 1


def test_an_adviser_and_another_team_hand_over_nothing(blue, blue_two, blue_three, red):
    for by in (blue_three, red):
        with pytest.raises(Refused):
            seats.hand_lead(blue_two, by=by)


def test_only_control_moves_and_removes(exercise, blue, red):
    with pytest.raises(Refused):
        seats.move(red, to=blue.team, by=blue)
    with pytest.raises(Refused):
        seats.remove(red, by=blue)


def test_coming_and_going_are_recorded_once_each(exercise, blue):
    for _page in range(2):
        seats.arrive(blue)
    for _close in range(2):
        seats.leave(blue)
    assert entries(exercise, Kind.SEAT_PRESENT) == 1
    assert entries(exercise, Kind.SEAT_AWAY) == 1
