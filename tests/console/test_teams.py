"""The teams as control sees them: that something was given, how far it is, never what it says."""

import pytest

from tests.cast import control_of, decide, go_to, move_of, sit, viewer_of, write
from tests.factories import make_exercise
from wargame.models import DraftKind, Occasion, Revealed, StepKind
from wargame.operations import drafts, exercises, injects, positions, reveals, review, seats
from wargame.operations.positions import Mark
from wargame.queries import team_statuses


def row(console, code="BLU"):
    status = team_statuses.teams(viewer_of(control_of(console.exercise)))
    return next(one for one in status.rows if one.team.code == code)


def place(exercise, seat, point, occasion=Occasion.MOVE):
    move = move_of(exercise) if occasion == Occasion.MOVE else None
    tension = (move.tensions if move else exercise.version.tensions).first()
    mark = Mark(tension, point, reason=f"Because {point}.", confidence="low" if move else "")
    positions.place(exercise, [mark], occasion=occasion, move=move, by=seat)


def test_it_counts_that_estimates_were_given_and_not_what_they_say(console, blue, blue_two):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    before = console.region("teams")
    place(console.exercise, blue, 2)
    low = console.region("teams")
    place(console.exercise, blue, 7)
    assert low == console.region("teams") != before
    assert "1/2" in low


def test_someone_moved_away_no_longer_counts(console, control, blue, blue_two):
    go_to(console.exercise, StepKind.ESTIMATE, 1)
    place(console.exercise, blue_two, 2)
    assert row(console).standing.given == 1
    seats.move(blue_two, to=console.exercise.teams.get(code="GRN"), by=control)
    assert (row(console).standing.given, len(row(console).standing.seats)) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (StepKind.BASELINE, "Own views"),
        (StepKind.ESTIMATE, "Estimates"),
        (StepKind.FINAL, "Own views"),
        (StepKind.REVIEW, "Hot wash"),
        (StepKind.EXIT, "Tickets"),
    ],
)
def test_what_is_counted_follows_the_step(console, kind, heading):
    go_to(console.exercise, kind, 1 if kind == StepKind.ESTIMATE else None)
    assert heading in console.text("teams")


def test_it_counts_who_gave_a_hot_wash(console, blue):
    go_to(console.exercise, StepKind.REVIEW)
    assert row(console).standing.given == 0
    review.give_hot_wash(console.exercise, surprise="That.", keep="", by=blue)
    assert row(console).standing.given == 1
    assert "That." not in console.region("teams")


def test_a_draft_is_counted_in_fields_and_its_words_stay_in_the_team(console, blue):
    go_to(console.exercise, StepKind.DECIDE, 1)
    assert row(console).decision.words == "Not begun"
    write(console.exercise, blue, {"title": "Secret title", "rationale": "Secret reason"})
    assert "2 of 8" in console.text("teams")
    assert "Pen with Bea" in console.text("teams")
    assert "Secret" not in console.region("teams")


def test_a_draft_waits_for_the_head_until_it_is_released(console, blue, blue_two):
    go_to(console.exercise, StepKind.DECIDE, 1)
    write(console.exercise, blue_two, {"title": "Send two frigates"})
    move = console.exercise.step.move
    drafts.offer(console.exercise, move=move, kind=DraftKind.DECISION, by=blue_two)
    assert row(console).decision.words == "With the head"


def test_a_release_shows_its_time_and_nothing_of_the_decision(console, blue):
    go_to(console.exercise, StepKind.DECIDE, 1)
    decide(console.exercise, blue)
    assert row(console).decision.mark == "full"
    assert "1 of 3 decisions released" in console.text("teams")
    assert "frigates" not in console.region("teams")


def test_positions_and_injects_are_counted(console, control, blue):
    go_to(console.exercise, StepKind.DELIBERATE, 1)
    move = move_of(console.exercise)
    reveals.reveal(console.exercise, what=Revealed.ESTIMATES, move=move, by=control)
    mark = Mark(move.tensions.get(), 3, reason="Hidden reason.")
    positions.set_position(console.exercise, mark, move=move, by=blue)
    inject = console.exercise.injects.get(number="1.2")
    injects.release(inject, by=control)
    assert "1/1" in console.text("teams")
    assert "0/1" in console.text("teams")
    injects.open_(inject, by=blue)
    assert (row(console).standing.opened, row(console).standing.delivered) == (1, 1)
    assert "Hidden" not in console.region("teams")


def test_in_the_lobby_it_names_who_has_arrived(db, console_of):
    exercise = make_exercise()
    exercises.open_lobby(exercise, by=control_of(exercise))
    console = console_of(exercise)
    sit(exercise, "RED", "Rob")
    text = console.text("teams")
    assert "1 of 12 chairs taken" in text
    assert "Rob" in text


def test_a_team_that_cannot_work_is_marked(console, blue):
    assert row(console).is_flagged
    assert row(console, "RED").note.words == "Nobody sits here"
    for seat in (blue, sit(console.exercise, "BLU", "Bob")):
        seats.arrive(seat)
    assert not row(console).is_flagged
    seats.leave(blue)
    assert row(console).note.words == "Bea lost"
