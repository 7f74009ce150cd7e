"""Who comes late reads on one screen what happened, what the team holds and what to do now."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, decide, go_to, move_of, sit
from wargame.models import Revealed, StepKind
from wargame.operations import injects, positions
from wargame.operations.positions import Mark

from .conftest import Room, reveal


@pytest.fixture
def played(exercise, blue):
    """BLU, in place since the start, has a position, a decision and two injects."""
    go_to(exercise, StepKind.BRIEF, 1)
    for number in ("1.1", "1.2"):
        injects.release(exercise.injects.get(number=number), by=control_of(exercise))
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    mark = Mark(move_of(exercise).tensions.get(), 2, "It is nearer.")
    positions.set_position(exercise, mark, move=move_of(exercise), by=blue)
    decide(go_to(exercise, StepKind.DECIDE, 1), blue)
    return exercise


def card(seat) -> str:
    """The card alone, empty where there is none."""
    return Room(seat).html().partition('id="catch-up"')[2].partition("</details>")[0]


def test_a_latecomer_reads_what_happened_what_is_held_and_what_to_do(played):
    late = card(sit(played, "BLU", "Bix", chair=3))
    for words in ("Inject title 1.1", "Inject title 1.2", "2 toward", "Send two frigates"):
        assert words in late
    assert "Write the decision with your team." in late


def test_of_another_team_nothing_stands_there(played):
    late = card(sit(played, "RED", "Rob", chair=1))
    assert "Inject title 1.1" in late
    for words in ("Inject title 1.2", "2 toward", "Send two frigates"):
        assert words not in late
    assert "No position and no decision yet." in late


def test_who_was_there_when_the_first_move_began_has_no_card(played, blue):
    assert card(blue) == ""


def test_nor_has_who_has_been_here_for_a_quarter_of_an_hour(played):
    late = sit(played, "BLU", "Bix", chair=3)
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert card(late) == ""


def test_after_play_there_is_none(played):
    late = sit(played, "BLU", "Bix", chair=3)
    go_to(played, StepKind.FINAL)
    assert card(late) == ""
