"""The sheet of a scenario: all that a version holds, and what can be done with it."""

import pytest
from django.urls import reverse

from tests.scenario_files.small import FILES
from wargame.models import ScenarioDraft
from wargame.operations import scenario_drafts, scenarios
from wargame.scenario_files.reader import read_texts

from .conftest import browser_of, run_by


@pytest.fixture
def version(db):
    return scenarios.import_package(read_texts(FILES))


def changed(**texts):
    return scenarios.import_package(read_texts(FILES | texts))


def address(version, name="scenario", *more):
    return reverse(name, args=[version.scenario.slug, *more])


def test_it_says_what_the_scenario_holds(browser, version):
    page = " ".join(browser.get(address(version)).content.decode().split())
    for said in (
        "Strait Watch",
        "The strait is narrow.</p>",
        "<span>Speed</span>",
        "<span>Caution</span>",
        'class="meta">Move 1<',
        "Who may pass?",
        "The strait is open.",
        "Dawn",
        "Ships a day",
        "Port, 2030",
        "20 min each",
        "<dt>Teams</dt><dd>2</dd>",
        "<dt>Seats</dt><dd>4</dd>",
        "1, each with its source",
    ):
        assert said in page, said


def test_an_older_version_is_read_and_says_that_there_is_a_later_one(browser, version, me):
    run_by(me, version)
    later = changed(**{"overview.md": "The strait is wide."})
    assert "The strait is wide." in browser.get(address(later)).content.decode()
    page = browser.get(address(version, "scenario-version", 1)).content.decode()
    assert "The strait is" in page
    assert "there is a later one" in page
    assert reverse("exercise-new") not in page
    assert browser.get(address(version, "scenario-version", 9)).status_code == 404


def test_a_copy_is_a_draft_of_ones_own_that_becomes_another_scenario(browser, me, version):
    answer = browser.post(address(version, "scenario-copy", 1))
    draft = ScenarioDraft.objects.get()
    assert answer.url == reverse("scenario-draft", args=[draft.pk])
    assert (draft.owner, draft.title) == (me, "Strait Watch, a copy")
    published = scenario_drafts.publish(draft, by=me)
    assert published.scenario != version.scenario
    assert published.scenario.owner == me
    assert published.files["tensions.yaml"] == version.files["tensions.yaml"]


def test_what_was_published_is_there_for_its_owner_alone(browser, me, other, version):
    mine = scenario_drafts.publish(scenario_drafts.copy(version, by=me), by=me)
    stranger = browser_of(other)
    for page in (address(mine), address(mine, "scenario-version", 1)):
        assert browser.get(page).status_code == 200
        assert stranger.get(page).status_code == 404
    assert stranger.post(address(mine, "scenario-copy", 1)).status_code == 404
    new = reverse("exercise-new")
    assert mine.scenario.title in browser.get(new).content.decode()
    assert mine.scenario.title not in stranger.get(new, {"version": mine.pk}).content.decode()


def test_it_asks_as_often_however_much_is_in_it(browser, version, django_assert_num_queries):
    """Session, person, scenario, who may change it, versions, runs, and nine kinds of parts."""
    with django_assert_num_queries(15):
        browser.get(address(version))
