"""Several sittings: suspended to another day, and taken up where it stood."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.cast import (
    RECORD,
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    viewer_of,
    write,
)
from tests.messages.conftest import send
from wargame.errors import Refused
from wargame.models import Draft, Kind, State, StepKind
from wargame.operations import moves, sittings
from wargame.queries.debriefs import debrief
from wargame.queries.desks import desk
from wargame.queries.run_sheets import run_sheet

DAY = timedelta(days=1)


@pytest.fixture
def suspended(exercise, blue, blue_two, red):
    """Move 1, in the middle of deciding: blue has a draft; play goes on tomorrow."""
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, RECORD)
    sittings.suspend(exercise, until=timezone.now() + DAY, by=control_of(exercise))
    exercise.refresh_from_db()
    return exercise


def test_it_is_suspended_and_taken_up_by_the_press_of_a_button(exercise, blue):
    control = browser_of_control(exercise)
    page = control.get(reverse("timeline", args=[exercise.code])).text
    assert "Suspend play" in page
    control.post(reverse("sitting-suspend", args=[exercise.code]), {"until": ""})
    exercise.refresh_from_db()
    assert exercise.state == State.SUSPENDED
    console = control.get(reverse("console", args=[exercise.code])).text
    assert "Suspended until the next sitting." in console
    assert "Runs " not in console
    assert "Suspended" in control.get(reverse("exercises")).text
    room = browser_of(blue).get(reverse("room", args=[exercise.code, blue.pk])).text
    assert "Play is suspended" in room
    for _twice in range(2):
        control.post(reverse("sitting-take-up", args=[exercise.code]))
    exercise.refresh_from_db()
    assert exercise.state == State.IN_PLAY
    assert exercise.journal.filter(kind=Kind.SITTING_TAKEN_UP).count() == 1


def test_the_clock_stands_and_its_end_is_counted_anew(suspended):
    played = suspended.exercise_time()
    with time_machine.travel(timezone.now() + DAY, tick=False):
        assert suspended.exercise_time() == played
        assert debrief(viewer_of(control_of(suspended))) is None
        sittings.take_up(suspended, by=control_of(suspended))
        suspended.refresh_from_db()
        left = suspended.ends_at - timezone.now()
        assert abs(run_sheet(viewer_of(control_of(suspended))).late) < 30
    step = suspended.step
    coming = 5 * suspended.steps.filter(number__gt=step.number).count()
    assert left == step.length - (played - step.began) + timedelta(minutes=coming)


def test_seats_and_drafts_stay_and_decisions_are_locked(suspended, blue):
    with pytest.raises(Refused, match="Play is suspended"):
        decide(suspended, blue)
    with pytest.raises(Refused, match="Play is suspended"):
        moves.resume(suspended, by=control_of(suspended))
    suspended.refresh_from_db()
    assert (suspended.state, suspended.running_since) == (State.SUSPENDED, None)
    draft = Draft.objects.get(team=blue.team, kind="decision")
    assert draft.texts.filter(name="title", text=RECORD["title"]).exists()
    sittings.take_up(suspended, by=control_of(suspended))
    suspended.refresh_from_db()
    decide(suspended, blue)
    assert blue.team.decisions.count() == 1


def test_questions_to_control_go_on_and_nothing_else(suspended, blue, control):
    with pytest.raises(Refused, match="write to control alone"):
        send(blue, to="RED")
    send(blue, to="control")
    assert [party.label for party in desk(viewer_of(blue)).addressees] == ["control"]
    page = browser_of_control(suspended).get(reverse("console", args=[suspended.code])).text
    assert "1 message waits" in page


def test_a_day_in_the_past_is_refused_with_what_was_entered(exercise):
    control = browser_of_control(exercise)
    sent = {"until": "2020-01-01T10:00"}
    answer = control.post(reverse("sitting-suspend", args=[exercise.code]), sent)
    assert answer.status_code == 422
    assert "Choose a day within a year from now" in answer.text
    assert 'value="2020-01-01T10:00"' in answer.text


def test_after_play_nothing_is_suspended(exercise):
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused, match="Play has ended"):
        sittings.suspend(exercise, by=control_of(exercise))
