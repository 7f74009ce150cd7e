"""What stands in the review for its reader and their team alone."""

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    control_of,
    go_to,
    open_and_start,
    sit,
    viewer_of,
    write,
)
from tests.factories import CODES, make_exercise
from wargame.models import Revealed, StepKind, Viewer
from wargame.operations import exercises, seats
from wargame.queries.reviews import review as review_of

from .play import estimate, own_view, play_a_move, reveal


@pytest.fixture
def trio(blue, blue_two, blue_three):
    return [blue, blue_two, blue_three]


def page(seat):
    address = reverse("seat-review", args=[seat.exercise.code, seat.pk])
    return browser_of(seat).get(address).content.decode()


def own(seat):
    return review_of(viewer_of(seat)).own


def end(exercise):
    exercises.end(exercise, by=control_of(exercise))
    exercise.refresh_from_db()


def test_a_person_finds_their_own_marks_in_the_order_of_asking(exercise, blue, blue_two):
    go_to(exercise, StepKind.BASELINE)
    own_view(exercise, blue, 2, reason="My first thought.")
    own_view(exercise, blue_two, 6, reason="Somebody else's thought.")
    go_to(exercise, StepKind.ESTIMATE, 1)
    estimate(exercise, blue, None)
    go_to(exercise, StepKind.FINAL)
    own_view(exercise, blue, 4)
    assert [(one.when, one.words, one.reason) for one in own(blue).marks] == [
        ("Own view, before play", "2 toward Speed", "My first thought."),
        ("In role, Move 1", "would put the question another way", ""),
        ("Own view, after play", "balanced", ""),
    ]
    text = page(blue)
    assert "My first thought." in text
    assert "Somebody else" not in text


def test_only_the_last_of_ones_own_marks_stands(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for point in (2, 5):
        estimate(exercise, blue, point)
    end(exercise)
    assert [one.words for one in own(blue).marks] == ["1 toward Caution"]


def test_a_team_reads_its_unnamed_reasons_after_the_reveal(exercise, trio, red):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in trio:
        estimate(exercise, seat, 2, reason=f"Reason of {seat.name}.")
    go_to(exercise, StepKind.DELIBERATE, 1)
    end(exercise)
    assert own(trio[0]).reasons == []
    reveal(exercise, Revealed.ESTIMATES)
    (part,) = own(trio[0]).reasons
    said = {reason.text for reason in part.reasons}
    assert said == {"Reason of Bea.", "Reason of Bob.", "Reason of Bix."}
    assert own(red).reasons == []
    assert "Reason of B" not in page(red)


def test_the_reasons_of_fewer_than_three_are_not_shown(exercise, blue, blue_two):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in (blue, blue_two):
        estimate(exercise, seat, 2, reason=f"Reason of {seat.name}.")
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    end(exercise)
    assert own(blue).reasons == []
    assert "Reason of Bob." not in page(blue)


def test_reasons_come_in_the_same_order_whoever_reads_them(exercise, trio):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in trio:
        estimate(exercise, seat, 2, reason=f"Reason of {seat.name}.")
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    end(exercise)
    assert own(trio[0]).reasons == own(trio[2]).reasons


def test_what_was_written_and_not_released_stays_with_the_team(exercise, blue, blue_two, red):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, {"title": "Half a thought", "confidence": "low"})
    end(exercise)
    (draft,) = own(blue_two).unreleased
    assert [(one.label, one.text) for one in draft.texts] == [
        ("Title", "Half a thought"),
        ("Confidence", "low"),
    ]
    assert "Half a thought" in page(blue_two)
    assert "Half a thought" not in page(red)


def test_what_was_released_is_no_draft(exercise, blue):
    play_a_move(exercise, [blue])
    end(exercise)
    assert own(blue).unreleased == []


def test_whoever_was_moved_takes_nothing_of_the_old_team_along(exercise, trio):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat in trio:
        estimate(exercise, seat, 2, reason=f"Reason of {seat.name}.")
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    write(exercise, trio[0], {"answer": "Half a thought"}, kind="answer")
    seats.move(trio[2], to=exercise.teams.get(code="RED"), by=control_of(exercise))
    end(exercise)
    mine = own(trio[2])
    assert (mine.reasons, mine.unreleased) == ([], [])
    assert len(mine.marks) == 1


@pytest.mark.parametrize("make", [Viewer.board, Viewer.nobody])
def test_there_is_no_such_part_without_a_team(exercise, make):
    assert review_of(make(exercise)).own is None
    assert review_of(viewer_of(control_of(exercise))).own is None


@pytest.mark.parametrize("n", [3, 12])
def test_a_players_page_asks_the_database_as_often_for_three_teams_as_for_twelve(
    db, n, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=n))
    people = [sit(exercise, code, f"{code} {place}") for code in CODES[:n] for place in (1, 2, 3)]
    play_a_move(exercise, [seat for seat in people if seat.is_lead])
    go_to(exercise, StepKind.DELIBERATE, 2)
    write(exercise, people[0], {"answer": "Half a thought"}, kind="answer")
    go_to(exercise, StepKind.FINAL)
    for seat in people:
        own_view(exercise, seat, 2)
    reveal(exercise, Revealed.OWN_VIEWS)
    browser = browser_of(people[0])
    with django_assert_num_queries(QUERIES):
        browser.get(reverse("seat-review", args=[exercise.code, people[0].pk]))


QUERIES = 44
