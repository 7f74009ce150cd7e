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

from .conftest import OVERVIEW


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
def with_scope(draft, me):
    scenario_drafts.change(draft, "scope", [{"name": "The strait", "text": "All of it."}], by=me)
    draft.refresh_from_db()
    return draft


def posted(name, draft, changed=None):
    """What a browser sends of a part as it stands, with some fields changed."""
    rows = parts.rows_of(draft.files, name)
    sent = {"row-TOTAL_FORMS": len(rows) + 1, "row-INITIAL_FORMS": len(rows)}
    sent["seen"] = parts.state_of(draft.files, name)
    for at, row in enumerate(rows):
        sent |= {f"row-{at}-{field}": value for field, value in row.items()}
        sent[f"row-{at}-ORDER"] = at + 1
    return sent | (changed or {})


def test_a_draft_is_there_for_its_author_alone(draft, browser):
    other = Client()
    other.force_login(FacilitatorFactory())
    pages = [
        reverse("scenario-draft", args=[draft.pk]),
        reverse("scenario-part", args=[draft.pk, "facts"]),
    ]
    acts = [reverse(name, args=[draft.pk]) for name in ("scenario-publish", "scenario-discard")]
    assert all(browser.get(page).status_code == 200 for page in pages)
    assert all(other.get(page).status_code == 404 for page in pages)
    assert all(other.post(act).status_code == 404 for act in [*acts, pages[1]])
    assert draft.title in browser.get(reverse("scenarios")).content.decode()
    assert draft.title not in other.get(reverse("scenarios")).content.decode()
    assert ScenarioDraft.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("name", parts.NAMES)
def test_a_part_that_is_saved_as_it_stands_stays_as_it_is(with_scope, browser, name):
    before = with_scope.files
    page = reverse("scenario-part", args=[with_scope.pk, name])
    assert browser.get(page).status_code == 200
    sent = posted(name, with_scope)
    if name == "brief":
        sent["row-TOTAL_FORMS"] = 1
    if name == "criteria":
        sent["row-0-anchors"] = "\n".join(sent["row-0-anchors"])
    assert browser.post(page, sent).status_code == 302
    with_scope.refresh_from_db()
    after = with_scope.files
    for role in (file for file in after if file.startswith("roles/")):
        after[role] = {field: value for field, value in after[role].items() if value != []}
    after["facts.yaml"] = [one | {"note": None} for one in after["facts.yaml"]]
    before["facts.yaml"] = [one | {"note": None} for one in before["facts.yaml"]]
    for field in ("subtitle", "setting"):
        after["scenario.yaml"].pop(field, None)
    assert after == before


def test_the_blank_row_of_a_list_of_choices_is_no_entry(with_scope, browser):
    """A browser sends the first choice of each list, whether or not anybody chose it."""
    page = reverse("scenario-part", args=[with_scope.pk, "moves"])
    sent = posted("moves", with_scope, {"row-4-question": "", "row-4-title": ""})
    assert '<option value="">' in browser.get(page).content.decode()
    assert browser.post(page, sent).status_code == 302
    with_scope.refresh_from_db()
    assert len(with_scope.files["moves.yaml"]) == 4


def test_entries_are_added_taken_out_and_put_in_another_order(draft, browser):
    changed = {
        "row-0-ORDER": 3,
        "row-1-DELETE": "on",
        "row-3-text": "Who leaves?",
        "row-3-ORDER": 1,
    }
    page = reverse("scenario-part", args=[draft.pk, "questions"])
    assert browser.post(page, posted("questions", draft, changed)).status_code == 302
    draft.refresh_from_db()
    assert [(one["key"], one["text"]) for one in draft.files["questions.yaml"]] == [
        ("Q4", "Who leaves?"),
        ("Q1", "Who may pass?"),
        ("Q3", "Who decides?"),
    ]


def test_what_is_wrong_is_marked_and_what_was_typed_stays(draft, browser):
    page = reverse("scenario-part", args=[draft.pk, "criteria"])
    sent = posted("criteria", draft, {"row-0-anchors": "only one", "row-0-text": "My new words"})
    answer = browser.post(page, sent)
    assert answer.status_code == 422
    assert "Five anchors are needed" in answer.content.decode()
    assert "My new words" in answer.content.decode()
    draft.refresh_from_db()
    assert "My new words" not in str(draft.files)


def test_what_was_written_meanwhile_is_not_overwritten_unseen(draft, browser, me):
    page = reverse("scenario-part", args=[draft.pk, "questions"])
    mine = posted("questions", draft, {"row-0-text": "Mine?"})
    rows = parts.rows_of(draft.files, "questions")
    scenario_drafts.change(draft, "questions", [*rows, {"text": "Theirs?"}], by=me)
    answer = browser.post(page, mine)
    assert answer.status_code == 422
    assert "was changed since you opened it" in answer.content.decode()
    assert "Mine?" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.files["questions.yaml"][-1]["text"] == "Theirs?"
    mine["seen"] = parts.state_of(draft.files, "questions")
    assert browser.post(page, mine).status_code == 302
    draft.refresh_from_db()
    assert draft.files["questions.yaml"][0]["text"] == "Mine?"


def test_what_keeps_a_draft_from_being_played_is_said_part_by_part(draft, browser):
    answer = browser.post(reverse("scenario-publish", args=[draft.pk]))
    assert answer.status_code == 422
    assert "needs at least 1 entries" in answer.content.decode()
    assert not ScenarioVersion.objects.exists()


def test_a_draft_without_teams_says_so(draft, browser, me):
    scenario_drafts.change(draft, "teams", [], by=me)
    page = browser.get(reverse("scenario-draft", args=[draft.pk])).content.decode()
    assert "At least one team is needed." in page


def test_a_question_that_no_move_asks_is_named(draft, browser, me):
    rows = parts.rows_of(draft.files, "questions")
    page = reverse("scenario-draft", args=[draft.pk])
    assert "In no move" not in browser.get(page).content.decode()
    scenario_drafts.change(draft, "questions", [*rows, {"text": "Who waits?"}], by=me)
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
    scenario_drafts.change(with_scope, "scope", [{"name": "More", "text": "Words."}], by=me)
    second = scenario_drafts.publish(with_scope, by=me, note="The scope was too narrow.")
    assert (second.scenario, second.number) == (version.scenario, 2)


def test_two_drafts_of_one_document_are_two_scenarios(with_scope, me):
    twin = ScenarioDraft.objects.create(owner=me, title="Twin", files=with_scope.files)
    versions = [scenario_drafts.publish(one, by=me) for one in (with_scope, twin)]
    assert versions[0].scenario != versions[1].scenario


def test_pages_ask_as_often_however_much_is_in_them(with_scope, browser, django_assert_num_queries):
    """The session, its person, and what the page is about."""
    with django_assert_num_queries(4):
        browser.get(reverse("scenarios"))
    for page in (
        reverse("scenario-draft", args=[with_scope.pk]),
        reverse("scenario-part", args=[with_scope.pk, "moves"]),
    ):
        with django_assert_num_queries(3):
            browser.get(page)
