"""Versions: a draft starts from any, the next follows it, and nobody's is lost."""

from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import FacilitatorFactory
from tests.scenario_files.small import write_package
from wargame.errors import Overtaken, Refused
from wargame.models import Exercise, ScenarioDraft, ScenarioShare, ScenarioVersion
from wargame.operations import exercises, scenario_drafts, scenarios
from wargame.scenario_files.reader import read_package
from wargame.scenario_files.writing import package_of


@pytest.fixture
def files(tmp_path):
    return read_package(write_package(tmp_path / "strait")).files


@pytest.fixture
def first(me, files):
    """The first version of a scenario of one's own."""
    draft = ScenarioDraft.objects.create(owner=me, title="Strait Watch", files=files)
    return scenario_drafts.publish(draft, by=me)


def written(draft, words="Ships wait longer."):
    """The draft with other words in its overview."""
    draft.files = deepcopy(draft.files) | {"overview.md": words}
    draft.save()
    return draft


def test_the_next_version_follows_the_one_it_is_based_on(first, me):
    draft = scenario_drafts.begin(first, by=me)
    assert (draft.based_on, draft.files) == (first, first.files)
    assert scenario_drafts.begin(first, by=me) == draft
    assert scenario_drafts.publish(draft, by=me) == first
    with pytest.raises(Refused, match="what changed and why"):
        scenario_drafts.publish(written(draft), by=me)
    second = scenario_drafts.publish(written(draft), by=me, note=" They did wait longer. ")
    assert (second.scenario, second.number) == (first.scenario, 2)
    assert (second.note, second.published_by) == ("They did wait longer.", me)
    assert scenario_drafts.publish(draft, by=me, note="Twice") == second
    assert ScenarioVersion.objects.count() == 2
    draft.refresh_from_db()
    assert (draft.based_on, draft.published) == (second, second)


def test_a_published_version_is_never_replaced_not_even_by_a_folder(first, me, files):
    changed = deepcopy(first.files) | {"overview.md": "From a folder."}
    assert scenarios.import_package(package_of(changed)).number == 2
    assert ScenarioVersion.objects.filter(pk=first.pk).exists()


def test_who_publishes_after_somebody_else_is_told_and_loses_nothing(first, me, browser):
    mine = written(scenario_drafts.begin(first, by=me), "Mine: ships wait.")
    theirs = ScenarioDraft.objects.create(
        owner=me, title="Theirs", files=first.files, based_on=first
    )
    second = scenario_drafts.publish(written(theirs, "Theirs: ships go."), by=me, note="They go.")
    with pytest.raises(Overtaken, match="Version 2 was published"):
        scenario_drafts.publish(mine, by=me, note="They wait.")
    page = reverse("scenario-publish", args=[mine.pk])
    answer = browser.post(page, {"note": "They wait, I say."})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Version 2 was published" in said
    assert "They wait, I say." in said
    assert "<ins>Theirs: ships go. </ins>" in said
    assert "<ins>Mine: ships wait. </ins>" in said
    assert 'name="seen" value="2"' in said
    assert browser.post(page, {"note": "They wait.", "seen": 2}).status_code == 302
    third = ScenarioVersion.objects.get(number=3)
    assert (third.note, third.scenario) == ("They wait.", second.scenario)


def test_what_came_with_the_product_is_not_changed(me, browser, files, tmp_path):
    shipped = scenarios.import_package(read_package(write_package(tmp_path / "shipped")))
    with pytest.raises(Refused, match="Make a copy"):
        scenario_drafts.begin(shipped, by=me)
    page = browser.get(reverse("scenario-versions", args=[shipped.scenario_id])).content.decode()
    assert reverse("version-edit", args=[shipped.pk]) not in page


def test_somebody_elses_version_is_read_and_not_changed(first, me):
    other, reader = Client(), FacilitatorFactory()
    other.force_login(reader)
    page = reverse("scenario-versions", args=[first.scenario_id])
    assert other.get(page).status_code == 404
    ScenarioShare.objects.create(scenario=first.scenario, facilitator=reader, right="reader")
    assert other.get(page).status_code == 200
    assert other.post(reverse("version-edit", args=[first.pk])).status_code == 422
    assert ScenarioDraft.objects.count() == 1


def test_two_versions_stand_side_by_side_in_words(first, me, browser, django_assert_num_queries):
    draft = written(scenario_drafts.begin(first, by=me), "Ships <b>wait</b> longer.")
    second = scenario_drafts.publish(draft, by=me, note="They wait longer.")
    page = reverse("version-difference", args=[second.pk, first.pk])
    with django_assert_num_queries(4):
        said = browser.get(page).content.decode()
    assert "They wait longer." in said
    assert "&lt;b&gt;wait" in said
    assert "parts are as they were" in said
    other = reverse("version-difference", args=[first.pk, 0])
    assert browser.get(other).status_code == 404
    found = browser.get(
        reverse("scenario-versions", args=[first.scenario_id]), {"from": first.pk, "to": second.pk}
    )
    assert found.url == page


def test_the_set_up_says_what_changed_in_the_scenario_since_last_time(first, me, browser):
    exercise = exercises.make(
        by=me,
        version=first,
        preset=first.formatpresets.first(),
        title="Last year",
        chairs={"BLU": 2},
        expected_heads=4,
    )
    Exercise.objects.filter(pk=exercise.pk).update(ended_at=timezone.now())
    draft = written(scenario_drafts.begin(first, by=me))
    second = scenario_drafts.publish(draft, by=me, note="Two teams misread the overview.")
    page = browser.get(reverse("exercise-new"), {"version": second.pk}).content.decode()
    assert "Two teams misread the overview." in page
    assert reverse("version-difference", args=[second.pk, first.pk]) in page
