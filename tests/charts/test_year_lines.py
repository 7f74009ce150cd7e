"""Lines over years: on one scale from zero, gaps left open, codes that can be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.charts.year_lines import BOTTOM, CODE_GAP, TOP, Line, Point, year_lines

YEARS = range(2014, 2027)


def line(*values, code="USA", first=2014):
    points = [
        Point(year, value, str(value))
        for year, value in enumerate(values, start=first)
        if value is not None
    ]
    return Line(code, code, points)


def test_a_figure_stands_as_high_as_it_is_and_zero_at_the_bottom():
    chart = year_lines([line(0, 2, 4)], [2014, 2015, 2016])
    [drawn] = chart.lines
    assert [dot.y for dot in drawn.dots] == [BOTTOM, (TOP + BOTTOM) / 2, TOP]
    assert drawn.dots[0].x < drawn.dots[1].x < drawn.dots[2].x
    assert chart.ticks[0] == (BOTTOM, "0")
    assert chart.ticks[-1] == (TOP, "4")


def test_all_lines_are_on_one_scale():
    low, high = year_lines([line(1, 1), line(4, 4)], [2014, 2015]).lines
    assert (BOTTOM - high.dots[0].y) == pytest.approx(4 * (BOTTOM - low.dots[0].y), abs=0.05)


def test_a_year_without_a_figure_leaves_a_gap():
    [drawn] = year_lines([line(1, 2, None, 4, 5)], range(2014, 2019)).lines
    joined = [(one.point.year, two.point.year) for one, two in drawn.strokes]
    assert joined == [(2014, 2015), (2017, 2018)]


def test_years_that_do_not_follow_each_other_are_neighbors_where_the_series_says_so():
    points = [Point(year, 1.0, "1") for year in (2010, 2020)]
    [drawn] = year_lines([Line("USA", "USA", points)], [2010, 2020]).lines
    assert len(drawn.strokes) == 1


def test_many_years_are_written_one_in_two_and_the_last_always():
    written = [year for _x, year, is_written in year_lines([line(1)], YEARS).years if is_written]
    assert written == list(range(2014, 2027, 2))
    assert all(is_written for _x, _year, is_written in year_lines([line(1)], [2014]).years)


def test_below_zero_there_is_room_too():
    chart = year_lines([line(-3, 5)], [2014, 2015])
    figures = [figure for _y, figure in chart.ticks]
    assert "0" in figures
    assert float(figures[0]) <= -3
    assert chart.lines[0].dots[0].y > chart.lines[0].dots[1].y


def test_large_figures_are_written_with_separators():
    assert year_lines([line(1_000, 1_800)], [2014, 2015]).ticks[-1][1] == "2,000"


@given(st.lists(st.floats(0, 100, allow_nan=False), min_size=1, max_size=6))
def test_codes_never_cover_each_other_and_stay_in_the_chart(values):
    lines = [line(value, code=f"S{at}") for at, value in enumerate(values)]
    ends = sorted(one.code_y for one in year_lines(lines, [2014]).lines)
    assert all(two - one >= CODE_GAP - 0.05 for one, two in pairwise(ends))
    assert ends[0] >= TOP - 0.05
    assert ends[-1] <= BOTTOM + 0.05


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=6))
def test_every_dot_stands_between_the_first_and_the_last_tick(values):
    chart = year_lines([line(*values)], range(2014, 2014 + len(values)))
    assert all(TOP - 0.05 <= dot.y <= BOTTOM + 0.05 for dot in chart.lines[0].dots)


@pytest.mark.parametrize("wrong", [[], [Line("USA", "USA", [])]])
def test_nothing_to_draw_is_refused(wrong):
    with pytest.raises(ValueError, match="needs a figure"):
        year_lines(wrong, YEARS)


def test_a_year_that_is_not_on_the_axis_is_refused():
    with pytest.raises(ValueError, match="2014 is not among the years"):
        year_lines([line(1)], [2015])
