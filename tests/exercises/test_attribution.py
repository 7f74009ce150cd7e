"""Who is named where: one setting for other teams, the board, the review and the record."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.board.conftest import Board
from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    move_of,
    name_people,
    viewer_of,
)
from tests.review.play import own_views, reveal
from wargame.models import Attribution, Dissent, Estimate, Kind, Revealed, Scene, StepKind, Viewer
from wargame.operations import dissents, exercises, reveals
from wargame.operations import own_views as letting_go
from wargame.reports import record

TOLD = {Attribution.TEAM: "", Attribution.SEAT: "Recorder", Attribution.NAME: "Bob"}


@pytest.fixture
def played(exercise, blue, blue_two, red):
    """Blue has released, with a named dissent of Bob, its recorder; revealed, and play is over."""
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    move = move_of(exercise)
    dissents.enter(
        exercise, move=move, words="Not now.", ticket=uuid4(), is_named=True, by=blue_two
    )
    go_to(exercise, StepKind.PLENARY, 1)
    control = control_of(exercise)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move, by=control)
    exercises.end(exercise, by=control)
    exercise.refresh_from_db()
    return exercise


def dissenter(viewer):
    return Dissent.objects.visible_to(viewer).named_for(viewer).get().name


@pytest.mark.parametrize(("attribution", "told"), TOLD.items())
def test_outside_the_team_people_are_called_as_the_exercise_lets_them_be(
    played, blue, red, attribution, told
):
    name_people(played, attribution)
    control = viewer_of(control_of(played))
    assert dissenter(viewer_of(blue)) == dissenter(control) == "Bob"
    elsewhere = [viewer_of(red), Viewer.board(control.exercise), control.for_the_record()]
    assert [dissenter(viewer) for viewer in elsewhere] == [told] * 3
    review = browser_of(red).get(reverse("seat-review", args=[played.code, red.pk])).text
    of_control = browser_of_control(played).get(reverse("review", args=[played.code])).text
    text = record.as_text(control)
    board = Board(played, control_of(played)).show(Scene.LOBBY)
    for surface in (review, of_control, text, board):
        assert ("Bob" in surface) == (told == "Bob")
    assert ('"title": "Recorder"' in text) == (told != "")
    assert ("Recorder" in board) == (told == "Recorder")


def test_own_views_for_control_alone_stay_with_control(exercise, blue, blue_two, blue_three, red):
    own_views(exercise, dict.fromkeys([blue, blue_two, blue_three, red], (2, 5)))
    reveal(exercise, Revealed.OWN_VIEWS)

    def seen(viewer):
        return Estimate.objects.values_visible_to(viewer).count()

    control = viewer_of(control_of(exercise))
    shown = seen(control)
    assert seen(viewer_of(red)) == seen(Viewer.board(control.exercise)) == shown > 2
    exercise.own_views_to = "control"
    exercise.save()
    control = viewer_of(control_of(exercise))
    assert seen(control) == shown
    assert seen(Viewer.board(control.exercise)) == 0
    assert seen(viewer_of(red)) == 2


def test_when_its_days_are_over_an_own_view_leads_to_nobody(exercise, blue):
    own_views(exercise, {blue: (2, 5)})
    exercises.end(exercise, by=control_of(exercise))
    exercise.own_views_kept = 30
    exercise.save(update_fields=["own_views_kept"])
    exercise.refresh_from_db()
    over = exercise.ended_at + timedelta(days=30)
    assert letting_go.let_go(over - timedelta(minutes=1)) == 0
    assert letting_go.let_go(over) == 1
    assert letting_go.let_go(over) == 0
    assert Estimate.objects.filter(exercise=exercise, stance="own view").count() > 0
    assert not blue.voices.filter(stance="own view").exists()
    assert exercise.journal.last().kind == Kind.OWN_VIEWS_LET_GO
