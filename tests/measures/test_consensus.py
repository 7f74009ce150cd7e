"""Consensus after Tastle and Wierman: published figures, and what must hold for any marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.consensus import tastle_wierman

POINTS = 7
MARKS = st.lists(st.integers(1, POINTS), min_size=1, max_size=40)


def spelled_out(counts):
    return [point for point, count in enumerate(counts, start=1) for _one in range(count)]


def test_it_is_that_of_the_published_implementation():
    """The example of `consensus` in the R package agrmt."""
    marks = spelled_out([30, 40, 210, 130, 530, 50, 10])
    assert tastle_wierman(marks, POINTS) == pytest.approx(0.7256876, abs=1e-7)


@pytest.mark.parametrize(
    ("marks", "points", "expected"),
    [
        ([1, 2, 3, 4, 5], 5, 0.43),
        ([1, 1, 7, 7], 7, 0.00),
        ([4, 4, 4], 7, 1.00),
        ([3], 7, 1.00),
        ([2, 2, 3, 3], 7, 0.87),
    ],
)
def test_consensus_of_a_few(marks, points, expected):
    assert round(tastle_wierman(marks, points), 2) == expected


@given(MARKS)
def test_it_lies_between_none_and_full_and_is_full_for_one_point_alone(marks):
    found = tastle_wierman(marks, POINTS)
    assert 0 <= found <= 1
    assert (found == 1) == (len(set(marks)) == 1)


@given(st.integers(1, 20), st.integers(2, 11))
def test_half_at_each_end_has_none(half, points):
    assert tastle_wierman([1] * half + [points] * half, points) == 0


@given(MARKS)
def test_neither_order_nor_direction_nor_a_crowd_of_twice_as_many_changes_it(marks):
    found = pytest.approx(tastle_wierman(marks, POINTS), abs=1e-12)
    assert tastle_wierman(marks[::-1], POINTS) == found
    assert tastle_wierman([POINTS + 1 - mark for mark in marks], POINTS) == found
    assert tastle_wierman(marks * 2, POINTS) == found


@pytest.mark.parametrize(("marks", "points"), [([], 7), ([0], 7), ([8], 7), ([1], 1)])
def test_nothing_and_what_is_off_the_scale_are_refused(marks, points):
    with pytest.raises(ValueError, match=r"no values|lie in|scale"):
        tastle_wierman(marks, points)
