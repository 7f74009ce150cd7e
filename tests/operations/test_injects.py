"""Releasing injects: to whom, once, and who learns of it."""

import pytest

from tests.cast import control_of, go_to, open_and_start, sit
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Kind, StepKind
from wargame.models.viewers import BOARD, EVERYONE, of_team
from wargame.operations import injects, seats


@pytest.fixture
def to_blue(exercise):
    return exercise.injects.get(number="1.2")


@pytest.fixture
def to_all(exercise):
    return exercise.injects.get(number="1.1")


def released(exercise):
    return exercise.journal.filter(kind=Kind.INJECT_RELEASED)


def codes(inject):
    return set(inject.deliveries.values_list("team__code", flat=True))


def test_it_goes_to_the_teams_of_the_plan(to_blue, control):
    injects.release(to_blue, by=control)
    assert codes(to_blue) == {"BLU"}


def test_a_plan_without_teams_means_all(exercise, to_all, control):
    inject = injects.release(to_all, by=control)
    assert codes(inject) == {"BLU", "RED", "GRN"}
    assert inject.is_to_all
    assert released(exercise).get().audiences == [EVERYONE]


def test_control_may_choose_other_teams(exercise, to_blue, control):
    injects.release(to_blue, by=control, teams=exercise.teams.filter(code="RED"))
    assert codes(to_blue) == {"RED"}


def test_only_those_who_get_it_hear_of_it(exercise, to_blue, control, red):
    injects.release(to_blue, by=control)
    audiences = released(exercise).get().audiences
    assert of_team(exercise.teams.get(code="BLU").pk) in audiences
    assert not {of_team(red.team_id), EVERYONE, BOARD} & set(audiences)


def test_released_twice_it_is_delivered_and_recorded_once(exercise, to_blue, control):
    first = injects.release(to_blue, by=control)
    again = injects.release(to_blue, by=control)
    assert to_blue.deliveries.count() == 1
    assert released(exercise).count() == 1
    assert again.released_at == first.released_at


def test_it_can_be_widened_and_keeps_its_first_time(exercise, to_blue, control):
    first = injects.release(to_blue, by=control)
    wider = injects.release(to_blue, by=control, teams=exercise.teams.all())
    assert codes(to_blue) == {"BLU", "RED", "GRN"}
    assert wider.is_to_all
    assert wider.released_at == first.released_at
    assert of_team(first.deliveries.first().team_id) not in released(exercise).last().audiences


def test_a_plan_for_teams_that_do_not_play_asks_control_to_choose(exercise, to_blue, control):
    to_blue.planned_to = ["XXX"]
    to_blue.save()
    with pytest.raises(Refused):
        injects.release(to_blue, by=control)


def test_nothing_is_released_before_or_after_play(db):
    exercise = make_exercise()
    inject, control = exercise.injects.get(number="1.1"), control_of(exercise)
    with pytest.raises(Refused):
        injects.release(inject, by=control)
    open_and_start(exercise)
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused):
        injects.release(inject, by=control)
    assert not inject.deliveries.exists()


def test_players_release_nothing(to_blue, blue):
    with pytest.raises(Refused):
        injects.release(to_blue, by=blue)


def test_the_first_of_a_team_opens_it_for_all(exercise, to_blue, control, blue, blue_two):
    injects.release(to_blue, by=control)
    injects.open_(to_blue, by=blue)
    injects.open_(to_blue, by=blue_two)
    assert to_blue.deliveries.get().opened_by == blue
    assert exercise.journal.filter(kind=Kind.INJECT_OPENED).count() == 1


def test_a_person_who_has_left_opens_nothing(exercise, to_blue, control):
    gone = sit(exercise, "BLU", "Gus")
    injects.release(to_blue, by=control)
    seats.remove(gone, by=control)
    with pytest.raises(Refused):
        injects.open_(to_blue, by=gone)
