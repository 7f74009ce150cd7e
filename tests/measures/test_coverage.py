"""The rules of the ledger: the method's worked example to the last number, and what must hold for
any lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.coverage import (
    Counted,
    Line,
    Placement,
    carriers,
    counted,
    percent,
    total,
)

EUROPE, PACIFIC, COMMON = THEATERS = ("Europe", "Indo-Pacific", "Common")
USA, UK, GERMANY, POLAND, JAPAN = "USA", "GBR", "DEU", "POL", "JPN"
BUDGETS = {USA: 12, UK: 5, GERMANY: 5, POLAND: 4, JAPAN: 6}


def ready(move, state, **points):
    return [Line(state, THEATERS[int(at[1])], move, "ready", n) for at, n in points.items()]


MOVE_1 = [
    *ready(1, USA, t0=4, t1=6, t2=2),
    *ready(1, UK, t0=3, t1=1, t2=1),
    *ready(1, GERMANY, t0=3),
    Line(GERMANY, EUROPE, 1, "build", 2),
    *ready(1, POLAND, t0=4),
    *ready(1, JAPAN, t1=4),
    Line(JAPAN, PACIFIC, 1, "build", 2),
]
MOVE_2 = [
    *ready(2, USA, t0=2, t1=8, t2=2),
    *ready(2, UK, t0=3, t1=1, t2=1),
    *ready(2, GERMANY, t0=5),
    *ready(2, POLAND, t0=4),
    *ready(2, JAPAN, t1=6),
]
MOVE_3 = [replace(line, move=3) for line in MOVE_2]
TOKENS = [
    Placement(USA, "Lift", EUROPE, 1),
    Placement(USA, "ISR", PACIFIC, 1),
    Placement(USA, "Long-range", PACIFIC, 1),
    Placement(USA, "Lift", PACIFIC, 2),
]
REQUIRED = {1: (14, 14, 6), 2: (14, 20, 6), 3: (14, 20, 6)}


def figures(move):
    """Of each theater: what counts, coverage in percent, the U.S. share in percent."""
    rows = counted([*MOVE_1, *MOVE_2, *MOVE_3], TOKENS, move=move, theaters=THEATERS)
    for theater, required in zip(THEATERS, REQUIRED[move], strict=True):
        here = total(rows, theater)
        of_usa = total([row for row in rows if row.state == USA], theater)
        yield here, percent(here, required), percent(of_usa, here)


def row(move, state, theater):
    rows = counted([*MOVE_1, *MOVE_2, *MOVE_3], TOKENS, move=move, theaters=THEATERS)
    return next(one for one in rows if (one.state, one.theater) == (state, theater))


def test_every_state_of_the_worked_example_spends_its_whole_budget_both_times():
    for move, lines in ((1, MOVE_1), (2, MOVE_2)):
        for state, budget in BUDGETS.items():
            assert sum(line.points for line in lines if line.state == state) == budget, move


def test_the_first_move_of_the_worked_example():
    assert list(figures(1)) == [(16, 114, 38), (15, 107, 67), (3, 50, 67)]


def test_in_the_first_move_what_counts_is_what_is_required_and_a_gap_remains():
    assert sum(here for here, _coverage, _share in figures(1)) == sum(REQUIRED[1]) == 34


def test_the_second_move_of_the_worked_example():
    assert list(figures(2)) == [(15, 107, 13), (19, 95, 58), (3, 50, 67)]


def test_what_shifts_counts_half_and_the_third_token_is_in_transit():
    assert row(2, USA, PACIFIC) == Counted(
        USA, PACIFIC, stays=6, moved=2, built=0, tokens=2, in_transit=1
    )
    assert row(2, USA, PACIFIC).total == 6 + 1 + 4
    assert row(2, USA, EUROPE).total == 2


def test_with_the_same_choices_move_3_reaches_22_of_20():
    assert list(figures(3))[1] == (22, 110, 64)
    assert row(3, USA, PACIFIC).total == 8 + 6


def test_two_points_of_build_buy_one_point_a_move():
    assert [row(move, GERMANY, EUROPE).built for move in (1, 2, 3)] == [0, 1, 1]
    assert row(2, JAPAN, PACIFIC).total == 6 + 1


def test_nobody_carries_half_of_europe_and_the_united_states_half_of_the_rest():
    rows = counted(MOVE_1, TOKENS, move=1, theaters=THEATERS)
    assert carriers(rows, EUROPE) == []
    assert carriers(rows, PACIFIC) == [USA]


def test_two_may_carry_half_each():
    rows = counted([*ready(1, UK, t0=3), *ready(1, POLAND, t0=3)], [], move=1, theaters=THEATERS)
    assert carriers(rows, EUROPE) == [UK, POLAND]
    assert carriers(rows, COMMON) == []


def test_an_odd_number_that_shifts_is_rounded_down():
    lines = [*ready(1, USA, t0=5), *ready(2, USA, t1=5)]
    [only] = counted(lines, [], move=2, theaters=THEATERS)
    assert (only.moved, only.total) == (5, 2)


def test_points_that_were_never_elsewhere_do_not_count_half():
    lines = [*ready(1, USA, t0=2), *ready(2, USA, t0=2, t1=7)]
    assert [one.total for one in counted(lines, [], move=2, theaters=THEATERS)] == [2, 7]


def test_where_points_rose_in_two_theaters_those_that_moved_are_found_in_their_order():
    lines = [*ready(1, USA, t0=3), *ready(2, USA, t1=2, t2=2)]
    pacific, common = counted(lines, [], move=2, theaters=THEATERS)
    assert (pacific.moved, pacific.total) == (2, 1)
    assert (common.stays, common.moved, common.total) == (1, 1, 1)


def test_a_build_that_was_given_up_counts_no_more():
    lines = [Line(GERMANY, EUROPE, 1, "build", 4, until=3)]
    assert [total(counted(lines, [], move=m, theaters=THEATERS), EUROPE) for m in (1, 2, 3)] == [
        0,
        2,
        0,
    ]


def test_a_token_that_is_put_where_it_is_does_not_travel():
    placed = [Placement(USA, "Lift", EUROPE, 1), Placement(USA, "Lift", EUROPE, 2)]
    assert [one.tokens for one in counted([], placed, move=2, theaters=THEATERS)] == [1]


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(0, 5, 0), (1, 8, 13), (3, 8, 38), (7, 5, 140), (3, 0, None)]
)
def test_percent_rounds_halves_up_and_says_nothing_of_nothing(part, whole, expected):
    assert percent(part, whole) == expected


@pytest.mark.parametrize(("part", "whole"), [(-1, 4), (1, -4)])
def test_a_negative_figure_is_refused(part, whole):
    with pytest.raises(ValueError, match="not negative"):
        percent(part, whole)


@pytest.mark.parametrize(
    ("lines", "placed", "move", "said"),
    [
        ([Line(USA, EUROPE, 1, "ready", -1)], [], 1, "not negative"),
        ([Line(USA, EUROPE, 0, "ready", 1)], [], 1, "from 1"),
        ([], [], 0, "from 1"),
        ([Line(USA, "Moon", 1, "ready", 1)], [], 1, "no such theater"),
        ([], [Placement(USA, "Lift", "Moon", 1)], 1, "no such theater"),
        ([], [Placement(USA, "Lift", at, 1) for at in (EUROPE, COMMON)], 1, "one theater"),
    ],
)
def test_what_is_not_on_the_sheet_is_refused(lines, placed, move, said):
    with pytest.raises(ValueError, match=said):
        counted(lines, placed, move=move, theaters=THEATERS)


LINES = st.lists(
    st.builds(
        Line,
        state=st.sampled_from([USA, UK, JAPAN]),
        theater=st.sampled_from(THEATERS),
        move=st.integers(1, 4),
        kind=st.sampled_from(["ready", "build"]),
        points=st.integers(0, 12),
        until=st.none() | st.integers(1, 4),
    ),
    max_size=12,
)
PLACED = st.lists(
    st.builds(
        Placement,
        state=st.sampled_from([USA, UK]),
        token=st.sampled_from(["a", "b", "c"]),
        theater=st.sampled_from(THEATERS),
        move=st.integers(1, 4),
    ),
    max_size=12,
    unique_by=lambda one: (one.state, one.token, one.move),
)
MOVES = st.integers(1, 5)


def by_place(rows):
    return {(one.state, one.theater): one for one in rows}


@given(LINES, PLACED, MOVES)
def test_nothing_counts_less_than_nothing(lines, placed, move):
    for one in counted(lines, placed, move=move, theaters=THEATERS):
        assert min(one.stays, one.moved, one.built, one.tokens, one.in_transit, one.total) >= 0


@given(LINES, PLACED, MOVES, st.randoms(use_true_random=False))
def test_the_order_in_which_lines_are_written_changes_nothing(lines, placed, move, chance):
    there = counted(lines, placed, move=move, theaters=THEATERS)
    shuffled = (chance.sample(some, len(some)) for some in (lines, placed))
    assert counted(*shuffled, move=move, theaters=THEATERS) == there


@given(LINES, PLACED, MOVES, st.integers(0, 12))
def test_how_points_are_cut_into_lines_changes_nothing(lines, placed, move, cut):
    parts = [
        replace(line, points=points)
        for line in lines
        for points in (min(cut, line.points), line.points - min(cut, line.points))
    ]
    whole = counted(lines, placed, move=move, theaters=THEATERS)
    assert counted(parts, placed, move=move, theaters=THEATERS) == whole


@given(LINES, PLACED, MOVES, st.integers(0, 11), st.integers(1, 6))
def test_more_in_a_move_never_counts_less_in_it_anywhere(lines, placed, move, at, more):
    before = by_place(counted(lines, placed, move=move, theaters=THEATERS))
    state, theater = (USA, UK, JAPAN)[at % 3], THEATERS[at % 3]
    added = [*lines, Line(state, theater, move, "ready", more)]
    after = by_place(counted(added, placed, move=move, theaters=THEATERS))
    for place, one in before.items():
        assert after[place].total >= one.total


@given(LINES, PLACED, MOVES)
def test_a_token_counts_once_at_the_most(lines, placed, move):
    rows = counted(lines, placed, move=move, theaters=THEATERS)
    for state in (USA, UK):
        put = {one.token for one in placed if one.state == state and one.move <= move}
        own = [one for one in rows if one.state == state]
        assert sum(one.tokens + one.in_transit for one in own) == len(put)


@given(LINES, PLACED, MOVES)
def test_only_in_the_move_in_which_points_shift_do_they_count_half(lines, placed, move):
    same = [line for line in lines if line.move != move + 1]
    same += [replace(line, move=move + 1) for line in same if line.move == move]
    for one in counted(same, placed, move=move + 1, theaters=THEATERS):
        assert one.moved == 0


@given(LINES, MOVES)
def test_no_more_moves_than_was_elsewhere_before(lines, move):
    for state in (USA, UK, JAPAN):
        own = [line for line in lines if line.state == state]
        came = sum(one.moved for one in counted(own, [], move=move, theaters=THEATERS))
        had = [one.points for one in own if (one.move, one.kind) == (move - 1, "ready")]
        assert came <= sum(had)


@given(LINES, PLACED, MOVES)
def test_those_who_carry_half_are_at_most_two(lines, placed, move):
    rows = counted(lines, placed, move=move, theaters=THEATERS)
    for theater in THEATERS:
        assert len(carriers(rows, theater)) <= 2
