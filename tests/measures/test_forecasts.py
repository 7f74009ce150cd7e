"""The Brier score of one forecast."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.forecasts import brier

CHANCES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("probability", "outcome", "expected"),
    [
        (1, True, 0.00),
        (1, False, 1.00),
        (0.5, True, 0.25),
        (0.5, False, 0.25),
        (0.7, True, 0.09),
        (0.7, False, 0.49),
        (0, False, 0.00),
    ],
)
def test_the_score_of_a_few_forecasts(probability, outcome, expected):
    assert round(brier(probability, outcome), 2) == expected


@given(CHANCES, st.booleans())
def test_it_lies_between_none_and_one(probability, outcome):
    assert 0 <= brier(probability, outcome) <= 1


@given(CHANCES, st.booleans())
def test_a_forecast_scores_as_its_opposite_does_of_the_opposite(probability, outcome):
    assert brier(1 - probability, not outcome) == pytest.approx(brier(probability, outcome))


@given(CHANCES, CHANCES)
def test_it_is_proper_nobody_gains_by_saying_other_than_they_believe(belief, said):
    def expected(forecast):
        return belief * brier(forecast, True) + (1 - belief) * brier(forecast, False)

    assert expected(belief) <= expected(said) + 1e-12


@pytest.mark.parametrize("probability", [-0.1, 1.1, float("nan"), 70])
def test_what_is_no_probability_is_refused(probability):
    with pytest.raises(ValueError, match=r"in 0\.\.1"):
        brier(probability, True)
