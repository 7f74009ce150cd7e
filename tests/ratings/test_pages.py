"""Rating on the page: asked in the room, one team at a time, then side by side."""

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    decide,
    go_to,
    move_of,
    sit,
    viewer_of,
)
from tests.console.conftest import words
from tests.factories import make_exercise
from wargame.models import Rating, Revealed, StepKind
from wargame.operations import ratings, reveals
from wargame.operations.ratings import Level
from wargame.queries import ratings as queries
from wargame.queries.review_ratings import ratings as side_by_side


@pytest.fixture
def decided(exercise, control, blue, blue_two, blue_three, red):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    return exercise


@pytest.fixture
def asked(decided, control):
    return ratings.open_round(decided, move=move_of(decided), peers=2, by=control)


def of(seat, asked, team="BLU"):
    exercise = asked.exercise
    rated = exercise.teams.get(code=team)
    if seat.is_control:
        return reverse("rating-sheet", args=[exercise.code, asked.pk, rated.pk])
    place = asked.asked(seat.team, list(exercise.teams.all())).index(rated) + 1
    return reverse("seat-rating-sheet", args=[exercise.code, seat.pk, asked.pk, place])


def said(exercise, level="4", line="It holds.", **more):
    first = exercise.version.criteria.first().pk
    decision = exercise.decisions.get().pk
    given = {f"c{first}-level": level, f"c{first}-line": line, f"c{first}-cited": decision}
    return {name: value for name, value in (given | more).items() if value is not None}


def give(asked, seat, level, team="BLU"):
    exercise = asked.exercise
    one = Level(exercise.version.criteria.first(), level, "", list(exercise.decisions.all()))
    ratings.rate(asked, [one], team=exercise.teams.get(code=team), by=seat)


def test_control_asks_and_the_room_says_so(decided, blue, control):
    desk = browser_of_control(decided)
    room = reverse("room", args=[decided.code, blue.pk])
    assert "Rate, each alone" not in browser_of(blue).get(room).content.decode()
    answer = desk.post(
        reverse("ratings-open", args=[decided.code]), {"what": "1", "peers": "2"}, follow=True
    )
    assert "0 of 4 have rated" in words(answer.content.decode())
    assert "Each of you rates 3 delegations, your own first." in words(
        browser_of(blue).get(room).content.decode()
    )


def test_a_member_rates_and_finds_the_rating_again(asked, blue):
    browser = browser_of(blue)
    answer = browser.post(of(blue, asked), said(asked.exercise))
    assert answer.url == reverse("seat-ratings", args=[asked.exercise.code, blue.pk])
    assert "1 of 4" in words(browser.get(answer.url).content.decode())
    page = browser.get(of(blue, asked)).content.decode()
    assert "It holds." in page
    row = Rating.objects.get()
    assert (row.level, row.line) == (4, "It holds.")
    assert row.cited.get() == asked.exercise.decisions.get()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"level": None}, "Choose a level"),
        ({"level": "9"}, "Select a valid choice"),
        ({"line": "x" * 161}, "at most 160 characters"),
    ],
)
def test_what_is_wrong_comes_back_with_its_words(asked, blue, changed, sentence):
    answer = browser_of(blue).post(of(blue, asked), said(asked.exercise, **changed))
    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    assert (changed.get("line") or "It holds.") in answer.content.decode()
    assert not Rating.objects.exists()


def test_a_level_that_cites_nothing_comes_back(asked, blue):
    first = asked.exercise.version.criteria.first().pk
    answer = browser_of(blue).post(of(blue, asked), said(asked.exercise) | {f"c{first}-cited": []})
    assert answer.status_code == 422
    assert "Cite at least one decision" in answer.content.decode()


def test_a_refusal_keeps_the_words_on_the_page(asked, red, control):
    ratings.close(asked, by=control)
    page = browser_of(red)
    answer = page.post(of(red, asked), said(asked.exercise, line="Too late."))
    assert answer.status_code == 422
    assert "The ratings are closed" in answer.content.decode()


def test_a_team_without_a_decision_can_only_be_called_not_observable(asked, blue):
    page = browser_of(blue).get(of(blue, asked, "RED")).content.decode()
    assert "There is no decision of this team that you can read." in words(page)
    assert 'value="5"' not in page
    assert 'value="unseen"' in page


def test_closed_control_sees_them_side_by_side_and_teams_only_once_shown(
    asked, blue, blue_two, blue_three, red, control
):
    for seat, level in ((blue, 3), (blue_two, 4), (blue_three, 4), (control, 3), (red, 1)):
        give(asked, seat, level)
    ratings.close(asked, by=control)
    (found,) = side_by_side(viewer_of(control))
    self_cell, peers, by_control = found.teams[0].criteria[0].cells
    assert (self_cell.text, self_cell.ends, self_cell.n) == ("4", "3–4", 3)
    assert (peers.kind, peers.text) == ("few", "–")
    assert by_control.text == "3"
    assert side_by_side(viewer_of(blue)) == []
    ratings.show(asked, by=control)
    assert len(side_by_side(viewer_of(blue))) == 1


def test_there_is_no_total_and_no_mean_anywhere(asked, blue, blue_two, blue_three, control):
    for seat, level in ((blue, 1), (blue_two, 4), (blue_three, 5)):
        give(asked, seat, level)
    ratings.close(asked, by=control)
    page = browser_of_control(asked.exercise).get(reverse("ratings", args=[asked.exercise.code]))
    assert "3.3" not in page.content.decode()


@pytest.mark.parametrize("teams", [3, 12])
def test_queries_do_not_grow_with_the_teams(teams, db, django_assert_max_num_queries):
    from tests.cast import control_of, open_and_start

    exercise = open_and_start(make_exercise(teams=teams))
    lead = sit(exercise, "BLU", "Bea", chair=1)
    control = control_of(exercise)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, lead)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    asked = ratings.open_round(exercise, move=move_of(exercise), peers=2, by=control)
    give(asked, lead, 3)
    viewer, desk = viewer_of(lead), viewer_of(control)
    with django_assert_max_num_queries(2):
        queries.asked(viewer)
    with django_assert_max_num_queries(4):
        queries.to_rate(viewer)
    with django_assert_max_num_queries(7):
        queries.sheet(viewer, asked, lead.team)
    with django_assert_max_num_queries(4):
        queries.desk(desk)
    ratings.close(asked, by=control)
    with django_assert_max_num_queries(6):
        side_by_side(desk)
