"""Rows on the projector: what a row says where it has no median, and its middle half."""

import pytest

from wargame.charts.board_plot import Row, board_plots


def drawn(**known):
    (plot,) = board_plots([Row("BLU", "Blu", 1, **known)], points=7, sentence="")
    return plot, plot.rows[0]


@pytest.mark.parametrize(
    ("points", "station"), [([1, 1, 7], 4), ([1, 1, 4, 7, 7], 3), ([1, 3, 4, 7, 7, 2], 5)]
)
def test_split_is_said_at_the_free_station_nearest_to_the_middle(points, station):
    plot, row = drawn(points=points, in_place_of_median="split")
    assert row.in_place_of_median.text == "split"
    assert row.in_place_of_median.x == plot.ticks[station - 1].x


def test_where_people_stand_everywhere_it_is_said_in_the_middle():
    plot, row = drawn(points=range(1, 8), in_place_of_median="split")
    assert row.in_place_of_median.x == plot.ticks[3].x


def test_the_middle_half_lies_on_the_scale_of_the_row():
    plot, row = drawn(points=[2, 3, 5], quartiles=(2, 5), median=3)
    assert row.quartiles == (plot.ticks[1].x, plot.ticks[4].x)
    assert row.in_place_of_median is None
