"""The schedule and what is done to it, as arithmetic: over any sequence of acts nothing goes out
while the clock stands, nothing twice, nothing is lost, and what was shown is what happens."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.measures.clock_acts import ClockAct, Turn, after, effect
from wargame.measures.schedules import ZERO, Schedule, Slot, Stop

MOVES = [None, 1, 1, 1, 2, 2, 2, None, 3, 3, None, None]
AFTER_PLAY = len(MOVES)


def minutes(n):
    return timedelta(minutes=n)


def make(**changed):
    """Twelve steps of five minutes, three moves, the last step after play."""
    stops = tuple(
        Stop(number, minutes(5), minutes(5), move, is_after_play=number == AFTER_PLAY)
        for number, move in enumerate(MOVES, start=1)
    )
    begun = (replace(stops[0], began=ZERO), *stops[1:])
    return replace(Schedule(begun, current=1, played=ZERO, is_running=True), **changed)


def go(schedule, *steps, spent=2):
    """Through these steps, some minutes in each."""
    for step in steps:
        schedule = replace(schedule, played=schedule.played + minutes(spent))
        schedule = after(schedule, ClockAct(Turn.GO, step=step))
    return schedule


ACTS = st.one_of(
    st.sampled_from([ClockAct(Turn.PAUSE), ClockAct(Turn.RESUME)]),
    st.builds(ClockAct, st.just(Turn.CHANGE), minutes=st.integers(-30, 60)),
    st.builds(ClockAct, st.just(Turn.SHIFT), minutes=st.integers(-30, 60)),
    st.builds(ClockAct, st.just(Turn.GO), step=st.integers(0, AFTER_PLAY - 1)),
)
# Seconds that pass, and whether anybody looks meanwhile: a server that is down does not.
WAITS = st.tuples(st.integers(0, 1500), st.booleans())
SLOTS = st.lists(
    st.builds(
        lambda move, minute, step: (move, None if step else minute, step),
        st.integers(1, 3),
        st.integers(0, 20),
        st.one_of(st.none(), st.integers(2, AFTER_PLAY - 1)),
    ),
    max_size=6,
).map(lambda rows: [Slot(key, f"{key}", *row) for key, row in enumerate(rows)])


def let_pass(schedule, seconds):
    return replace(
        schedule, played=schedule.played + timedelta(seconds=seconds * schedule.is_running)
    )


@settings(max_examples=300, deadline=None)
@given(SLOTS, st.lists(st.one_of(ACTS, WAITS), max_size=25))
def test_nothing_goes_out_while_it_stands_nothing_twice_and_nothing_is_lost(slots, events):
    schedule, waiting, sent = make(), list(slots), []
    for event in events:
        if isinstance(event, ClockAct):
            then = after(schedule, event)
            assert then.played == schedule.played
            schedule = then
            continue
        seconds, is_looked_at = event
        schedule = let_pass(schedule, seconds)
        due = schedule.fallen_due(waiting) if is_looked_at else []
        assert schedule.is_running or not due
        times = [schedule.due(slot) for slot in due]
        assert times == sorted(times)
        assert all(time <= schedule.played for time in times)
        sent += due
        waiting = [slot for slot in waiting if slot not in due]
    assert sorted([*sent, *waiting], key=lambda slot: slot.key) == slots
    schedule = after(schedule, ClockAct(Turn.RESUME))
    left = [slot for slot in waiting if slot not in schedule.fallen_due(waiting)]
    times = [schedule.due(slot) for slot in left]
    assert all(time is None or time > schedule.played for time in times)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(ACTS, WAITS), max_size=25))
def test_steps_follow_each_other_and_the_end_comes_last(events):
    schedule = make()
    for event in events:
        if isinstance(event, ClockAct):
            schedule = after(schedule, event)
        else:
            schedule = let_pass(schedule, event[0])
        coming = [schedule.begins[stop.number] for stop in schedule.stops[schedule.current :]]
        assert all(first <= then for first, then in pairwise([schedule.played, *coming]))
        assert schedule.left >= ZERO
        assert schedule.ends >= max([schedule.played, *coming])


@given(ACTS, st.integers(0, 600), SLOTS)
def test_what_is_shown_is_what_is_done(act, seconds, slots):
    schedule = let_pass(make(), seconds)
    shown, done = effect(schedule, act, slots), after(schedule, act)
    assert shown.after == done
    assert shown.end.after == done.ends
    assert {one.key: one.after for one in shown.injects} == {
        slot.key: done.due(slot) for slot in slots
    }
    assert {one.key: one.after for one in shown.steps if one.key > done.current} == {
        number: at
        for number, at in done.begins.items()
        if number > max(done.current, min(schedule.current, done.current))
    }


@given(st.integers(1, 60), st.integers(0, 240), SLOTS)
def test_moving_everything_moves_everything_to_come_alike(n, seconds, slots):
    schedule = let_pass(go(make(), 2), seconds)
    then = after(schedule, ClockAct(Turn.SHIFT, minutes=n))
    by = minutes(n)
    assert then.ends == schedule.ends + by
    for stop in schedule.stops[schedule.current :]:
        assert then.begins[stop.number] == schedule.begins[stop.number] + by
    for slot in slots:
        if slot.step is None or slot.step > schedule.current:
            assert then.due(slot) == schedule.due(slot) + by


@given(st.integers(1, 60))
def test_a_longer_step_leaves_the_injects_of_its_move_where_they_are(n):
    schedule = go(make(), 2)
    here, later = Slot(1, "1.1", 1, 9), Slot(2, "2.1", 2, 3)
    then = after(schedule, ClockAct(Turn.CHANGE, minutes=n))
    assert then.due(here) == schedule.due(here)
    assert then.due(later) == schedule.due(later) + minutes(n)


def test_going_back_is_a_new_visit_of_the_planned_length():
    schedule = after(go(make(), 2, 3), ClockAct(Turn.CHANGE, minutes=9))
    schedule = go(schedule, 4, 3)
    assert (schedule.current, schedule.left) == (3, minutes(5))
    assert schedule.begins[4] == schedule.played + minutes(5)


def test_a_move_that_is_begun_anew_begins_its_injects_anew():
    inject = Slot(1, "1.1", 1, 4)
    schedule = after(go(make(), 2), ClockAct(Turn.SHIFT, minutes=3))
    schedule = go(schedule, 3, 2)
    assert schedule.due(inject) == schedule.played + minutes(4)


def test_what_belongs_to_a_move_passed_over_keeps_no_time_and_is_not_sent():
    inject, with_step = Slot(1, "2.1", 2, 0), Slot(2, "2.2", 2, step=5)
    schedule = go(make(), 2, 9)
    assert schedule.due(inject) is None
    assert schedule.fallen_due([inject, with_step]) == [with_step]


def test_after_play_nothing_falls_due():
    inject = Slot(1, "1.1", 1, 0)
    schedule = go(make(), 2, AFTER_PLAY)
    assert schedule.due(inject) is None
