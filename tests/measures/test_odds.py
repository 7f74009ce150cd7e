"""Odds before a draw, and what a seed leads to."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures import draws, likelihoods, lookups, odds

NETS = range(-3, 4)


@pytest.mark.parametrize(
    ("net", "percent"), [(-3, 17), (-2, 28), (-1, 42), (0, 58), (1, 72), (2, 83), (3, 92)]
)
def test_the_table_of_the_method(net, percent):
    assert odds.percent(odds.chance(net)) == percent


@pytest.mark.parametrize("net", NETS)
def test_the_rungs_are_all_the_ways_in_which_two_numbers_can_fall(net):
    ways = odds.ladder(net)
    assert sum(ways) == 36
    reached = sum(one + other + net >= 7 for one in range(1, 7) for other in range(1, 7))
    assert sum(ways[2:]) == reached == odds.chance(net) * 36


def test_the_ladder_of_an_even_case():
    assert odds.ladder(0) == [3, 12, 15, 6]


@pytest.mark.parametrize(
    ("margin", "rung"), [(-8, 0), (-4, 0), (-3, 1), (-1, 1), (0, 2), (2, 2), (3, 3), (8, 3)]
)
def test_how_far_a_draw_is_from_what_was_needed_says_how_well_it_went(margin, rung):
    assert odds.rung(margin) == rung


@pytest.mark.parametrize(
    ("pros", "cons", "net"), [(0, 0, 0), (2, 1, 1), (1, 3, -2), (9, 1, 3), (0, 5, -3)]
)
def test_the_net_of_strong_points_never_counts_for_more_than_three(pros, cons, net):
    assert odds.net(pros, cons) == net


def test_a_net_beyond_three_has_no_odds():
    for net in (-4, 4):
        with pytest.raises(ValueError, match=r"-3\.\.3"):
            odds.chance(net)


@given(st.text(max_size=40))
def test_the_same_seed_draws_the_same_within_its_range(seed):
    assert draws.two_dice(seed) == draws.two_dice(seed)
    assert all(1 <= one <= 6 for one in draws.two_dice(seed))
    assert 1 <= draws.one_in_a_hundred(seed) <= 100


def test_what_a_seed_draws_is_fixed_for_ever():
    """A record can be checked years later: by the first bytes of SHA-256("strait:0")."""
    assert draws.two_dice("strait") == (3, 6)
    assert draws.one_in_a_hundred("strait") == 99


def test_every_outcome_comes_about_as_often_as_its_chance_says():
    n = 7200
    drawn = [draws.two_dice(f"seed {place}") for place in range(n)]
    faces = Counter(face for pair in drawn for face in pair)
    for face in range(1, 7):
        assert abs(faces[face] - n / 3) < 200
    for net in NETS:
        share = sum(sum(pair) + net >= 7 for pair in drawn) / n
        assert abs(share - odds.chance(net)) < 0.025
    hundreds = [draws.one_in_a_hundred(f"seed {place}") for place in range(n)]
    for percent in (10, 50, 90):
        assert abs(sum(one <= percent for one in hundreds) / n - percent / 100) < 0.025


@given(st.integers(0, 100))
def test_a_likelihood_and_its_opposite_lie_in_mirrored_bands(percent):
    assert likelihoods.band(percent) + likelihoods.band(100 - percent) == 8


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        (0, 1),
        (5, 1),
        (6, 2),
        (20, 2),
        (21, 3),
        (44, 3),
        (45, 4),
        (55, 4),
        (56, 5),
        (80, 6),
        (95, 7),
    ],
)
def test_the_bands_of_likelihood(percent, band):
    assert likelihoods.band(percent) == band


def test_of_fewer_than_three_nothing_is_said():
    found = likelihoods.likelihoods([10, 90])
    assert (found.n, found.ends, found.median, found.is_split, found.disagreement) == (
        2,
        None,
        None,
        False,
        None,
    )


def test_of_three_the_middle_and_the_range_are_said():
    found = likelihoods.likelihoods([70, 40, 60])
    assert (found.median, found.ends, found.quartiles) == (60, (40, 70), None)
    assert round(found.disagreement, 2) == 0.3


def test_where_a_third_stands_at_each_end_there_is_no_middle():
    found = likelihoods.likelihoods([5, 15, 50, 85, 95])
    assert found.is_split
    assert found.median is None


def test_from_eight_on_the_middle_half_is_said():
    assert likelihoods.likelihoods([10, 20, 30, 40, 50, 60, 70, 80]).quartiles == (25, 65)


def test_a_likelihood_lies_between_never_and_always():
    for wrong in (-1, 101):
        with pytest.raises(ValueError, match=r"0\.\.100"):
            likelihoods.likelihoods([wrong])


@pytest.mark.parametrize(
    ("value", "place"), [("-5", 0), ("0", 0), ("49.9", 0), ("50", 1), ("99", 1), ("100", 2)]
)
def test_a_rule_says_the_last_band_that_is_reached(value, place):
    assert lookups.lookup(Decimal(value), [Decimal(0), Decimal(50), Decimal(100)]) == place


def test_a_rule_whose_bands_do_not_rise_says_nothing():
    with pytest.raises(ValueError, match="rise"):
        lookups.lookup(Decimal(1), [Decimal(5), Decimal(5)])
    with pytest.raises(ValueError, match="at least one"):
        lookups.lookup(Decimal(1), [])
