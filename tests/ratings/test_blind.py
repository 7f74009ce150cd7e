"""Others are rated without their names where control asks so: in the room, on the sheet, in its
address. The own team, control and everybody once the ratings are shown know whose they are."""

import re

import pytest
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    move_of,
    open_and_start,
    sit,
    viewer_of,
)
from tests.console.conftest import words
from tests.factories import CODES, make_exercise
from wargame.models import Method, Revealed, StepKind
from wargame.operations import methods, ratings, reveals
from wargame.operations.ratings import Level
from wargame.queries import ratings as queries
from wargame.reports.record_ratings import rating_rounds

TEAMS = 6


@pytest.fixture
def leads(db):
    exercise = open_and_start(make_exercise(teams=TEAMS))
    leads = {code: sit(exercise, code, f"Head {code}", chair=1) for code in CODES[:TEAMS]}
    go_to(exercise, StepKind.DECIDE, 1)
    for lead in leads.values():
        decide(exercise, lead)
    what = {"what": Revealed.DECISIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **what)
    return leads


def asked(leads, is_blind=True):
    exercise = leads["BLU"].exercise
    by = control_of(exercise)
    return ratings.open_round(exercise, move=move_of(exercise), peers=2, is_blind=is_blind, by=by)


def page(seat, name, *args):
    answer = browser_of(seat).get(reverse(name, args=[seat.exercise.code, seat.pk, *args]))
    assert answer.status_code == 200
    return words(re.sub(r"<header.*?</header>", "", answer.text, flags=re.DOTALL))


def others(leads):
    return [lead.team for code, lead in leads.items() if code != "BLU"]


def test_lists_and_sheets_name_the_own_team_alone(leads):
    made = asked(leads)
    blue = leads["BLU"]
    listed = page(blue, "seat-ratings")
    assert blue.team.name in listed
    assert "Delegation A" in listed
    assert "Delegation B" in listed
    for team in others(leads):
        assert team.name not in listed
        for place in (2, 3):
            assert team.name not in page(blue, "seat-rating-sheet", made.pk, place)
    assert "Rate Delegation A" in page(blue, "seat-rating-sheet", made.pk, 2)


def test_the_room_names_only_the_own_team_to_be_rated(leads):
    made = asked(leads)
    [one] = queries.asked(viewer_of(leads["BLU"]))
    assert one.named == [leads["BLU"].team]
    assert "Others without their names." in page(leads["BLU"], "room")
    ratings.close(made, by=control_of(made.exercise))


def test_a_place_beyond_those_who_are_asked_about_is_not_there(leads):
    made = asked(leads)
    for place in (0, 4):
        where = [made.exercise.code, leads["BLU"].pk, made.pk, place]
        assert browser_of(leads["BLU"]).get(
            reverse("seat-rating-sheet", args=where)
        ).status_code == (404)


def test_everybody_is_rated_by_as_many_as_when_names_are_told(leads):
    made = asked(leads)
    teams = list(made.exercise.teams.all())
    rated = [team for one in teams for team in made.asked(one, teams)]
    assert {team.code: rated.count(team) for team in teams} == dict.fromkeys(CODES[:TEAMS], 3)
    assert all(made.asked(one, teams)[0] == one for one in teams)


def test_what_is_rated_by_its_place_is_kept_for_its_team(leads):
    made = asked(leads)
    blue = leads["BLU"]
    whom = made.asked(blue.team, list(made.exercise.teams.all()))[1]
    decision = made.exercise.decisions.get(team=whom)
    first = made.exercise.version.criteria.first().pk
    where = reverse("seat-rating-sheet", args=[made.exercise.code, blue.pk, made.pk, 2])
    sent = {f"c{first}-level": "4", f"c{first}-line": "It holds.", f"c{first}-cited": decision.pk}
    assert browser_of(blue).post(where, sent).status_code == 302
    assert made.ratings.get().team == whom


def test_closed_they_stay_unnamed_until_they_are_shown(leads):
    made = asked(leads)
    control = control_of(made.exercise)
    whom = made.asked(leads["BLU"].team, list(made.exercise.teams.all()))[1]
    ratings.close(made, by=control)
    assert "Rate Delegation A" in page(leads["BLU"], "seat-rating-sheet", made.pk, 2)
    ratings.show(made, by=control)
    assert f"Rate {whom.name}" in page(leads["BLU"], "seat-rating-sheet", made.pk, 2)


def test_control_knows_whom_it_rates(leads):
    made = asked(leads)
    desk = browser_of_control(made.exercise).get(reverse("ratings", args=[made.exercise.code])).text
    assert all(lead.team.name in desk for lead in leads.values())
    assert "Delegation A" not in desk


def test_with_names_nothing_is_withheld(leads):
    asked(leads, is_blind=False)
    listed = page(leads["BLU"], "seat-ratings")
    assert "Delegation A" not in listed
    assert leads["RED"].team.name in listed


def test_where_peers_assess_control_is_offered_blind_ratings(leads):
    exercise = leads["BLU"].exercise
    where = reverse("ratings", args=[exercise.code])
    ticked = r'name="is_blind"[^>]*checked'
    desk = browser_of_control(exercise)
    assert not re.search(ticked, desk.get(where).text)
    methods.change(exercise, Method.PEERS, reason="To learn.", by=control_of(exercise))
    assert re.search(ticked, desk.get(where).text)
    sent = {"what": "1", "peers": "2", "is_blind": "on"}
    desk.post(reverse("ratings-open", args=[exercise.code]), sent)
    assert exercise.rating_rounds.get().is_blind


def test_without_others_nothing_is_blind(leads):
    exercise = leads["BLU"].exercise
    made = ratings.open_round(
        exercise, move=move_of(exercise), peers=0, is_blind=True, by=control_of(exercise)
    )
    assert not made.is_blind


def test_the_record_says_that_they_were_blind(leads):
    made = asked(leads)
    control = control_of(made.exercise)
    criterion = made.exercise.version.criteria.first()
    decision = made.exercise.decisions.get(team=leads["BLU"].team)
    ratings.rate(
        made, [Level(criterion, 3, "", [decision])], team=leads["BLU"].team, by=leads["BLU"]
    )
    ratings.close(made, by=control)
    [part] = rating_rounds(viewer_of(control))
    assert part["is_blind"]
