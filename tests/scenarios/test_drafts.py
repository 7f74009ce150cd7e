"""A draft of a scenario: its author's alone, changed part by part, published by the loader."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import FacilitatorFactory
from wargame.models import ScenarioDraft, ScenarioVersion
from wargame.operations import exercises, scenario_drafts
from wargame.overviews.proposals import preset_of
from wargame.overviews.reader import read_overview
from wargame.overviews.teams import proposed_teams
from wargame.scenario_files import parts

from .conftest import OVERVIEW, with_part


@pytest.fixture
def draft(me):
    overview = read_overview(OVERVIEW).with_poles({1: ("More pilots", "Better pilots")})
    return scenario_drafts.make(
        overview.only({"overview", "facts", "tensions", "questions", "criteria"}),
        by=me,
        teams=proposed_teams(overview),
        preset=preset_of("half-day"),
        document=OVERVIEW,
    )


@pytest.fixture
def with_scope(draft):
    return with_part(draft, "scope", [{"name": "The strait", "text": "All of it."}])


def test_a_draft_is_there_for_its_author_alone(draft, browser):
    other = Client()
    other.force_login(FacilitatorFactory())
    pages = [
        reverse("scenario-draft", args=[draft.pk]),
        reverse("scenario-part", args=[draft.pk, "facts"]),
        reverse("scenario-row", args=[draft.pk, "facts", "K1"]),
    ]
    acts = [reverse(name, args=[draft.pk]) for name in ("scenario-publish", "scenario-discard")]
    acts += [reverse("scenario-row-add", args=[draft.pk, "facts"]), f"{pages[2]}save/"]
    acts += [f"{pages[2]}{act}/" for act in ("up", "down", "place", "duplicate", "remove", "add")]
    acts += [reverse("scenario-undo", args=[draft.pk, 1])]
    assert all(browser.get(page).status_code == 200 for page in pages)
    assert all(other.get(page).status_code == 404 for page in pages)
    assert all(other.post(act).status_code == 404 for act in acts)
    assert draft.title in browser.get(reverse("scenarios")).content.decode()
    assert draft.title not in other.get(reverse("scenarios")).content.decode()
    assert ScenarioDraft.objects.filter(pk=draft.pk).exists()


def test_what_keeps_a_draft_from_being_played_is_said_part_by_part(draft, browser):
    answer = browser.post(reverse("scenario-publish", args=[draft.pk]))
    assert answer.status_code == 422
    assert "needs at least 1 entries" in answer.content.decode()
    assert not ScenarioVersion.objects.exists()


def test_a_draft_without_teams_says_so(draft, browser):
    with_part(draft, "teams", [])
    page = browser.get(reverse("scenario-draft", args=[draft.pk])).content.decode()
    assert "At least one team is needed." in page


def test_a_question_that_no_move_asks_is_named(draft, browser):
    rows = parts.rows_of(draft.files, "questions")
    page = reverse("scenario-draft", args=[draft.pk])
    assert "In no move" not in browser.get(page).content.decode()
    with_part(draft, "questions", [*rows, {"text": "Who waits?"}])
    assert "In no move: Who waits?" in browser.get(page).content.decode()


def test_a_published_draft_is_a_version_from_which_an_exercise_is_made(with_scope, browser, me):
    answer = browser.post(reverse("scenario-publish", args=[with_scope.pk]))
    version = ScenarioVersion.objects.get()
    assert answer.url == f"{reverse('exercise-new')}?version={version.pk}"
    assert browser.get(answer.url).status_code == 200
    exercise = exercises.make(
        by=me,
        version=version,
        preset=version.formatpresets.get(key="half-day"),
        title="Played",
        chairs={"JPN": 3, "NOR": 3},
        expected_heads=6,
    )
    assert exercise.moves.count() == 4
    assert scenario_drafts.publish(with_scope, by=me) == version
    with_part(with_scope, "scope", [{"name": "More", "text": "Words."}])
    second = scenario_drafts.publish(with_scope, by=me, note="The scope was too narrow.")
    assert (second.scenario, second.number) == (version.scenario, 2)


def test_two_drafts_of_one_document_are_two_scenarios(with_scope, me):
    twin = ScenarioDraft.objects.create(owner=me, title="Twin", files=with_scope.files)
    versions = [scenario_drafts.publish(one, by=me) for one in (with_scope, twin)]
    assert versions[0].scenario != versions[1].scenario


def test_pages_ask_as_often_however_much_is_in_them(with_scope, browser, django_assert_num_queries):
    """The session, its person, what the page is about, and the last act on it."""
    with django_assert_num_queries(4):
        browser.get(reverse("scenarios"))
    for page in (
        reverse("scenario-draft", args=[with_scope.pk]),
        reverse("scenario-part", args=[with_scope.pk, "moves"]),
        reverse("scenario-row", args=[with_scope.pk, "moves", "1"]),
    ):
        with django_assert_num_queries(4):
            browser.get(page)
