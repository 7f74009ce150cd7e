"""Injects that control writes in the room, corrections among them, and releases taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import go_to, viewer_of
from wargame.errors import Refused
from wargame.models import Inject, Kind, StepKind
from wargame.models.viewers import CONTROL, EVERYONE, of_team
from wargame.operations import injects
from wargame.operations.injects import Words

NEWS = Words("news", "A port closes", "Harbor office", "Fog until noon.", "ticket 1")


@pytest.fixture
def released(exercise, control) -> Inject:
    """To all three teams, and opened by nobody."""
    return injects.release(exercise.injects.get(number="1.1"), by=control)


def correcting(inject: Inject, ticket: str = "ticket 2") -> Words:
    return Words("news", "The port is open", "Harbor office", "No fog.", ticket, inject)


def entries(exercise, kind):
    return exercise.journal.filter(kind=kind)


def test_it_waits_in_the_queue_of_the_move_that_is_played(exercise, control, blue):
    go_to(exercise, StepKind.BRIEF, 1)
    inject = injects.write(exercise, NEWS, by=control)
    assert (inject.number, inject.move, inject.released_at) == ("C.1", 1, None)
    assert entries(exercise, Kind.INJECT_WRITTEN).get().audiences == [CONTROL]
    assert not Inject.objects.visible_to(viewer_of(blue)).exists()


def test_between_moves_it_is_in_reserve(exercise, control):
    assert injects.write(exercise, NEWS, by=control).move == 0


def test_the_same_form_sent_twice_is_one_inject(exercise, control):
    first = injects.write(exercise, NEWS, by=control)
    assert injects.write(exercise, NEWS, by=control) == first
    assert entries(exercise, Kind.INJECT_WRITTEN).count() == 1


def test_it_goes_to_the_teams_it_was_written_for(exercise, control):
    teams = exercise.teams.filter(code="RED")
    inject = injects.release(injects.write(exercise, NEWS, by=control, teams=teams), by=control)
    assert [one.team.code for one in inject.deliveries.all()] == ["RED"]


def test_players_write_none(exercise, blue):
    with pytest.raises(Refused, match="Only control"):
        injects.write(exercise, NEWS, by=blue)


def test_an_exercise_has_at_most_two_hundred(exercise, control, monkeypatch):
    monkeypatch.setattr(injects, "MOST", exercise.injects.count())
    with pytest.raises(Refused, match="at most"):
        injects.write(exercise, NEWS, by=control)


def test_unread_it_can_be_taken_back_for_half_a_minute(exercise, released, control):
    inject = injects.withdraw(released, by=control)
    assert (inject.released_at, inject.is_to_all, inject.deliveries.count()) == (None, False, 0)
    [entry] = entries(exercise, Kind.INJECT_WITHDRAWN)
    assert entry.audiences == [EVERYONE]
    assert entries(exercise, Kind.INJECT_RELEASED).count() == 1


def test_taken_back_twice_it_is_recorded_once(exercise, released, control):
    for _time in (1, 2):
        injects.withdraw(released, by=control)
    assert entries(exercise, Kind.INJECT_WITHDRAWN).count() == 1


def test_only_those_who_had_it_hear_that_it_was_taken_back(exercise, control, red):
    to_blue = injects.release(exercise.injects.get(number="1.2"), by=control)
    injects.withdraw(to_blue, by=control)
    [entry] = entries(exercise, Kind.INJECT_WITHDRAWN)
    assert not {of_team(red.team_id), EVERYONE} & set(entry.audiences)


def test_once_a_team_has_opened_it_it_stays(released, control, blue):
    injects.open_(released, by=blue)
    with pytest.raises(Refused, match="Write a correction"):
        injects.withdraw(released, by=control)


def test_after_half_a_minute_it_stays(released, control):
    with (
        time_machine.travel(timezone.now() + timedelta(seconds=31), tick=False),
        pytest.raises(Refused, match="30 seconds are over"),
    ):
        injects.withdraw(released, by=control)


def test_players_take_nothing_back(released, blue):
    with pytest.raises(Refused, match="Only control"):
        injects.withdraw(released, by=blue)


def test_taken_back_it_can_be_released_again(released, control):
    again = injects.release(injects.withdraw(released, by=control), by=control)
    assert again.deliveries.count() == 3


def test_a_correction_goes_to_those_who_have_what_it_corrects(exercise, control):
    to_blue = injects.release(exercise.injects.get(number="1.2"), by=control)
    correction = injects.write(exercise, correcting(to_blue), by=control)
    injects.release(correction, by=control)
    assert (correction.corrects, correction.planned_to) == (to_blue, ["BLU"])


def test_nobody_else_can_get_a_correction(exercise, control):
    to_blue = injects.release(exercise.injects.get(number="1.2"), by=control)
    teams = exercise.teams.filter(code="RED")
    with pytest.raises(Refused, match="teams that have what it corrects"):
        injects.write(exercise, correcting(to_blue), by=control, teams=teams)


def test_nor_is_it_released_to_anybody_else(exercise, control):
    to_blue = injects.release(exercise.injects.get(number="1.2"), by=control)
    correction = injects.write(exercise, correcting(to_blue), by=control)
    with pytest.raises(Refused, match="teams that have what it corrects"):
        injects.release(correction, by=control, teams=exercise.teams.all())


def test_what_nobody_has_is_not_corrected(exercise, control):
    with pytest.raises(Refused, match="No team has"):
        injects.write(exercise, correcting(exercise.injects.get(number="1.1")), by=control)
