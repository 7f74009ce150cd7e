"""Setting up an exercise in one form."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import FacilitatorFactory, make_version
from wargame.models import Exercise, Scenario, State
from wargame.queries import setups

NEW = reverse("exercise-new")


@pytest.fixture
def version(db):
    return make_version()


@pytest.fixture
def helen(db):
    browser = Client()
    browser.force_login(FacilitatorFactory())
    return browser


def form_for(version, **changed):
    form = {
        "version": version.pk,
        "title": "Strait Watch",
        "course": "Staff Course 13",
        "expected_heads": 7,
        "preset": version.formatpresets.get().pk,
        "plays-BLU": "on",
        "chairs-BLU": 4,
        "plays-RED": "on",
        "chairs-RED": 3,
        "chairs-GRN": 3,
    }
    return {key: value for key, value in (form | changed).items() if value is not None}


def test_nobody_sets_up_an_exercise(nobody, version):
    assert nobody.get(NEW).status_code == 302
    assert nobody.post(NEW, form_for(version)).url.startswith(reverse("sign-in"))
    assert not Exercise.objects.exists()


def test_the_page_offers_what_the_scenario_has(helen, version):
    page = helen.get(NEW).text
    for word in ("Strait Watch", "State of Blu", "Short", "All steps", "Move 2"):
        assert word in page


def test_one_form_makes_a_draft(helen, version):
    answer = helen.post(NEW, form_for(version))
    made = Exercise.objects.get()
    assert answer.url == reverse("console", args=[made.code])
    assert (made.state, made.course, made.expected_heads) == (State.DRAFT, "Staff Course 13", 7)
    assert dict(made.teams.values_list("code", "chairs")) == {"BLU": 4, "RED": 3}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Say what to call it."),
        ({"preset": None}, "Choose a format."),
        ({"expected_heads": 9}, "9 expected, 7 seats: add 2 seats."),
        ({"expected_heads": 601}, "Between 1 and 600 people."),
        ({"plays-BLU": None, "plays-RED": None}, "Choose at least one team."),
        ({"chairs-BLU": ""}, "State of Blu: Say how many seats."),
        ({"chairs-BLU": 41}, "State of Blu: A team has 1 to 40 seats."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(helen, version, changed, sentence):
    page = helen.post(NEW, form_for(version, **changed))
    assert page.status_code == 422
    assert sentence in page.text
    assert 'value="Staff Course 13"' in page.text
    assert not Exercise.objects.exists()


def test_teams_and_seats_are_summed(helen, version):
    assert "3 teams, 36 seats" in helen.get(NEW).text
    assert "2 teams, 7 seats" in helen.post(NEW, form_for(version, title="")).text


def test_only_the_latest_version_of_a_scenario_is_offered(helen, version):
    newer = make_version(number=2)
    assert [one.pk for one in setups.setup(version.pk).versions] == [newer.pk]
    assert setups.setup(version.pk).version == newer


def test_another_scenario_brings_its_own_teams(helen, version):
    other = make_version(teams=5, scenario=Scenario.objects.create(slug="bay", title="Bay"))
    assert "State of Tea" in helen.get(NEW, {"version": other.pk}).text
    assert "State of Tea" not in helen.get(NEW, {"version": version.pk}).text


def test_an_empty_library_says_so(helen):
    assert "No scenario in the library." in helen.get(NEW).text


@pytest.mark.parametrize("teams", [3, 12])
def test_the_queries_do_not_grow_with_the_teams(db, teams, django_assert_num_queries):
    make_version(teams=teams)
    with django_assert_num_queries(4):
        setups.setup(None)
