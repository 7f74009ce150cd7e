"""What needs control, with the one act that solves it: a nudge, the pen for somebody here."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.cast import browser_of, go_to, sit, viewer_of, write
from tests.messages.conftest import send
from wargame.models import Draft, Message, StepKind
from wargame.operations import drafts, messages, seats
from wargame.queries.mailboxes import inbox

TITLE = {"title": "Ours"}


def deciding(console, *people):
    for seat in people:
        seats.arrive(seat)
    go_to(console.exercise, StepKind.DECIDE, 1)


def test_a_draft_that_stands_still_is_nudged_with_one_press(console, blue, blue_two):
    deciding(console, blue, blue_two)
    write(console.exercise, blue, TITLE)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        for seat in (blue, blue_two):
            seats.arrive(seat)
            seats.keep_alive([seat.pk])
        moved = console.exercise.steps.filter(pk=console.exercise.step_id)
        moved.update(length=timedelta(minutes=20))
        assert f'id="nudge-{blue.team_id}"' in console.region("attention")
        for _press in range(2):
            console.press_live("team-nudge", blue.team_id)
    [message] = Message.objects.filter(exercise=console.exercise)
    assert "Who writes the next paragraph?" in message.text
    assert message in Message.objects.visible_to(viewer_of(blue))


def test_a_nudge_answers_nothing(console, blue):
    go_to(console.exercise, StepKind.DECIDE, 1)
    words = messages.Words("May we?", "ticket")
    messages.write(console.exercise, words, by=blue, to_control=True)
    console.press("team-nudge", blue.team_id)
    assert inbox(viewer_of(blue)).count == 1


def test_the_pen_of_somebody_who_is_gone_goes_to_somebody_here(console, blue, blue_two):
    deciding(console, blue, blue_two)
    write(console.exercise, blue, TITLE)
    draft = Draft.objects.get(team=blue.team)
    move = console.exercise.step.move
    drafts.hand_pen(console.exercise, move=move, kind=draft.kind, to=blue_two, by=blue)
    seats.leave(blue_two)
    assert "Bob lost" in console.text("attention")
    assert "The pen is with them. Pen to Bea" in console.text("attention")
    console.press_live("pen-hand-for", draft.pk, seat=blue.pk)
    draft.refresh_from_db()
    assert draft.pen == blue


def test_the_grid_counts_what_nobody_of_a_team_has_read_and_when_it_last_wrote(
    console, blue, blue_two, red
):
    deciding(console, blue, blue_two, red)
    for n in range(2):
        send(red, to="BLU", text=f"Join us {n}.")
    write(console.exercise, blue, TITLE)
    grid = console.text("teams")
    assert "Touched" in grid
    row = grid[grid.index("BLU") : grid.index("RED")]
    assert f"{timezone.now():%H:%M}" in row
    assert " 0/0 2 " in row


def test_control_alone_nudges_and_hands_the_pen(console, blue, nobody):
    go_to(console.exercise, StepKind.DECIDE, 1)
    write(console.exercise, blue, TITLE)
    draft = Draft.objects.get(team=blue.team)
    for browser in (browser_of(blue), nobody):
        for name, key in (("team-nudge", blue.team_id), ("pen-hand-for", draft.pk)):
            assert browser.post(console.address(name, key)).status_code == 404
    stranger = sit(console.exercise, "RED", "Rob")
    page = console.press("pen-hand-for", draft.pk, seat=stranger.pk)
    assert page.status_code == 404
