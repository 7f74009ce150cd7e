"""Whose voice is missing in a team: told to control, and to nobody else."""

import pytest

from tests.cast import go_to, viewer_of, write
from wargame.live import regions
from wargame.models import StepKind
from wargame.operations import notes, seats


@pytest.fixture
def talking(exercise, control, blue, blue_two, blue_three, red):
    go_to(exercise, StepKind.DECIDE, 1)
    for seat in (blue, blue_two, blue_three, red):
        seats.arrive(seat)
    return exercise


def heard(console):
    return console.text("voices")


def test_nobody_is_missed_before_anything_was_said(console, talking):
    assert heard(console) == ""


def test_who_is_here_and_has_not_been_heard_is_named(console, talking, blue, blue_two, blue_three):
    write(talking, blue, {"title": "a", "action": "b"})
    notes.save(talking, text="mine", base=0, move=talking.step.move, by=blue_two)
    assert "Not heard in this move: Bix" in heard(console)
    assert "Most of it" not in heard(console)
    seats.leave(blue_three)
    assert heard(console) == ""


def test_one_person_who_carries_a_team_is_named(console, talking, blue, blue_two, blue_three):
    write(talking, blue, {"title": "a", "action": "b", "rationale": "c", "intended_effect": "d"})
    write(talking, blue, {"title": "e", "action": "f"})
    assert "Most of it comes from Bea." in heard(console)


def test_a_new_move_begins_anew(console, talking, control, blue):
    write(talking, blue, {"title": "a", "action": "b", "rationale": "c"})
    assert "Bob" in heard(console)
    go_to(talking, StepKind.ESTIMATE, 2)
    assert heard(console) == ""


def test_no_player_and_nobody_who_looks_on_has_it(talking, blue):
    write(talking, blue, {"title": "a", "action": "b", "rationale": "c"})
    voices = regions.named("console", "voices")
    assert regions.render(voices, viewer_of(blue)) == ""
    assert not [one for one in regions.REGIONS if one.name == "voices" and one != voices]
