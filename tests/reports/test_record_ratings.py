"""Ratings in the record: unnamed, by kind of rater, and of fewer than three only how many."""

import pytest

from tests.cast import decide, go_to, move_of
from wargame.models import Revealed, StepKind
from wargame.operations import ratings, reveals
from wargame.operations.ratings import Level

from .test_record import faults, record_of


@pytest.fixture
def rated(exercise, control, blue, blue_two, blue_three, red):
    """Blue's three, one of red and control have rated blue on one criterion."""
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    move = move_of(exercise)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move, by=control)
    asked = ratings.open_round(exercise, move=move, peers=2, by=control)
    cited = list(exercise.decisions.all())
    given = [(blue, 5), (blue_two, 3), (blue_three, 4), (red, 1), (control, 2)]
    for seat, value in given:
        level = Level(exercise.version.criteria.first(), value, f"Of {seat.name}.", cited)
        ratings.rate(asked, [level], team=blue.team, by=seat)
    return asked


def test_an_open_round_is_not_in_the_record(rated):
    assert record_of(rated.exercise)["rating_rounds"] == []


def test_a_closed_round_stands_unnamed_in_the_order_of_the_levels(rated, control):
    ratings.close(rated, by=control)
    whole = record_of(rated.exercise)
    assert faults(whole) == []
    (one,) = whole["rating_rounds"]
    by_self, peers, by_control = one["ratings"]
    assert by_self["levels"] == [3, 4, 5]
    assert by_self["lines"] == ["Of Bea.", "Of Bix.", "Of Bob."]
    assert (peers["n"], peers["is_withheld"], peers["levels"]) == (1, True, [])
    assert by_control["levels"] == [2]
