"""The run on a line: steps in proportion, signs at their minute, none covering another."""

from itertools import combinations

import pytest

from wargame.charts.timeline import LEFT, WIDTH, Bar, Sign, timeline

PLANNED = [Bar(0, 10, "Welcome"), Bar(10, 20, "Brief", 1), Bar(30, 30, "Decide", 1)]


def drawn(run=(), injects=(), decisions=(), planned=PLANNED):
    return timeline(
        planned,
        run,
        moves={1: "Two theaters"},
        injects=injects,
        decisions=decisions,
        sentence="What it shows.",
    )


def test_planned_steps_fill_the_line_in_proportion():
    bars = drawn().planned
    assert bars[0].x == LEFT
    assert bars[1].x == bars[0].x + bars[0].width
    assert bars[2].width == pytest.approx(3 * bars[0].width, abs=0.2)
    assert bars[2].x + bars[2].width == pytest.approx(WIDTH, abs=0.2)


def test_a_run_that_took_longer_stays_on_the_sheet():
    chart = drawn(run=[Bar(0, 120, "Welcome", planned=10)])
    assert chart.run[0].x + chart.run[0].width <= WIDTH + 0.2
    assert chart.planned[-1].x < WIDTH / 2


def test_what_went_beyond_the_plan_is_marked():
    over, within = drawn(
        run=[Bar(0, 15, "Welcome", planned=10), Bar(15, 5, "Brief", 1, planned=20)]
    ).run
    start, width = over.over
    assert start > over.x
    assert start + width == pytest.approx(over.x + over.width, abs=0.2)
    assert within.over is None


def test_a_band_spans_the_steps_of_its_move():
    run = [Bar(0, 10, "Welcome"), Bar(10, 20, "Brief", 1), Bar(30, 5, "Decide", 1)]
    (band,) = drawn(run=run).bands
    assert (band.bar.start, band.bar.length, band.bar.title) == (10, 25, "Two theaters")


def test_a_title_without_room_is_left_out():
    planned = [Bar(0, 1, "A very long title"), Bar(1, 500, "Brief")]
    assert [bar.has_room for bar in drawn(planned=planned).planned] == [False, True]


@pytest.mark.parametrize("n", [1, 4, 12, 24])
def test_signs_at_the_same_minute_do_not_cover_each_other(n):
    chart = drawn(decisions=[Sign(30, str(one), one) for one in range(n)])
    for one, other in combinations(chart.squares, 2):
        assert abs(one.x - other.x) >= 13 or abs(one.y - other.y) >= 13


def test_a_sign_stands_at_its_minute():
    chart = drawn(injects=[Sign(30, "1.1")])
    assert chart.slips[0].x == chart.planned[2].x
    assert chart.slips[0].y == 0


def test_a_sign_at_the_very_end_stays_on_the_sheet():
    (slip,) = drawn(injects=[Sign(60, "1.1")]).slips
    assert slip.x + 28 <= WIDTH


@pytest.mark.parametrize("minutes", [5, 20, 75, 180, 450, 2000])
def test_minutes_are_labeled_from_zero_and_not_too_densely(minutes):
    labels = drawn(planned=[Bar(0, minutes, "Play")]).labels
    assert labels[0].minutes == 0
    assert 2 <= len(labels) <= 13
    assert all(LEFT <= label.x <= WIDTH for label in labels)


def test_nothing_planned_is_no_timeline():
    with pytest.raises(ValueError, match="planned minutes"):
        drawn(planned=[])
