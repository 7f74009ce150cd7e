"""A team's pack on paper: for control to print, with nothing private of another team."""

import json

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, open_and_start, viewer_of
from tests.factories import make_exercise
from wargame.models.paragraphs import Paragraph
from wargame.reports import team_packs

ADDRESS = "http://room.example/x/ABC123/"


def path(exercise, code="BLU"):
    return reverse("team-pack", args=[exercise.code, exercise.teams.get(code=code).pk])


def contents(exercise, control, code="BLU"):
    team = exercise.teams.select_related("role").get(code=code)
    return team_packs.contents(viewer_of(control), team, ADDRESS)


def test_control_gets_it_as_pdf_and_nobody_else_does(exercise, blue, nobody):
    answer = browser_of_control(exercise).get(path(exercise))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"].endswith(f'pack-{exercise.code}-BLU.pdf"')
    for browser in (browser_of(blue), nobody):
        assert browser.get(path(exercise)).status_code == 404
    other = make_exercise()
    assert browser_of_control(exercise).get(path(other)).status_code == 404


def test_the_page_of_people_leads_to_each(exercise, control):
    page = browser_of_control(exercise).get(reverse("people", args=[exercise.code])).text
    assert page.count("pack.pdf") == exercise.teams.count()


def test_there_is_a_card_for_each_chair_and_a_form_for_each_move(exercise, control):
    pack = contents(exercise, control)
    assert len(pack["seats"]) == exercise.teams.get(code="BLU").chairs
    assert len(pack["moves"]) == exercise.moves.count()
    required = [Paragraph(one).label for one in exercise.required_paragraphs]
    assert [one["label"] for one in pack["fields"]] == [str(label) for label in required]
    assert pack["address"] in ADDRESS


def test_the_card_of_a_seat_leads_to_that_seat(exercise, control, nobody):
    codes = [seat["qr"] for seat in contents(exercise, control)["seats"]]
    assert len(set(codes)) == len(codes)
    lobby = reverse("join-seats", args=[exercise.code])
    page = nobody.get(f"{lobby}?seat=BLU-2")
    assert page.context["form"].chosen == "BLU-2"
    assert nobody.get(f"{lobby}?seat=<x>").status_code == 200


def test_only_its_own_private_brief_is_in_it(exercise, control):
    roles = {team.code: team.role for team in exercise.teams.select_related("role")}
    for code, role in roles.items():
        role.private_brief, role.red_lines = [f"XX-private-{code}-XX"], [f"XX-line-{code}-XX"]
        role.tension_lines = {"t1": f"XX-tension-{code}-XX"}
        role.save()
    text = json.dumps(contents(exercise, control))
    for kind in ("private", "line", "tension"):
        assert f"XX-{kind}-BLU-XX" in text
        assert f"XX-{kind}-RED-XX" not in text


@pytest.mark.parametrize("n", [3, 12])
def test_it_takes_as_many_queries_for_three_teams_as_for_twelve(db, n, django_assert_num_queries):
    exercise = open_and_start(make_exercise(teams=n))
    team = exercise.teams.select_related("role").get(code="BLU")
    viewer = viewer_of(exercise.seats.get(team=None))
    with django_assert_num_queries(6):
        team_packs.contents(viewer, team, ADDRESS)
