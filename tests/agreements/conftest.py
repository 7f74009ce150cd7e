"""A move in which three heads of delegation can talk."""

import pytest

from tests.cast import go_to, sit
from wargame.models import StepKind


@pytest.fixture
def move(exercise):
    go_to(exercise, StepKind.BRIEF, 1)
    return exercise.step.move


@pytest.fixture
def green(exercise):
    """Head of delegation of GRN."""
    return sit(exercise, "GRN", "Gus", chair=1)


@pytest.fixture
def heads(move, blue, red, green):
    """The three heads, in move 1."""
    return blue, red, green
