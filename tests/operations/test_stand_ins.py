"""A stand-in plays a state that nobody has come for, says so, and judges nothing."""

import pytest

from tests.cast import control_of, go_to, move_of, sit
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Duty, Occasion, Position, Revealed, Seat, StepKind, Tension
from wargame.operations import exercises, positions, reveals, review, seats, stand_ins
from wargame.operations.positions import Mark


@pytest.fixture
def exercise(db):
    exercise = make_exercise()
    return exercises.open_lobby(exercise, by=control_of(exercise))


@pytest.fixture
def red(exercise):
    return exercise.teams.get(code="RED")


def call(team):
    return stand_ins.call(team, by=control_of(team.exercise))


def test_it_leads_the_delegation_and_is_named_as_what_it_is(red):
    seat = call(red)
    assert (seat.duty, seat.name, seat.title) == (Duty.LEAD, "Stand-in", "Stand-in")
    assert seat.is_stand_in


def test_called_twice_it_comes_once(red):
    assert call(red) == call(red)
    assert red.seats.count() == 1


def test_it_does_not_come_where_somebody_sits(exercise, red):
    sit(exercise, "RED", "Ray")
    with pytest.raises(Refused, match="Somebody plays this state"):
        call(red)


def test_only_control_calls_it(exercise, red):
    bea = sit(exercise, "BLU", "Bea")
    with pytest.raises(Refused, match="Only control"):
        stand_ins.call(red, by=bea)


def test_it_has_no_view_of_its_own(exercise, red):
    seat = call(red)
    exercises.start(exercise, by=control_of(exercise))
    go_to(exercise, StepKind.BASELINE)
    mark = Mark(Tension.objects.first(), 4)
    with pytest.raises(Refused, match="judges nothing"):
        positions.place(exercise, [mark], occasion=Occasion.BASELINE, by=seat)


def test_it_speaks_for_its_state(exercise, red):
    seat = call(red)
    exercises.start(exercise, by=control_of(exercise))
    go_to(exercise, StepKind.DELIBERATE, 1)
    move = move_of(exercise)
    reveals.reveal(exercise, what=Revealed.ESTIMATES, move=move, by=control_of(exercise))
    positions.set_position(exercise, Mark(move.tensions.get(), 4), move=move, by=seat)
    assert Position.objects.get(move=move).team == red


def test_it_gives_no_hot_wash(exercise, red):
    seat = call(red)
    exercises.start(exercise, by=control_of(exercise))
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused, match="judges nothing"):
        review.give_hot_wash(exercise, surprise="That", keep="This", by=seat)


def test_it_works_while_play_lasts_and_until_control_removes_it(exercise, red):
    seat = call(red)
    assert stand_ins.at_work() == []
    exercises.start(exercise, by=control_of(exercise))
    assert stand_ins.at_work() == [seat]
    seats.remove(seat, by=control_of(exercise))
    assert stand_ins.at_work() == []


def test_adopting_it_makes_its_former_key_worthless(red):
    seat = call(red)
    before = seat.key_hash
    key = stand_ins.adopt(seat)
    assert Seat.objects.get(pk=seat.pk).key_hash == seats.hash_of(key) != before
