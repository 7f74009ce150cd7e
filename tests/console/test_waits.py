"""For whom control waits: how many of those here, by name, and nobody who is away or has left."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, decide, go_to, move_of, open_and_start, sit, viewer_of
from tests.factories import CHOICE, make_exercise
from wargame.models import Confidence, Occasion, Revealed, Says, StepKind
from wargame.operations import assents, moves, positions, private_answers, reveals, seats
from wargame.operations.positions import Mark
from wargame.queries import attention


@pytest.fixture
def here(console):
    """Two people in blue and two in red, all of them here; nobody in green."""
    cast = {
        name: sit(console.exercise, name[:3], name) for name in ("BLU 1", "BLU 2", "RED 1", "RED 2")
    }
    for seat in cast.values():
        seats.arrive(seat)
    return cast


def mark(exercise):
    return Mark(move_of(exercise).tensions.get(), 3, "So it is.", Confidence.LOW)


def estimate(exercise, seat):
    move = move_of(exercise)
    positions.place(exercise, [mark(exercise)], occasion=Occasion.MOVE, move=move, by=seat)


def take_position(exercise, seat):
    opened = {"what": Revealed.ESTIMATES, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **opened)
    return positions.set_position(exercise, mark(exercise), move=move_of(exercise), by=seat)


def titles(console):
    """Just before the step ends, with everybody as they are now."""
    with time_machine.travel(timezone.now() + timedelta(minutes=4), tick=False):
        present = console.exercise.seats.exclude(present_since=None)
        seats.keep_alive(list(present.values_list("pk", flat=True)))
        found = attention.attention(viewer_of(control_of(console.exercise)))
    return [item.title for item in found.items]


def test_the_clock_counts_who_of_those_here_has_not_answered(console, here):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    assert "4 of those here have not answered." in console.text("clock")
    estimate(console.exercise, here["BLU 1"])
    seats.leave(here["RED 2"])
    assert "2 of those here have not answered." in console.text("clock")


def test_the_teams_say_who_is_missing_by_name_and_never_what_was_given(console, here):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    estimate(console.exercise, here["BLU 1"])
    text = console.text("teams")
    assert "Not yet: BLU 2" in text
    assert "Not yet: RED 1, RED 2" in text
    seats.leave(here["RED 1"])
    seats.remove(here["BLU 2"], by=control_of(console.exercise))
    text = console.text("teams")
    assert "BLU 2" not in text
    assert "Not yet: RED 1" not in text


def test_whoever_went_away_holds_up_nothing(console, here):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    for name in ("BLU 1", "BLU 2"):
        estimate(console.exercise, here[name])
    assert "2 people have not answered" in titles(console)
    for name in ("RED 1", "RED 2"):
        seats.leave(here[name])
    assert not [title for title in titles(console) if "not answered" in title]
    assert "have not answered" not in console.text("clock")


@pytest.mark.parametrize("answers", ["BLU 1", "BLU 2"])
def test_for_the_key_question_it_waits_for_those_here_alone(console_of, db, answers):
    """Of two in a team one is away; whether or not that one has answered changes nothing."""
    exercise = open_and_start(make_exercise(parts=[CHOICE]))
    console = console_of(exercise)
    cast = {name: sit(exercise, "BLU", name) for name in ("BLU 1", "BLU 2", "BLU 3")}
    for seat in cast.values():
        seats.arrive(seat)
    go_to(exercise, StepKind.ESTIMATE, 1)
    private_answers.choose(
        exercise, move=move_of(exercise), option=1, reason="Cheap.", words="", by=cast[answers]
    )
    seats.leave(cast["BLU 1"])
    n = {"BLU 1": 2, "BLU 2": 1}[answers]
    said = "1 person has" if n == 1 else f"{n} people have"
    assert f"{said} not answered the key question" in titles(console)
    assert "1/3" in console.text("teams")


def test_a_team_with_nobody_here_is_not_waited_for(console, here):
    go_to(console.exercise, StepKind.DECIDE, 1)
    assert "2 teams have not released their decisions." in console.text("clock")
    decide(console.exercise, here["BLU 1"])
    for name in ("RED 1", "RED 2"):
        seats.leave(here[name])
    assert "All teams with somebody here have released." in console.text("clock")


def test_it_names_those_who_have_not_said_whether_they_agree(console, here):
    go_to(console.exercise, StepKind.DELIBERATE, 1)
    position = take_position(console.exercise, here["BLU 1"])
    assert "Not yet: BLU 2" in console.text("teams")
    assert "1 person has not said whether they agree" in titles(console)
    assents.give(position, Says.AGREE, by=here["BLU 2"])
    assert "Not yet" not in console.text("teams")


def test_a_new_position_is_waited_for_anew(console, here):
    exercise = console.exercise
    go_to(exercise, StepKind.DELIBERATE, 1)
    position = take_position(exercise, here["BLU 1"])
    assents.give(position, Says.AGREE, by=here["BLU 2"])
    other = Mark(move_of(exercise).tensions.get(), 6, "So it is not.")
    positions.set_position(exercise, other, move=move_of(exercise), by=here["BLU 1"])
    assert "Not yet: BLU 2" in console.text("teams")


def test_control_moves_on_over_everybody_who_is_missing(console, here):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    exercise = console.exercise
    for _step in (StepKind.DELIBERATE, StepKind.DECIDE, StepKind.PLENARY):
        moves.next_step(exercise, after=exercise.step.number, by=control_of(exercise))
        exercise.refresh_from_db()
        assert exercise.step.kind == _step
