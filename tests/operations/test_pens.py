"""The pen: one holder a draft, free after a rest, handed on by those who may."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, go_to, move_of
from wargame.errors import Refused, Stale
from wargame.models import Draft, DraftKind, Kind, StepKind
from wargame.models.viewers import CONTROL, of_team
from wargame.operations import drafts, seats


@pytest.fixture
def writing(exercise, blue):
    """Blue decides."""
    return go_to(exercise, StepKind.DECIDE, 1)


def save(exercise, by, text, base=0):
    title = {"name": "title", "kind": DraftKind.DECISION, "move": move_of(exercise)}
    return drafts.save(exercise, text=text, base=base, by=by, **title)


def take_pen(exercise, by):
    return drafts.take_pen(exercise, move=move_of(exercise), kind=DraftKind.DECISION, by=by)


def hand_pen(exercise, to, by):
    return drafts.hand_pen(exercise, move=move_of(exercise), kind=DraftKind.DECISION, to=to, by=by)


def offer(exercise, by):
    return drafts.offer(exercise, move=move_of(exercise), kind=DraftKind.DECISION, by=by)


def after(seconds):
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False)


def entries(exercise, kind):
    return list(exercise.journal.filter(kind=kind))


def test_a_free_pen_is_taken_and_taking_it_is_on_record_once(writing, blue):
    for _press in range(2):
        assert take_pen(writing, blue).pen == blue
    (entry,) = entries(writing, Kind.PEN_TAKEN)
    assert (entry.seat, entry.audiences) == (blue, [CONTROL, of_team(blue.team_id)])


def test_the_pen_is_free_ninety_seconds_after_the_last_keystroke(writing, blue, blue_two):
    with after(0) as clock:
        save(writing, blue, "One")
        clock.shift(80)
        save(writing, blue, "Two", base=1)
        clock.shift(89)
        with pytest.raises(Refused, match="Bea is writing"):
            take_pen(writing, blue_two)
        clock.shift(2)
        assert take_pen(writing, blue_two).pen == blue_two
        with pytest.raises(Stale):
            save(writing, blue, "Three", base=2)


@pytest.mark.parametrize("goes", ["removed", "moved"])
def test_the_pen_is_free_when_its_holder_is_gone(writing, blue, blue_two, control, goes):
    take_pen(writing, blue_two)
    if goes == "removed":
        seats.remove(blue_two, by=control)
    else:
        seats.move(blue_two, to=writing.teams.get(code="RED"), by=control)
    assert save(writing, blue, "Mine now").draft.pen == blue


@pytest.mark.parametrize("giver", ["holder", "lead", "recorder", "control"])
def test_holder_lead_recorder_and_control_may_hand_it_over(
    writing, blue, blue_two, blue_three, control, giver
):
    holder = blue if giver == "recorder" else blue_three
    by = {"holder": blue_three, "lead": blue, "recorder": blue_two, "control": control}[giver]
    to = blue_three if giver == "recorder" else blue_two
    take_pen(writing, holder)
    for _press in range(2):
        assert hand_pen(writing, to, by).pen == to
    (entry,) = entries(writing, Kind.PEN_HANDED)
    assert (entry.seat, entry.refs["giver"]) == (to, by.pk)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    with pytest.raises(Stale):
        save(writing, holder, "Still mine?")


def test_a_member_who_does_not_hold_it_cannot_hand_it_over(writing, blue, blue_two, blue_three):
    take_pen(writing, blue)
    with pytest.raises(Refused, match="Only the one who holds the pen"):
        hand_pen(writing, blue_three, blue_three)
    assert Draft.objects.get().pen == blue


def test_the_pen_stays_in_the_team(writing, blue, red):
    take_pen(writing, blue)
    with pytest.raises(Refused, match="stays in the team"):
        hand_pen(writing, blue, red)
    with pytest.raises(Refused, match="stays in the team"):
        hand_pen(writing, red, blue)
    assert [draft.pen for draft in Draft.objects.all()] == [blue]


def test_nobody_hands_the_pen_to_who_has_left(writing, blue, blue_two, control):
    take_pen(writing, blue)
    seats.remove(blue_two, by=control)
    with pytest.raises(Refused):
        hand_pen(writing, blue_two, blue)


def test_any_member_may_ask_for_the_release_and_asking_twice_is_recorded_once(
    writing, blue, blue_two, blue_three
):
    save(writing, blue, "Send two frigates")
    first = offer(writing, blue_three)
    again = offer(writing, blue_two)
    assert again.offered_at == first.offered_at
    assert again.offered_by == blue_three
    (entry,) = entries(writing, Kind.DRAFT_OFFERED)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]


def test_control_asks_for_nothing_in_a_teams_name(writing):
    with pytest.raises(Refused):
        offer(writing, control_of(writing))
