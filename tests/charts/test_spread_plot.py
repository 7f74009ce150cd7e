"""Dots, the bar of the median and the band of the middle half."""

import pytest

from wargame.charts.spread_plot import FOR_A_CLASS, FOR_A_TEAM, across, spread_plot


def drawn(values, **given):
    return spread_plot(values, points=7, sentence="", **given)


def test_the_band_reaches_from_quartile_to_quartile():
    start, width = drawn([2, 3], quartiles=(2.5, 5)).band
    assert start == across(2.5, 7)
    assert start + width == pytest.approx(across(5, 7), abs=0.02)


def test_without_quartiles_or_median_neither_is_drawn():
    plot = drawn([1, 4, 7])
    assert plot.band is plot.median is None


@pytest.mark.parametrize("grain", [FOR_A_TEAM, FOR_A_CLASS])
def test_every_mark_is_a_dot_and_no_two_lie_on_each_other(grain):
    dots = drawn([4] * 11 + [5] * 6, grain=grain).dots
    assert len({(dot.x, dot.dx, dot.y) for dot in dots}) == 17


def test_forty_of_a_class_at_one_station_take_less_room_than_ten_of_a_team():
    assert drawn([4] * 40, grain=FOR_A_CLASS).height < drawn([4] * 10, grain=FOR_A_TEAM).height
