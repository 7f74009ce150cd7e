"""Setting up an exercise in one form."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of, browser_of_control
from tests.factories import FacilitatorFactory, make_version
from wargame.measures import team_sizes
from wargame.models import Exercise, FormatPreset, Scenario, State
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
    newer, me = make_version(number=2), FacilitatorFactory()
    assert [one.pk for one in setups.setup(me, version.pk).versions] == [newer.pk]
    assert setups.setup(me, version.pk).version == newer


def test_another_scenario_brings_its_own_teams(helen, version):
    other = make_version(teams=5, scenario=Scenario.objects.create(slug="bay", title="Bay"))
    assert "State of Tea" in helen.get(NEW, {"version": other.pk}).text
    assert "State of Tea" not in helen.get(NEW, {"version": version.pk}).text


def test_an_empty_library_says_so(helen):
    assert "No scenario in the library." in helen.get(NEW).text


@pytest.mark.parametrize("teams", [3, 12])
def test_the_queries_do_not_grow_with_the_teams(db, teams, django_assert_num_queries):
    make_version(teams=teams)
    me = FacilitatorFactory()
    with django_assert_num_queries(4):
        setups.setup(me, None)


def test_the_app_proposes_teams_for_the_people_expected_and_says_why(helen, version):
    sent = form_for(version, title="Kept", expected_heads=11)
    page = helen.post(reverse("exercise-propose"), sent).text
    assert "3 teams, 11 seats" in page
    assert "11 people: 3 teams of 3 or 4." in page
    assert 'value="Kept"' in page
    assert not Exercise.objects.exists()
    wrong = helen.post(reverse("exercise-propose"), form_for(version, expected_heads=0))
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("heads", "sizes"),
    [
        (2, [2, 2]),
        (8, [3, 3, 2]),
        (12, [4] * 3),
        (18, [5, 5, 4, 4]),
        (30, [5] * 6),
        (40, [7, 7, 7, 7, 6, 6]),
    ],
)
def test_the_number_of_teams_follows_the_heads(heads, sizes):
    assert team_sizes.sizes(heads, team_sizes.team_count(heads)) == sizes


AIMS = {
    "purpose": "explore",
    "objective-1": "Argue for a metric of burden",
    "objective-1-kind": "teaching",
    "objective-2": "Show where the allies split",
    "objective-2-kind": "exercise",
    "attribution": "seat",
    "own_views_to": "control",
    "own_views_kept": "30",
    "ground_rules": "Speak for your state.\r\n\r\nNo phones.",
}


def test_a_draft_keeps_what_it_is_for_and_is_changed_in_the_same_form(helen, version):
    helen.post(NEW, form_for(version, **AIMS))
    made = Exercise.objects.get()
    assert (made.purpose, made.attribution, made.own_views_kept) == ("explore", "seat", 30)
    assert made.ground_rules == ["Speak for your state.", "No phones."]
    assert [one.kind for one in made.objectives.all()] == ["teaching", "exercise"]
    page = helen.get(reverse("set-up", args=[made.code])).text
    assert 'value="Show where the allies split"' in page
    kept = set(made.injects.values_list("pk", flat=True))
    blue = made.teams.get(code="BLU").pk
    changed = form_for(version, **AIMS | {"objective-2": "", "plays-GRN": "on", "plays-RED": None})
    helen.post(reverse("set-up-change", args=[made.code]), changed | {"preset": ""})
    made.refresh_from_db()
    assert list(made.teams.values_list("code", "chairs")) == [("BLU", 4), ("GRN", 3)]
    assert made.teams.get(code="BLU").pk == blue
    assert set(made.injects.values_list("pk", flat=True)) == kept
    assert made.objectives.count() == 1
    assert made.budgets.count() == 4


def test_another_format_brings_its_own_steps_and_moves(helen, version):
    short = version.formatpresets.get()
    steps = [one for one in short.steps if one["move"] < 2]
    sent = form_for(version)
    FormatPreset.objects.create(
        version=version, key="one", order=2, name="One move", minutes=55, steps=steps
    )
    helen.post(NEW, sent)
    made = Exercise.objects.get()
    other = version.formatpresets.get(key="one").pk
    helen.post(reverse("set-up-change", args=[made.code]), sent | {"preset": other})
    made.refresh_from_db()
    assert (made.moves.count(), made.steps.count()) == (1, len(steps))
    assert set(made.injects.values_list("move", flat=True)) == {1}
    assert made.format_name == "One move"


def test_once_people_may_join_the_set_up_stands(exercise, blue, version):
    control, code = browser_of_control(exercise), exercise.code
    sent = form_for(exercise.version, preset="", title="Other")
    answer = control.post(reverse("set-up-change", args=[code]), sent)
    assert answer.status_code == 422
    assert "stands as they accepted it" in answer.text
    assert "stands as they accepted it" in control.get(reverse("set-up", args=[code])).text
    for browser in (Client(), browser_of(blue)):
        assert browser.get(reverse("set-up", args=[code])).status_code == 404


def test_whoever_sits_down_accepts_the_ground_rules_and_finds_them_again(exercise, blue, nobody):
    exercise.ground_rules = ["Speak for your state."]
    exercise.save()
    assert "Speak for your state." in nobody.get(reverse("join-seats", args=[exercise.code])).text
    assert blue.accepted_at is not None
    page = browser_of(blue).get(reverse("ground-rules", args=[exercise.code, blue.pk])).text
    assert "You accepted them with your seat" in page
    assert "No person is named." in page
