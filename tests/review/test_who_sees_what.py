"""The review holds what its reader may see, and is not there before play has ended."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, viewer_of
from wargame.models import Revealed, StepKind, Viewer
from wargame.operations import exercises, injects, review
from wargame.queries.reviews import review as review_of

from .play import own_view, own_views, play_a_move, reveal, reveal_all


def page(seat):
    return browser_of(seat).get(reverse("seat-review", args=[seat.exercise.code, seat.pk]))


def control_page(exercise):
    return browser_of_control(exercise).get(reverse("review", args=[exercise.code]))


@pytest.fixture
def played(exercise, blue, red):
    """One move with everything in it, sealed but for the estimates; then play is ended."""
    play_a_move(exercise, [blue, red])
    return exercise


def end(exercise, control):
    exercises.end(exercise, by=control)
    exercise.refresh_from_db()


@pytest.mark.parametrize("kind", [StepKind.WELCOME, StepKind.DECIDE, StepKind.ADJUDICATE])
def test_a_seat_finds_no_review_before_play_has_ended(exercise, blue, kind):
    go_to(exercise, kind, None if kind == StepKind.WELCOME else 2)
    assert page(blue).status_code == 404


@pytest.mark.parametrize("kind", [StepKind.FINAL, StepKind.REVIEW, StepKind.EXIT])
def test_after_play_the_review_is_there(exercise, blue, kind):
    go_to(exercise, kind)
    assert page(blue).status_code == 200


def test_control_may_read_it_at_any_time(exercise):
    assert control_page(exercise).status_code == 200


def test_nobody_and_other_people_find_nothing(played, control, blue, red, nobody):
    end(played, control)
    address = reverse("seat-review", args=[played.code, blue.pk])
    assert nobody.get(address).status_code == 404
    assert browser_of(red).get(address).status_code == 404
    of_control = reverse("review", args=[played.code])
    assert nobody.get(of_control).status_code == 404
    assert browser_of(blue).get(of_control).status_code == 404


def test_what_control_never_revealed_stays_with_its_team(played, control, blue, red):
    end(played, control)
    text = page(red).content.decode()
    assert "Position of RED." in text
    assert "Answer of RED." in text
    assert "Decision of RED" in text
    assert "of BLU" not in text
    assert "No, BLU." not in text


def test_of_what_is_sealed_not_even_that_it_is_missing_is_told(played, control, red):
    end(played, control)
    it = review_of(viewer_of(red))
    assert [[one.team.code for one in part.stands] for part in it.positions.stood] == [["RED"]]
    assert [[team.code for team, _answer in one.answers] for one in it.questions] == [["RED"]]
    assert [line.line.code for line in it.decided[0].matrix.lines] == ["RED"]
    assert it.counted.decisions == it.counted.dissents == 1


def test_what_was_revealed_is_there_for_all_with_reasons_and_dissent(played, control, red):
    reveal_all(played)
    end(played, control)
    text = page(red).content.decode()
    for words in ("Position of BLU.", "Answer of BLU.", "Decision of BLU", "No, BLU."):
        assert words in text


def test_control_reads_every_team_before_anything_is_revealed(played):
    text = control_page(played).content.decode()
    for code in ("BLU", "RED"):
        assert f"Answer of {code}." in text
        assert f"Decision of {code}" in text


def test_own_views_stay_sealed_until_control_shows_them(
    exercise, control, blue, blue_two, blue_three
):
    own_views(exercise, {blue: (2, 4), blue_two: (3, 4), blue_three: (3, 5)})
    for viewer in (viewer_of(blue), viewer_of(control)):
        assert review_of(viewer).positions.shifts == []
    reveal(exercise, Revealed.OWN_VIEWS)
    for viewer in (viewer_of(blue), viewer_of(control)):
        assert review_of(viewer).positions.shifts[0].n == 3


def test_the_reasons_of_own_views_are_shown_to_nobody_else(exercise, blue, blue_two, blue_three):
    seats = (blue, blue_two, blue_three)
    for kind in (StepKind.BASELINE, StepKind.FINAL):
        go_to(exercise, kind)
        for seat in seats:
            own_view(exercise, seat, 3, reason=f"Private to {seat.name}.")
    reveal(exercise, Revealed.OWN_VIEWS)
    assert "Private to" not in control_page(exercise).content.decode()
    text = page(blue).content.decode()
    assert "Private to Bob." not in text
    assert "Private to Bix." not in text


def test_the_board_and_nobody_would_see_nothing_sealed(played, control, blue):
    go_to(played, StepKind.EXIT)
    review.give_hot_wash(played, surprise="Nobody yielded.", keep="", by=blue)
    review.give_exit_ticket(played, lesson="Ask first.", applies_to="", by=blue)
    for viewer in (Viewer.board(played), Viewer.nobody(played)):
        it = review_of(viewer)
        assert it.surprises == it.keeps == []
        assert it.exit_tickets is None
        assert not any(part.decisions for part in it.decided)
        assert it.run.injects == []


def test_the_hot_wash_stands_for_all_once_shown_and_exit_tickets_for_control(
    exercise, blue, blue_two, red
):
    go_to(exercise, StepKind.EXIT)
    for seat in (blue, blue_two, red):
        review.give_hot_wash(exercise, surprise="Nobody yielded.", keep="The pens.", by=seat)
    review.give_exit_ticket(exercise, lesson="Ask first.", applies_to="Home.", by=blue)
    assert "Nobody yielded." not in page(red).content.decode()
    assert "Nobody yielded." in control_page(exercise).content.decode()
    reveal(exercise, Revealed.HOT_WASH)
    text, of_control = page(red).content.decode(), control_page(exercise).content.decode()
    assert "Nobody yielded." in text
    assert "The pens." in text
    assert "Ask first." not in text
    assert "Ask first." in of_control


def test_an_inject_for_one_team_is_in_no_other_teams_timeline(exercise, control, blue, red):
    go_to(exercise, StepKind.BRIEF, 1)
    injects.release(exercise.injects.get(number="1.2"), by=control)
    end(exercise, control)
    assert "Inject title 1.2" in page(blue).content.decode()
    assert "1.2" not in [one.number for one in review_of(viewer_of(red)).run.injects]
    assert "Inject title 1.2" not in page(red).content.decode()


def test_exports_are_offered_to_control_alone(exercise, blue):
    go_to(exercise, StepKind.REVIEW)
    address = reverse("export-json", args=[exercise.code])
    assert address in control_page(exercise).content.decode()
    assert address not in page(blue).content.decode()
