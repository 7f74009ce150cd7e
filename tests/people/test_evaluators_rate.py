"""Evaluators rate the teams they follow: alone first, then side by side."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, decide, go_to, invite, move_of
from tests.reports.test_record import faults, record_of
from wargame.errors import Refused
from wargame.models import Duty, Rater, Rating, Revealed, StepKind
from wargame.operations import ratings, reveals
from wargame.operations.ratings import Level


@pytest.fixture
def eva(exercise):
    return invite(exercise, Duty.EVALUATOR, "Eva", teams=("BLU",))


@pytest.fixture
def els(exercise):
    return invite(exercise, Duty.EVALUATOR, "Els")


@pytest.fixture
def asked(exercise, control, blue, red, eva, els):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    return ratings.open_round(exercise, move=move_of(exercise), peers=2, is_blind=True, by=control)


def sheet(seat, asked, place=1):
    return reverse("seat-rating-sheet", args=[seat.exercise.code, seat.pk, asked.pk, place])


def page(seat):
    return browser_of(seat).get(reverse("seat-ratings", args=[seat.exercise.code, seat.pk])).text


def give(asked, seat, line, team="BLU"):
    exercise = asked.exercise
    first, cited = exercise.version.criteria.first(), list(exercise.decisions.all())
    blue = exercise.teams.get(code=team)
    return ratings.rate(asked, [Level(first, 4, line, cited)], team=blue, by=seat)


def test_the_sheet_takes_a_rating_of_a_team_that_is_followed_by_name(asked, eva):
    assert (
        "Control asks for ratings of move 1."
        in browser_of(eva).get(reverse("watch", args=[asked.exercise.code, eva.pk])).text
    )
    first, decision = asked.exercise.version.criteria.first().pk, asked.exercise.decisions.get()
    said = {f"c{first}-level": "4", f"c{first}-line": "x", f"c{first}-cited": decision.pk}
    opened = browser_of(eva).get(sheet(eva, asked)).text
    assert "State of Blu" in opened
    browser_of(eva).post(sheet(eva, asked), said)
    given = Rating.objects.get()
    assert (given.rater, given.seat, given.team.code) == (Rater.EVALUATORS, eva, "BLU")
    assert browser_of(eva).get(sheet(eva, asked, 2)).status_code == 404


def test_who_follows_no_team_rates_any_and_who_does_only_those(asked, eva, els):
    give(asked, els, "Of els.")
    with pytest.raises(Refused):
        give(asked, eva, "x", team="RED")


def test_it_is_the_raters_own_until_the_round_closes_then_side_by_side(
    asked, control, eva, els, blue
):
    give(asked, eva, "Of eva.")
    desk = reverse("ratings", args=[asked.exercise.code])
    assert "Of eva." in browser_of(eva).get(sheet(eva, asked)).text
    assert "Of eva." not in page(els)
    assert "Of eva." not in browser_of_control(asked.exercise).get(desk).text
    ratings.close(asked, by=control)
    for text in (page(els), page(eva), browser_of_control(asked.exercise).get(desk).text):
        assert "Of eva." in text
        assert "Eval." in text
    assert "Of eva." not in page(blue)
    ola = invite(asked.exercise, Duty.OBSERVER, "Ola")
    assert "Of eva." not in page(ola)
    ratings.show(asked, by=control)
    assert "Of eva." in page(blue)
    assert "Of eva." in page(ola)


def test_without_a_rating_of_theirs_evaluators_have_no_column(asked, control, blue):
    give(asked, control, "Of control.")
    ratings.close(asked, by=control)
    desk = browser_of_control(asked.exercise).get(reverse("ratings", args=[asked.exercise.code]))
    assert "Eval." not in desk.text


def test_an_observer_rates_nothing_and_the_record_tells_raters_apart(asked, control, eva, blue):
    ola = invite(asked.exercise, Duty.OBSERVER, "Ola")
    assert browser_of(ola).get(sheet(ola, asked)).status_code == 404
    with pytest.raises(Refused):
        give(asked, ola, "x")
    give(asked, eva, "Of eva.")
    ratings.close(asked, by=control)
    recorded = record_of(asked.exercise)
    assert faults(recorded) == []
    (given,) = recorded["rating_rounds"][0]["ratings"]
    assert (given["rater"], given["levels"]) == ("evaluators", [4])
