"""A chair more for a team that has grown."""

import pytest

from tests.cast import sit
from wargame.errors import Refused
from wargame.models import Kind
from wargame.operations import teams


def test_a_full_team_takes_one_more_after_a_chair_was_added(exercise, control):
    for name in ("Bea", "Bob", "Bix", "Ben"):
        sit(exercise, "BLU", name)
    with pytest.raises(Refused):
        sit(exercise, "BLU", "Late")
    teams.add_chair(exercise.teams.get(code="BLU"), to=4, by=control)
    late = sit(exercise, "BLU", "Late")
    assert (late.chair, late.title) == (5, "Adviser")
    assert exercise.journal.filter(kind=Kind.CHAIR_ADDED).count() == 1


def test_a_double_press_adds_one_chair(exercise, control):
    blue = exercise.teams.get(code="BLU")
    for _press in range(2):
        teams.add_chair(blue, to=4, by=control)
    blue.refresh_from_db()
    assert blue.chairs == 5
    assert exercise.journal.filter(kind=Kind.CHAIR_ADDED).count() == 1


def test_a_team_holds_forty_at_most(exercise, control):
    exercise.teams.filter(code="BLU").update(chairs=40)
    with pytest.raises(Refused):
        teams.add_chair(exercise.teams.get(code="BLU"), to=40, by=control)


def test_players_cannot_add_chairs(exercise, blue):
    with pytest.raises(Refused):
        teams.add_chair(exercise.teams.get(code="BLU"), to=4, by=blue)
    assert exercise.teams.get(code="BLU").chairs == 4
