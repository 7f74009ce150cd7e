"""Injects that go out by themselves and those held back: who sets it, what it leaves."""

from datetime import timedelta

import pytest
import time_machine

from tests.cast import go_to
from wargame.errors import Refused
from wargame.models import Kind, StepKind
from wargame.models.viewers import CONTROL
from wargame.operations import inject_times, injects, moves


@pytest.fixture
def to_blue(exercise):
    return exercise.injects.get(number="1.2")


def kinds(exercise):
    return list(exercise.journal.order_by("-number").values_list("kind", flat=True)[:2])


def later(exercise, minutes):
    exercise.refresh_from_db()
    return time_machine.travel(exercise.running_since + timedelta(minutes=minutes), tick=False)


def test_at_its_minute_it_goes_to_the_teams_of_the_plan(exercise, control, to_blue):
    go_to(exercise, StepKind.BRIEF, 1)
    inject_times.set_minute(to_blue, move=1, minute=3, by=control)
    with later(exercise, 2):
        assert inject_times.send_due(exercise) == []
    with later(exercise, 4):
        assert inject_times.send_due(exercise) == [to_blue]
        assert inject_times.send_due(exercise) == []
    entry = exercise.journal.get(kind=Kind.INJECT_WENT)
    assert entry.seat == control
    assert list(to_blue.deliveries.values_list("team__code", flat=True)) == ["BLU"]
    to_blue.refresh_from_db()
    assert to_blue.released_by == control


def test_with_a_step_it_goes_when_the_step_begins(exercise, control, to_blue):
    step = exercise.steps.get(kind=StepKind.DECIDE, move__number=1)
    inject_times.set_step(to_blue, step, by=control)
    assert inject_times.send_due(exercise) == []
    go_to(exercise, StepKind.DECIDE, 1)
    assert inject_times.send_due(exercise) == [to_blue]


def test_control_alone_hears_of_it(exercise, control, to_blue):
    inject_times.set_minute(to_blue, move=1, minute=3, by=control)
    inject_times.hold(to_blue, by=control)
    inject_times.let_go(to_blue, by=control)
    assert inject_times.schedule_plan(exercise, by=control) == 6
    for entry in exercise.journal.order_by("-number")[:4]:
        assert entry.audiences == [CONTROL]


@pytest.mark.parametrize("keep", [inject_times.hold, inject_times.by_hand])
def test_what_is_held_or_left_to_the_hand_does_not_go(exercise, control, to_blue, keep):
    go_to(exercise, StepKind.BRIEF, 1)
    inject_times.set_minute(to_blue, move=1, minute=0, by=control)
    keep(to_blue, by=control)
    keep(to_blue, by=control)
    assert inject_times.send_due(exercise) == []
    assert kinds(exercise)[1] == Kind.INJECT_TIMED


def test_what_was_taken_back_does_not_go_out_again(exercise, control, to_blue):
    go_to(exercise, StepKind.BRIEF, 1)
    inject_times.set_minute(to_blue, move=1, minute=0, by=control)
    inject_times.send_due(exercise)
    injects.withdraw(to_blue, by=control)
    assert inject_times.send_due(exercise) == []


def test_nothing_goes_to_a_paused_room_and_all_of_it_once_it_runs_on(exercise, control):
    go_to(exercise, StepKind.BRIEF, 1)
    inject_times.schedule_plan(exercise, by=control)
    now = exercise.running_since
    with time_machine.travel(now + timedelta(minutes=2.5), tick=False):
        moves.pause(exercise, by=control)
    with time_machine.travel(now + timedelta(minutes=30), tick=False):
        assert inject_times.send_everywhere() == 0
        moves.resume(exercise, by=control)
        assert inject_times.send_everywhere() == 2
    sent = exercise.injects.released().order_by("released_at", "pk")
    assert [one.number for one in sent] == ["1.1", "1.2"]


def test_what_has_no_addressee_who_plays_cannot_go_by_itself(exercise, control, to_blue):
    to_blue.planned_to = ["XXX"]
    to_blue.save()
    with pytest.raises(Refused):
        inject_times.set_minute(to_blue, move=1, minute=3, by=control)
    assert inject_times.schedule_plan(exercise, by=control) == 5


def test_what_is_out_is_not_timed_or_held_and_players_set_nothing(exercise, control, to_blue, blue):
    for act in (inject_times.hold, inject_times.let_go, inject_times.by_hand):
        with pytest.raises(Refused):
            act(to_blue, by=blue)
    injects.release(to_blue, by=control)
    with pytest.raises(Refused):
        inject_times.hold(to_blue, by=control)
    with pytest.raises(Refused):
        inject_times.set_minute(to_blue, move=1, minute=3, by=control)
