"""What may be said of a group in figures, by the table of the method."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures import spread
from wargame.measures.figures import figures

POINTS = 7
MARKS = st.lists(st.integers(1, POINTS), max_size=30)


def test_of_two_there_is_nothing_but_what_they_said():
    found = figures([1, 7], POINTS)
    assert (found.n, found.ends) == (2, (1, 7))
    assert found.median is found.quartiles is found.disagreement is None
    assert not found.is_split
    assert found.lone_voices == []


def test_of_a_team_there_is_median_range_disagreement_and_flags():
    found = figures([3, 3, 4, 7], POINTS)
    assert (found.median, found.ends, found.lone_voices) == (3.5, (3, 7), [7])
    assert found.disagreement == spread.disagreement([3, 3, 4, 7], POINTS)
    assert found.quartiles is None


def test_split_is_said_in_place_of_a_median():
    found = figures([1, 1, 7, 7], POINTS)
    assert (found.median, found.is_split, found.disagreement) == (None, True, 1)


def test_of_eight_there_are_quartiles():
    assert figures([1, 2, 3, 4, 5, 6, 7, 7], POINTS).quartiles == (2.5, 6.5)


def test_of_nobody_there_is_nothing():
    found = figures([], POINTS)
    assert found.n == 0
    assert found.ends is found.median is None


@given(MARKS)
def test_whatever_the_table_withholds_is_missing(marks):
    found, may = figures(marks, POINTS), spread.what_may_be_shown(len(marks))
    assert (found.quartiles is not None) == may.quartiles
    assert (found.disagreement is not None) == may.disagreement
    assert (found.median is not None) == (may.median and not found.is_split)
    assert may.flags or not (found.is_split or found.lone_voices)


@given(MARKS)
def test_what_is_shown_lies_in_order_on_the_scale(marks):
    found = figures(marks, POINTS)
    if found.quartiles and found.median is not None and found.ends:
        low, high = found.ends
        lower, upper = found.quartiles
        assert low <= lower <= found.median <= upper <= high


def test_marks_off_the_scale_are_refused():
    with pytest.raises(ValueError, match="lie in"):
        figures([1, 2, 8], POINTS)
