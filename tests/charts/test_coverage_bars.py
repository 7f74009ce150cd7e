"""Bars of what counts: on one scale, side by side, with the mark where it belongs."""

import pytest

from wargame.charts.coverage_bars import FULL, Row, Share, coverage_bars


def share(units, code="USA"):
    return Share(code, "United States", 1, units)


def row(*units, required=None):
    return Row("Europe", [share(number) for number in units], required, "", "")


def test_segments_stand_side_by_side_and_the_largest_figure_fills_the_box():
    [small, large] = coverage_bars([row(2, 3), row(4, 6)])
    assert [(one.x, one.width) for one in large.segments] == [(0, 39.2), (39.2, 58.8)]
    assert sum(one.width for one in small.segments) == FULL / 2
    assert large.segments[1].middle == pytest.approx(39.2 + 58.8 / 2)


def test_the_mark_is_where_the_bar_would_end_if_all_were_covered():
    [short, over] = coverage_bars([row(5, required=10), row(12, required=10)])
    assert short.mark == over.mark == round(10 * FULL / 12, 2)
    assert short.segments[-1].x + short.segments[-1].width < short.mark
    assert over.segments[-1].width > over.mark


def test_what_is_not_shown_has_no_mark_and_what_is_nothing_no_segment():
    [bar] = coverage_bars([row(0, 4)])
    assert bar.mark is None
    assert [one.share.units for one in bar.segments] == [4]


def test_a_code_stands_only_where_it_has_room():
    [bar] = coverage_bars([row(1, 19)])
    assert [one.has_room for one in bar.segments] == [False, True]
    [bar] = coverage_bars([row(1, 19)], room=3)
    assert [one.has_room for one in bar.segments] == [True, True]


def test_nothing_at_all_is_an_empty_box():
    [bar] = coverage_bars([row(required=0)])
    assert (bar.segments, bar.mark) == ([], 0)
    assert coverage_bars([]) == []


@pytest.mark.parametrize("wrong", [row(-1), row(3, -1), row(2, required=-1)])
def test_a_negative_figure_is_refused(wrong):
    with pytest.raises(ValueError, match="not negative"):
        coverage_bars([wrong])
