"""How the same people moved: only those who marked both times, and no median for the split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.shifts import paired_shift

POINTS = 7
MARKS = st.dictionaries(st.integers(0, 30), st.integers(1, POINTS), max_size=30)


def shift(before, after):
    """Of people named by their place."""
    return paired_shift(dict(enumerate(before)), dict(enumerate(after)), POINTS)


def test_who_moved_which_way_and_how_far_the_middle_and_the_spread_moved():
    found = shift([2, 3, 5, 6], [3, 3, 4, 5])
    assert (found.up, found.same, found.down, found.n) == (1, 1, 2, 4)
    assert found.change_in_median == -0.5
    assert round(found.before.disagreement, 2) == 0.58
    assert round(found.after.disagreement, 2) == 0.29
    assert round(found.change_in_disagreement, 2) == -0.29


def test_whoever_marked_once_counts_in_neither():
    found = paired_shift({"a": 2, "b": 3, "c": 4, "gone": 7}, {"a": 3, "b": 3, "c": 4, "new": 1}, 7)
    assert (found.up, found.same, found.down) == (1, 2, 0)
    assert (found.marks_before, found.marks_after) == ([2, 3, 4], [3, 3, 4])


def test_a_median_that_nobody_chose_does_not_move():
    found = shift([1, 1, 7, 7], [4, 4, 4, 5])
    assert found.change_in_median is None
    assert found.change_in_disagreement < 0


@pytest.mark.parametrize("n", [0, 1, 2])
def test_of_fewer_than_three_there_is_no_change_to_show(n):
    found = shift([1] * n, [7] * n)
    assert found.change_in_median is found.change_in_disagreement is None


@given(MARKS, MARKS)
def test_everybody_who_marked_twice_is_counted_once(before, after):
    found = paired_shift(before, after, POINTS)
    assert found.up + found.same + found.down == found.n == len(before.keys() & after.keys())


@given(MARKS, MARKS)
def test_backwards_in_time_everything_turns_round(before, after):
    there, back = paired_shift(before, after, POINTS), paired_shift(after, before, POINTS)
    assert (there.up, there.same, there.down) == (back.down, back.same, back.up)
    assert (there.before, there.after) == (back.after, back.before)
    if there.change_in_median is not None:
        assert there.change_in_median == -back.change_in_median


@given(MARKS)
def test_where_nobody_moves_nothing_does(marks):
    found = paired_shift(marks, marks, POINTS)
    assert (found.up, found.down) == (0, 0)
    assert found.change_in_median in (0, None)
    assert found.change_in_disagreement in (0, None)


@given(MARKS, MARKS)
def test_the_order_of_the_marks_says_nothing_of_who_made_them(before, after):
    found = paired_shift(before, after, POINTS)
    assert found.marks_before == sorted(found.marks_before)
    assert found.marks_after == sorted(found.marks_after)


def test_marks_off_the_scale_are_refused():
    with pytest.raises(ValueError, match="lie in"):
        shift([1, 2, 8], [1, 2, 3])
