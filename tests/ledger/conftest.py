"""An exercise that plays with the ledger, deliberating in move 1, and hands to write in it."""

import pytest

from tests.cast import go_to, open_and_start
from tests.factories import make_exercise
from tests.rooms.conftest import Room
from wargame.models import CommitmentKind, StepKind
from wargame.operations import commitments
from wargame.operations.commitments import Words


@pytest.fixture
def exercise(db):
    return go_to(open_and_start(make_exercise(has_ledger=True)), StepKind.DELIBERATE, 1)


@pytest.fixture
def room(blue) -> Room:
    """The browser of blue's head of delegation."""
    return Room(blue)


def theater(exercise, key="north"):
    return exercise.version.theaters.get(key=key)


def commit(by, points, key="north", kind=CommitmentKind.READY, caveat=""):
    """A line in the move that is played."""
    exercise = by.exercise
    exercise.refresh_from_db()
    words = Words(theater(exercise, key), kind, points, caveat)
    return commitments.commit(exercise, words, move=exercise.step.move, by=by)
