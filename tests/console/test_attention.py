"""What needs control: it appears when it is time, and goes when it has been seen to."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, decide, go_to, sit, viewer_of, write
from tests.factories import make_exercise
from wargame.models import StepKind
from wargame.operations import exercises, injects, seats
from wargame.queries import attention


def after(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def items(console):
    return attention.attention(viewer_of(control_of(console.exercise))).items


def titles(console):
    return [item.title for item in items(console)]


@pytest.fixture
def full(console):
    """Everybody is here: two people a team."""
    for code in ("BLU", "RED", "GRN"):
        for name in ("One", "Two"):
            seats.arrive(sit(console.exercise, code, f"{code} {name}"))
    return console


def seat_of(console, name):
    return console.exercise.seats.get(name=name)


def test_with_everybody_here_nothing_needs_control(full):
    assert items(full) == []
    assert "Nothing needs you." in full.text("attention")


def test_an_empty_team_and_one_alone_are_named(console, blue):
    seats.arrive(blue)
    assert [(item.team.code, item.title) for item in items(console)] == [
        ("RED", "Nobody sits here"),
        ("GRN", "Nobody sits here"),
        ("BLU", "Only one person"),
    ]


def test_many_teams_of_one_stand_in_one_line(console):
    for code in ("BLU", "RED", "GRN"):
        seats.arrive(sit(console.exercise, code, f"{code} One", chair=1))
    [item] = items(console)
    assert item.title == "3 teams have only one person"
    assert item.detail.startswith("BLU, RED, GRN.")


def test_a_team_without_a_head_gets_one_with_one_press(full, control):
    seats.remove(seat_of(full, "BLU One"), by=control)
    sit(full.exercise, "BLU", "BLU Three", chair=3)
    (item,) = items(full)
    assert (item.title, item.is_urgent) == ("No head of delegation", True)
    assert f'id="head-{item.seat.pk}"' in full.region("attention")
    assert full.press_live("seat-lead", item.seat.pk).status_code == 204
    assert items(full) == []


def test_a_lost_head_can_be_stood_in_for_and_comes_first(full):
    seats.leave(seat_of(full, "RED Two"))
    seats.leave(seat_of(full, "GRN One"))
    first, second = items(full)
    assert (first.title, first.seat.name) == ("GRN One lost", "GRN Two")
    assert (second.title, second.seat) == ("RED Two lost", None)
    full.press("seat-lead", first.seat.pk)
    assert seat_of(full, "GRN Two").is_lead


def test_whoever_was_never_here_is_not_missed(full):
    sit(full.exercise, "BLU", "BLU Late")
    assert items(full) == []


def test_an_inject_is_due_at_its_minute_and_no_longer_once_released(full, control):
    exercise = full.exercise
    go_to(exercise, StepKind.BRIEF, 1)
    seen = attention.attention(viewer_of(control_of(exercise)))
    assert seen.items == []
    assert 0 < seen.due_ms <= 60_000
    with after(1.5):
        seats.keep_alive(exercise.seats.values_list("pk", flat=True))
        (item,) = items(full)
        assert item.title == "Inject 1.1 is due"
        full.press_live("inject-release", item.slip.inject.pk, to="plan")
        assert items(full) == []


def test_while_paused_nothing_comes_due(full, control):
    go_to(full.exercise, StepKind.BRIEF, 1)
    full.press("clock-pause")
    with after(10):
        seats.keep_alive(full.exercise.seats.values_list("pk", flat=True))
        assert items(full) == []
        assert attention.attention(viewer_of(control)).due_ms is None


def test_many_due_injects_are_one_line_that_leads_to_the_queue(full):
    go_to(full.exercise, StepKind.BRIEF, 1)
    with after(4.5):
        assert "3 injects are due" in titles(full)
        assert 'href="#injects-h"' in full.region("attention")


def test_two_minutes_before_the_end_it_names_who_has_not_released(full, control):
    go_to(full.exercise, StepKind.DECIDE, 1)
    for inject in full.exercise.injects.filter(move=1):
        injects.release(inject, by=control)
    decide(full.exercise, seat_of(full, "BLU One"))
    with after(2):
        assert "2 teams have not released" not in titles(full)
    with after(3.5):
        seats.keep_alive(full.exercise.seats.values_list("pk", flat=True))
        first = items(full)[0]
        assert (first.title, first.detail) == ("2 teams have not released", "RED, GRN")
        assert first.needs_time
        full.press("clock-change", minutes=2)
        assert "2 teams have not released" not in titles(full)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (StepKind.ESTIMATE, "6 people have not answered"),
        (StepKind.DELIBERATE, "3 teams have no position"),
    ],
)
def test_it_names_what_the_step_asks_for(full, kind, title):
    go_to(full.exercise, kind, 1)
    with after(4):
        seats.keep_alive(full.exercise.seats.values_list("pk", flat=True))
        assert title in titles(full)


def test_a_draft_that_stands_still_is_named(full, control):
    go_to(full.exercise, StepKind.DECIDE, 1)
    full.press("clock-change", minutes=30)
    write(full.exercise, seat_of(full, "BLU One"), {"title": "Send two frigates"})
    for inject in full.exercise.injects.filter(move=1):
        injects.release(inject, by=control)
    with after(6):
        seats.keep_alive(full.exercise.seats.values_list("pk", flat=True))
        assert titles(full) == ["3 drafts stand still"]
        decide(full.exercise, seat_of(full, "RED One"))
        assert titles(full) == ["Draft untouched since", "Nothing written since"]


def test_thin_teams_are_named_before_play_once_half_have_come(db, console_of):
    exercise = make_exercise()
    exercises.open_lobby(exercise, by=control_of(exercise))
    console = console_of(exercise)
    for place in range(1, 5):
        sit(exercise, "BLU", f"Blue {place}")
    assert items(console) == []
    for place in (1, 2):
        sit(exercise, "RED", f"Red {place}")
    assert [item.team.code for item in items(console)] == ["GRN"]
    assert console.address("people") in console.region("attention")


def test_after_play_nothing_needs_control(full):
    go_to(full.exercise, StepKind.REVIEW)
    assert items(full) == []
