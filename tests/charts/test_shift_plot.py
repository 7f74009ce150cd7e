"""Where each team stood first and last."""

import pytest

from wargame.charts.shift_plot import Row, shift_plot


def row(first=None, last=None, mark=None):
    return Row("BLU", "State of Blu", 1, first, last, mark, "", "State of Blu.")


def drawn(*rows):
    return shift_plot(rows, points=7)


def test_the_poles_are_at_the_ends_and_balance_in_the_middle():
    plot = drawn(row(1, 7), row(4, 4))
    assert (plot.rows[0].first, plot.rows[0].last) == plot.ends
    assert plot.rows[1].first == plot.middle == 50


def test_half_a_station_is_a_place_of_its_own():
    plot = drawn(row(2.5, 3))
    assert drawn(row(2, 3)).rows[0].first < plot.rows[0].first < plot.rows[0].last


def test_a_row_knows_whether_it_moved():
    moved, stayed = drawn(row(2, 3), row(3, 3)).rows
    assert moved.has_moved
    assert not stayed.has_moved


def test_a_team_may_have_a_position_without_a_median():
    (only,) = drawn(row(mark=2)).rows
    assert only.first is only.last is None
    assert only.mark is not None


@pytest.mark.parametrize("value", [0, 7.5])
def test_a_value_off_the_scale_is_refused(value):
    with pytest.raises(ValueError, match=r"in 1\.\.7"):
        drawn(row(value, 3))
