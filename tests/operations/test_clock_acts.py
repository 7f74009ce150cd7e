"""What control does to the clock, through the database: it leaves what was shown, and can be
undone until the next act."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import go_to
from tests.measures.test_schedules import WAITS
from wargame.errors import Refused
from wargame.measures import runs
from wargame.measures.clock_acts import ClockAct, Turn, after
from wargame.models import Inject, JournalEntry, Kind, State, StepKind
from wargame.operations import inject_times, moves

FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
ACTS = st.one_of(
    st.sampled_from([ClockAct(Turn.PAUSE), ClockAct(Turn.RESUME)]),
    st.builds(ClockAct, st.just(Turn.CHANGE), minutes=st.integers(-30, 60)),
    st.builds(ClockAct, st.just(Turn.SHIFT), minutes=st.integers(-30, 60)),
    st.builds(ClockAct, st.just(Turn.GO), step=st.integers(1, 14)),
)


def schedule(exercise):
    exercise.refresh_from_db()
    return runs.schedule(exercise, exercise.steps.select_related("move"), timezone.now())


def last(exercise):
    return exercise.journal.order_by("number").last()


def seen(exercise):
    """The last act on the clock, as a page was drawn after it."""
    return JournalEntry.objects.filter(exercise=exercise).last_on_the_clock().number


@contextmanager
def rolled_back(exercise):
    """One example, from the start of play; what it writes is rolled back."""
    start = exercise.running_since
    with transaction.atomic(), time_machine.travel(start, tick=False) as clock:
        yield clock
        transaction.set_rollback(True)
    exercise.refresh_from_db()


@FEW
@given(events=st.lists(st.one_of(ACTS, ACTS, WAITS), min_size=3, max_size=12))
def test_any_acts_leave_what_was_shown_and_each_can_be_undone(exercise, control, events):
    with rolled_back(exercise) as clock:
        for event in events:
            if not isinstance(event, ClockAct):
                clock.shift(event[0])
                continue
            before = schedule(exercise)
            shown = after(before, event)
            moves.turn(exercise, event, by=control, seen=seen(exercise))
            assert schedule(exercise) == shown
            if shown != before:
                moves.undo(exercise, entry=seen(exercise), by=control)
                assert schedule(exercise) == before
                moves.turn(exercise, event, by=control)
                assert schedule(exercise) == shown


@FEW
@given(
    minutes=st.lists(st.integers(0, 30), min_size=3, max_size=3),
    events=st.lists(st.one_of(ACTS, WAITS), max_size=12),
)
def test_what_goes_out_by_itself_does_so_once_in_order_and_never_while_it_stands(
    exercise, control, minutes, events
):
    with rolled_back(exercise) as clock:
        for inject, minute in zip(exercise.injects.filter(move=1), minutes, strict=True):
            inject_times.set_minute(inject, move=1, minute=minute, by=control)
        sent = []
        for event in events:
            if isinstance(event, ClockAct):
                moves.turn(exercise, event, by=control)
                continue
            clock.shift(event[0])
            now = schedule(exercise)
            out = inject_times.send_due(exercise) if event[1] else []
            assert now.is_running or not out
            times = [now.due(runs.slot(inject)) for inject in out]
            assert times == sorted(times)
            sent += [inject.pk for inject in out]
        went = exercise.journal.filter(kind=Kind.INJECT_WENT).order_by("number")
        assert [entry.refs["inject"] for entry in went] == sent
        assert len(sent) == len(set(sent))
        moves.resume(exercise, by=control)
        inject_times.send_due(exercise)
        left = Inject.objects.filter(exercise=exercise).going()
        assert not schedule(exercise).fallen_due([runs.slot(one) for one in left])


def test_what_was_shown_for_another_clock_is_refused(exercise, control):
    number = seen(exercise)
    moves.pause(exercise, by=control)
    with pytest.raises(Refused):
        moves.turn(exercise, ClockAct(Turn.SHIFT, minutes=5), by=control, seen=number)


def test_going_back_is_recorded_as_that_and_the_former_visit_stays_on_record(exercise, control):
    go_to(exercise, StepKind.ESTIMATE, 1)
    step = exercise.step
    go_to(exercise, StepKind.DECIDE, 1)
    moves.turn(exercise, ClockAct(Turn.GO, step=step.number), by=control)
    exercise.refresh_from_db()
    assert exercise.step == step
    assert exercise.step.done_at is None
    assert last(exercise).kind == Kind.STEP_RETURNED
    assert exercise.journal.filter(kind=Kind.STEP_BEGUN, refs__step=step.pk).exists()


def test_there_is_no_way_back_into_play_and_its_end_is_not_undone(exercise, control):
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused):
        moves.turn(exercise, ClockAct(Turn.GO, step=3), by=control)
    moves.undo(exercise, entry=last(exercise).number, by=control)
    exercise.refresh_from_db()
    assert exercise.state == State.ENDED
    assert exercise.step.kind == StepKind.FINAL


def test_an_undo_sent_twice_or_too_late_changes_nothing(exercise, control):
    go_to(exercise, StepKind.BRIEF, 1)
    entry = last(exercise).number
    moves.change_length(exercise, minutes=5, by=control)
    moves.undo(exercise, entry=entry, by=control)
    assert last(exercise).kind == Kind.CLOCK_CHANGED
    entry = last(exercise).number
    for _press in range(2):
        moves.undo(exercise, entry=entry, by=control)
    assert exercise.journal.filter(kind=Kind.CLOCK_UNDONE).count() == 1


def test_undoing_a_step_does_not_take_back_the_time_that_was_played(exercise, control):
    now = exercise.running_since
    with time_machine.travel(now, tick=False) as clock:
        before = schedule(exercise)
        moves.next_step(exercise, after=1, by=control)
        clock.shift(30)
        moves.undo(exercise, entry=last(exercise).number, by=control)
        assert schedule(exercise) == replace(before, played=timedelta(seconds=30))
