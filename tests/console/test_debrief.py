"""The debrief keeps its time: counted back from the end, with a list of what to cut."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import browser_of_control, control_of, go_to, viewer_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.measures.cuts import Coming, cuts
from wargame.models import Kind, StepKind
from wargame.operations import timelines
from wargame.queries.debriefs import debrief

MINUTE = timedelta(minutes=1)
KINDS = [str(kind) for kind in StepKind if kind not in {StepKind.REVIEW, StepKind.EXIT}]


def guard(exercise):
    return debrief(viewer_of(control_of(exercise)))


def test_on_time_nothing_is_missing(exercise):
    """85 minutes in all, of which review and exit ticket have ten and need 17."""
    now = guard(exercise)
    assert (now.floor, now.left, now.missing) == (17, 10, 7)
    timelines.set_end(exercise, exercise.ends_at + 7 * MINUTE, by=control_of(exercise))
    assert guard(exercise).missing == 0
    assert guard(exercise).cuts == []


def test_a_step_that_overruns_eats_the_debrief_and_one_tap_wins_it_back(exercise):
    control = browser_of_control(exercise)
    timelines.set_end(exercise, exercise.ends_at + 7 * MINUTE, by=control_of(exercise))
    with time_machine.travel(timezone.now() + 9 * MINUTE, tick=False):
        page = control.get(reverse("console", args=[exercise.code])).text
        assert "The debrief loses 4 minutes." in page
        found = guard(exercise)
        assert found.won >= found.missing == 4
        assert all(cut.step.kind != StepKind.ESTIMATE for cut in found.cuts)
        address = reverse("steps-cut", args=[exercise.code])
        control.post(address, {"steps": found.lengths})
        control.post(address, {"steps": found.lengths})
        assert guard(exercise).missing == 0
    assert exercise.journal.filter(kind=Kind.STEPS_CUT).count() == 1


def test_a_step_that_has_begun_and_the_debrief_itself_are_not_cut(exercise):
    go_to(exercise, StepKind.DECIDE, 1)
    numbers = dict(exercise.steps.values_list("number", "length"))
    timelines.cut(exercise, dict.fromkeys([1, 6, 16, 17], 0), by=control_of(exercise))
    assert dict(exercise.steps.values_list("number", "length")) == numbers


def test_once_the_debrief_has_begun_there_is_nothing_to_protect(exercise):
    go_to(exercise, StepKind.REVIEW)
    assert guard(exercise) is None


def test_the_announced_end_stays_when_the_class_starts_late(db):
    exercise = make_exercise()
    announced = timezone.now().replace(microsecond=0)
    exercise.starts_at = announced
    length = 85 * MINUTE
    assert timelines.end_of_session(exercise, announced + 8 * MINUTE) == announced + length
    late = announced + timedelta(hours=2)
    assert timelines.end_of_session(exercise, late) == late + length


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 90), st.integers(0, 4)), max_size=25),
    st.integers(1, 120),
)
def test_cuts_win_what_is_missing_or_all_there_is_and_spare_estimates(steps, missing):
    coming = [Coming(n, kind, minutes, move) for n, (kind, minutes, move) in enumerate(steps, 1)]
    found = cuts(coming, missing)
    assert len({cut.number for cut in found}) == len(found)
    for cut in found:
        step = coming[cut.number - 1]
        assert 0 <= cut.to < cut.minutes == step.minutes
        assert step.kind in {"break", "adjudicate", "brief", "plenary", "deliberate", "decide"} or (
            cut.to == 0 and step.move > 0
        )
    won = sum(cut.won for cut in found)
    assert won >= missing or won == sum(cut.won for cut in cuts(coming, 10_000))


@pytest.fixture
def draft(db):
    return make_exercise()


def minutes(exercise, **changed):
    said = {f"step-{step.number}": 5 for step in exercise.steps.all()}
    return said | {f"step-{number[1:]}": value for number, value in changed.items()}


def test_before_play_every_step_can_be_changed_or_left_out(draft):
    control = browser_of_control(draft)
    address = reverse("timeline-plan", args=[draft.code])
    assert control.post(address, minutes(draft, n1=10, n8=0, n16=12, n17=8)).status_code == 302
    steps = list(draft.steps.all())
    assert [step.number for step in steps] == list(range(1, 17))
    assert steps[0].planned == steps[0].length == 10 * MINUTE
    assert draft.journal.last().kind == Kind.TIMELINE_PLANNED
    assert "95 minutes" in control.get(reverse("timeline", args=[draft.code])).text


def test_the_debrief_is_protected_while_planning_and_nothing_typed_is_lost(draft):
    control = browser_of_control(draft)
    answer = control.post(reverse("timeline-plan", args=[draft.code]), minutes(draft, n1=44))
    assert answer.status_code == 422
    assert "Review and exit ticket have 10 minutes; of 124 in all they need 25." in answer.text
    assert 'value="44"' in answer.text
    gone = dict.fromkeys(range(9, 15), 0) | {16: 15}
    with pytest.raises(Refused, match="Leave move 2 a step"):
        timelines.plan(draft, gone, by=control_of(draft))


def test_in_play_the_plan_stands(exercise):
    with pytest.raises(Refused, match="Play has begun"):
        timelines.plan(exercise, {1: 9}, by=control_of(exercise))
