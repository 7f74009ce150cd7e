"""Whose finished exercises stand in the library, and what is told of their people."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import FacilitatorFactory
from wargame.models import Seat
from wargame.operations import exercises
from wargame.queries import cohort_tensions, cohorts
from wargame.queries.cohorts import Chosen

from .conftest import played

LIBRARY = reverse("reviews")


def page(facilitator, address=LIBRARY):
    browser = Client()
    browser.force_login(facilitator)
    return browser.get(address)


def across(of, name="across-runs", **asked):
    return reverse(name, args=[of.scenario_id], query=asked)


@pytest.fixture
def run(helen, version):
    return played(helen, version)


def test_only_what_one_directs_and_what_has_ended_is_there(nobody, helen, run, version):
    exercises.make(
        by=helen,
        version=version,
        preset=version.formatpresets.get(),
        title="Not yet played",
        chairs={"BLU": 4},
        expected_heads=4,
    )
    assert [one.runs for one in cohorts.library(helen)] == [[run]]
    stranger = FacilitatorFactory()
    assert run.title not in page(stranger).text
    for name in ("across-runs", "across-runs-csv"):
        assert page(stranger, across(version, name)).status_code == 404
        assert nobody.get(across(version, name)).url.startswith(reverse("sign-in"))
    assert page(helen, reverse("across-runs", args=[version.scenario_id + 1])).status_code == 404


def test_who_was_let_in_as_control_sees_the_run_until_they_leave(run, version):
    carla = FacilitatorFactory()
    seat = Seat.objects.create(
        exercise=run, duty="control", title="Co", name="C", facilitator=carla, key_hash="0" * 64
    )
    assert run.title in page(carla).text
    text = page(carla, across(version)).text
    csv = page(carla, across(version, "across-runs-csv")).content.decode()
    for said in (text, csv):
        assert "BLU" in said
        assert not [one.name for one in run.seats.players() if one.name in said]
    Seat.objects.filter(pk=seat.pk).update(left_at=run.started_at)
    assert run.title not in page(carla).text


def test_own_views_that_were_not_shown_are_not_told(helen, version):
    played(helen, version, is_shown=False)
    [one, _other] = tensions(helen, version)
    assert (one.runs[0].moved, one.runs[0].n) == (None, 0)
    assert one.runs[0].no_views == "own views were not shown"


def test_fewer_than_three_have_no_figures(helen, version):
    played(helen, version, people=1)
    [one, _other] = tensions(helen, version)
    assert (one.runs[0].moved, one.runs[0].n) == (None, 2)
    assert "fewer than three" in page(helen, across(version)).text


def test_of_one_team_only_its_own_people_count_and_none_is_drawn_alone(helen, run, version):
    [blue, _other] = tensions(helen, version, team="BLU")
    [red, _other] = tensions(helen, version, team="RED")
    [every, _other] = tensions(helen, version)
    assert [one.runs[0].n for one in (every, blue, red)] == [4, 3, 1]
    assert (red.runs[0].moved, red.runs[0].no_views) == (None, "fewer than three")
    dots = [page(helen, across(version, **chosen)).text.count("<circle") for chosen in ({}, BLUE)]
    # Before and after of four people; what is left are the ends of the disagreement and its key.
    assert dots[0] - dots[1] == 8


BLUE = {"team": "BLU"}


def tensions(facilitator, of, **chosen):
    found = cohorts.cohort(facilitator, of.scenario_id)
    return cohort_tensions.tensions(found.runs(Chosen(**chosen)))
