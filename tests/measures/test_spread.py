"""Numbers of few people: worked examples of the method, and what must hold for any marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures import spread

POINTS = 7
MARKS = st.lists(st.integers(1, POINTS), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([2, 2, 3, 3], 0.17),
        ([3, 4, 4, 5, 6], 0.39),
        ([2, 3, 5, 6], 0.58),
        ([1, 4, 4, 7], 0.75),
        ([1, 1, 7, 7], 1.00),
        ([4, 4, 4], 0.00),
        ([1, 7], 1.00),
    ],
)
def test_disagreement_of_the_worked_examples(marks, expected):
    assert round(spread.disagreement(marks, POINTS), 2) == expected


@given(MARKS)
def test_disagreement_lies_between_nothing_and_all_there_could_be(marks):
    assert 0 <= spread.disagreement(marks, POINTS) <= 1


@given(MARKS)
def test_people_who_say_the_same_do_not_disagree(marks):
    assert (spread.disagreement(marks, POINTS) == 0) == (len(set(marks)) == 1)


@given(st.integers(1, 20), st.integers(2, 11))
def test_half_at_each_end_is_as_far_apart_as_people_can_be(half, points):
    assert spread.disagreement([1] * half + [points] * half, points) == 1


@given(MARKS, st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_asked_changes_nothing(marks, chance):
    other = chance.sample(marks, len(marks))
    assert spread.disagreement(other, POINTS) == spread.disagreement(marks, POINTS)
    assert spread.median(other) == spread.median(marks)
    assert spread.is_split(other, POINTS) == spread.is_split(marks, POINTS)
    assert spread.lone_voices(other) == spread.lone_voices(marks)
    assert spread.quartiles(other) == spread.quartiles(marks)


@given(MARKS)
def test_turning_the_scale_round_changes_no_distance(marks):
    turned = [POINTS + 1 - mark for mark in marks]
    assert spread.disagreement(turned, POINTS) == spread.disagreement(marks, POINTS)
    assert spread.median(turned) == POINTS + 1 - spread.median(marks)
    assert spread.is_split(turned, POINTS) == spread.is_split(marks, POINTS)
    assert len(spread.lone_voices(turned)) == len(spread.lone_voices(marks))


@given(MARKS)
def test_at_least_half_stand_at_the_median_or_on_each_side_of_it(marks):
    middle = spread.median(marks)
    assert 2 * sum(mark <= middle for mark in marks) >= len(marks)
    assert 2 * sum(mark >= middle for mark in marks) >= len(marks)


def test_the_median_of_an_even_number_lies_halfway():
    assert spread.median([2, 3, 5, 6]) == 4
    assert spread.median([2, 3]) == 2.5
    assert spread.median([7]) == 7


def test_no_values_have_no_median():
    with pytest.raises(ValueError, match="no values"):
        spread.median([])


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([1, 1, 7, 7], True),
        ([2, 4, 6], True),
        ([1, 4, 4, 7], False),
        ([1, 3, 5, 7], False),
        ([1, 2, 6, 5, 4], False),
        ([1, 2, 2], False),
        ([], False),
    ],
)
def test_split_is_a_third_in_the_lowest_two_and_a_third_in_the_highest_two(marks, expected):
    assert spread.is_split(marks, POINTS) is expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([3, 3, 4, 7], [7]),
        ([1, 4, 4, 7], [1, 7]),
        ([1, 4, 7], [1, 4, 7]),
        ([1, 3, 5, 7], []),
        ([5], []),
        ([], []),
    ],
)
def test_a_lone_voice_stands_three_or_more_from_the_nearest_other(marks, expected):
    assert spread.lone_voices(marks) == expected


@given(MARKS)
def test_two_who_say_the_same_are_never_lone(marks):
    assert all(marks.count(mark) == 1 for mark in spread.lone_voices(marks))


@pytest.mark.parametrize(
    ("marks", "expected"),
    [([2, 3, 5], 3), ([3, 4, 4, 5, 6], 4), ([2, 3, 5, 6], 4), ([1, 1, 7, 7], None)],
)
def test_the_split_get_no_median(marks, expected):
    assert spread.median_or_split(marks, POINTS) == expected


@given(MARKS)
def test_there_is_a_median_for_whoever_is_not_split(marks):
    found = spread.median_or_split(marks, POINTS)
    assert (found is None) == spread.is_split(marks, POINTS)
    assert found in (None, spread.median(marks))


@pytest.mark.parametrize(("marks", "points"), [([], 7), ([8], 7), ([1], 1)])
def test_neither_a_median_nor_split_is_said_of_nothing_or_off_the_scale(marks, points):
    with pytest.raises(ValueError, match=r"no values|lie in|scale"):
        spread.median_or_split(marks, points)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([1, 4, 4, 7], (2.5, 5.5)),
        ([1, 2, 3, 4, 5, 6, 7, 7], (2.5, 6.5)),
        ([1, 2, 3, 4, 5, 6, 7, 7, 7], (3, 7)),
        ([4], (4, 4)),
        ([7, 1], (1, 7)),
    ],
)
def test_quartiles_are_tukeys_hinges(marks, expected):
    assert spread.quartiles(marks) == expected


def test_the_range_of_the_middle_half_of_the_worked_example_is_three_by_this_rule():
    lower, upper = spread.quartiles([1, 4, 4, 7])
    assert upper - lower == 3


@given(MARKS)
def test_quartiles_stand_around_the_median_with_a_quarter_outside_each(marks):
    lower, upper = spread.quartiles(marks)
    assert min(marks) <= lower <= spread.median(marks) <= upper <= max(marks)
    assert 4 * sum(mark <= lower for mark in marks) >= len(marks)
    assert 4 * sum(mark >= upper for mark in marks) >= len(marks)


@given(MARKS)
def test_turning_the_scale_round_turns_the_quartiles(marks):
    lower, upper = spread.quartiles(marks)
    turned = [POINTS + 1 - mark for mark in marks]
    assert spread.quartiles(turned) == (POINTS + 1 - upper, POINTS + 1 - lower)


def test_no_values_have_no_quartiles():
    with pytest.raises(ValueError, match="no values"):
        spread.quartiles([])


@given(st.integers(0, 600))
def test_nothing_is_shown_for_fewer_than_three_and_quartiles_only_from_eight(n):
    shown = spread.what_may_be_shown(n)
    assert shown.dots == shown.median == shown.disagreement == shown.flags == (n >= 3)
    assert shown.quartiles == (n >= 8)


def test_people_cannot_be_fewer_than_none():
    with pytest.raises(ValueError, match="cannot be negative"):
        spread.what_may_be_shown(-1)


@pytest.mark.parametrize(
    ("marks", "points"), [([0, 4], 7), ([4, 8], 7), ([4], 7), ([], 7), ([1, 1], 1)]
)
def test_disagreement_refuses_what_is_no_scale_or_no_two_people(marks, points):
    with pytest.raises(ValueError, match=r"scale|two|lie in"):
        spread.disagreement(marks, points)


@pytest.mark.parametrize(("marks", "points"), [([0], 7), ([8], 7), ([1], 1)])
def test_split_refuses_values_off_the_scale(marks, points):
    with pytest.raises(ValueError, match=r"scale|lie in"):
        spread.is_split(marks, points)
