"""Kendall's W: published figures, ties, and what must hold for any ranks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.ranks import kendalls_w

# Twenty people rated by three judges: the example of `kendall` in the R package irr.
ANXIETY = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
RANKS = st.integers(4, 8).flatmap(
    lambda items: st.lists(st.permutations(range(1, items + 1)), min_size=3, max_size=8)
)
TIED = st.integers(4, 8).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 4), min_size=items, max_size=items).filter(
            lambda row: len(set(row)) > 1
        ),
        min_size=3,
        max_size=8,
    )
)


def rho(one, other):
    """Spearman's, for ranks without ties."""
    n = len(one)
    return 1 - 6 * sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / (n**3 - n)


def test_with_ties_it_is_that_of_the_published_implementation():
    assert kendalls_w(ANXIETY) == pytest.approx(0.5396569, abs=1e-7)


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ([[1, 2, 3, 4]] * 3, 1.00),
        ([[1, 2, 3, 4], [2, 3, 4, 1], [3, 4, 1, 2], [4, 1, 2, 3]], 0.00),
        ([[1, 2, 3, 4], [1, 2, 3, 4], [4, 3, 2, 1]], 0.11),
        ([[1, 2, 3, 9, 9, 9, 9]] * 3, 1.00),
        ([[1, 1, 1, 1], [1, 2, 3, 4], [1, 2, 3, 4]], 0.67),
    ],
)
def test_a_few_rankings_worked_by_hand(ranks, expected):
    assert round(kendalls_w(ranks), 2) == expected


@given(RANKS)
def test_without_ties_it_is_the_mean_rank_correlation_of_all_pairs_in_another_dress(ranks):
    m = len(ranks)
    pairs = [rho(one, other) for at, one in enumerate(ranks) for other in ranks[at + 1 :]]
    mean = sum(pairs) / len(pairs)
    assert kendalls_w(ranks) == pytest.approx((mean * (m - 1) + 1) / m)


@given(TIED)
def test_it_lies_between_none_and_full(ranks):
    assert 0 <= kendalls_w(ranks) <= 1


@given(TIED)
def test_whoever_ranks_alike_agrees_fully_ties_and_all(ranks):
    assert kendalls_w([ranks[0]] * len(ranks)) == 1


@given(TIED)
def test_the_order_of_raters_and_of_items_and_the_direction_change_nothing(ranks):
    found = kendalls_w(ranks)
    assert kendalls_w(ranks[::-1]) == found
    assert kendalls_w([row[::-1] for row in ranks]) == found
    assert kendalls_w([[-value for value in row] for row in ranks]) == found


@given(TIED)
def test_only_the_order_counts_not_the_numbers(ranks):
    assert kendalls_w([[10**value for value in row] for row in ranks]) == kendalls_w(ranks)


@pytest.mark.parametrize(
    "ranks",
    [
        [],
        [[1, 2, 3, 4]] * 2,
        [[1, 2, 3]] * 3,
        [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3]],
        [[1, 1, 1, 1]] * 3,
    ],
)
def test_too_few_and_uneven_rows_and_all_tied_are_refused(ranks):
    with pytest.raises(ValueError, match=r"three raters|same items|all tied"):
        kendalls_w(ranks)
