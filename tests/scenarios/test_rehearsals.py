"""Play it now: a rehearsal of a draft or a version with stand-ins, which is thrown away whole."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import open_and_start, sit
from tests.factories import FacilitatorFactory, make_exercise
from tests.queries.test_scenario_checks import files_of
from wargame.models import (
    Exercise,
    JournalEntry,
    LibrarySheet,
    Scenario,
    ScenarioDraft,
    ScenarioVersion,
    Seat,
)
from wargame.models.belongings import paths_to
from wargame.operations import rehearsals, scenario_drafts
from wargame.queries import setups

SMALL = ("roles/NOR.yaml", "roles/ISL.yaml")


@pytest.fixture(scope="module")
def files():
    """Of two teams, so that it is quick."""
    found = files_of("arctic-security")
    found = {name: one for name, one in found.items() if name[:6] != "roles/" or name in SMALL}
    found["injects.yaml"] = [
        {key: value for key, value in one.items() if key != "to"} for one in found["injects.yaml"]
    ]
    found["ledger.yaml"] |= {"budgets": {"NOR": 5, "ISL": 2}, "tokens": {"NOR": ["Airlift"]}}
    return found


@pytest.fixture
def draft(me, files):
    return ScenarioDraft.objects.create(owner=me, title="Ice", files=deepcopy(files))


def begun(browser, draft, team="NOR"):
    answer = browser.post(reverse("scenario-draft-rehearse", args=[draft.pk]), {"team": team})
    exercise = Exercise.objects.get(rehearsed_as__code=team)
    assert answer.url == reverse("console", args=[exercise.code])
    return exercise


def everything():
    """How many rows there are, of every kind and in every twin."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname, tablename FROM pg_tables "
            "WHERE schemaname IN ('public', 'history') AND tablename LIKE 'wargame_%'"
        )
        tables = cursor.fetchall()
        counted = {}
        for schema, table in tables:
            cursor.execute(f'SELECT count(*) FROM "{schema}"."{table}"')  # noqa: S608
            counted[schema, table] = cursor.fetchone()[0]
    return counted


def test_the_author_sits_at_the_console_with_stand_ins_for_all_but_one_team(browser, draft):
    exercise = begun(browser, draft)
    assert exercise.is_in_play
    assert [(seat.team.code, seat.is_stand_in) for seat in Seat.objects.players()] == [
        ("ISL", True)
    ]
    console = browser.get(reverse("console", args=[exercise.code])).content.decode()
    assert "Into the room of Norway" in console
    room = browser.post(reverse("team-play", args=[exercise.code, exercise.rehearsed_as_id]))
    assert "Fears that a quarrel over snow crab" in browser.get(room.url).content.decode()


def test_nothing_is_published_and_nobody_finds_it_not_even_its_author(browser, draft, me):
    begun(browser, draft)
    draft.refresh_from_db()
    assert draft.published is None
    assert not Scenario.objects.visible_to(me)
    assert not ScenarioVersion.objects.visible_to(me)
    assert not LibrarySheet.objects.visible_to(me).exclude(draft=draft)
    assert setups.setup(me, None) is None
    assert "Rehearsal" not in browser.get(reverse("scenarios")).content.decode()


def test_it_is_thrown_away_to_the_last_row(browser, draft, me):
    before = everything()
    exercise = begun(browser, draft)
    room = browser.post(reverse("team-play", args=[exercise.code, exercise.rehearsed_as_id])).url
    browser.get(room)
    assert JournalEntry.objects.filter(exercise=exercise).count() > 5
    gone = browser.post(reverse("rehearsal-throw-away", args=[exercise.code]))
    assert gone.url == reverse("scenarios")
    assert everything() == before


def test_another_of_the_same_person_takes_its_place_and_a_forgotten_one_goes_after_a_day(
    browser, draft
):
    first = begun(browser, draft)
    second = begun(browser, draft, "ISL")
    assert list(Exercise.objects.all()) == [second]
    assert first.code != second.code
    rehearsals.let_go(timezone.now() + timedelta(hours=23))
    assert Exercise.objects.exists()
    rehearsals.let_go(timezone.now() + timedelta(hours=25))
    assert not Exercise.objects.exists()


def test_what_people_played_is_never_thrown_away(me):
    exercise = open_and_start(make_exercise())
    control = exercise.seats.get(facilitator=exercise.director)
    client = Client()
    client.force_login(exercise.director)
    refused = client.post(reverse("rehearsal-throw-away", args=[exercise.code]))
    assert refused.status_code == 422
    assert Exercise.objects.filter(pk=exercise.pk).exists()
    with pytest.raises(IntegrityError), transaction.atomic(), rehearsals._thrown_away():
        JournalEntry.objects.filter(exercise=exercise)._raw_delete("default")
    assert control.is_control


def test_the_journal_of_a_rehearsal_is_deleted_by_throwing_it_away_alone(browser, draft):
    exercise = begun(browser, draft)
    entries = JournalEntry.objects.filter(exercise=exercise)
    with pytest.raises(IntegrityError), transaction.atomic():
        entries._raw_delete("default")
    assert entries.exists()


def test_what_cannot_be_played_says_so_and_leaves_nothing_behind(browser, draft):
    draft.files["moves.yaml"] = []
    draft.save()
    answer = browser.post(
        reverse("scenario-draft-rehearse", args=[draft.pk]), {"team": "NOR"}, follow=True
    )
    assert "It cannot be played yet." in answer.content.decode()
    assert not Exercise.objects.exists()
    assert not Scenario.objects.exists()


def test_a_team_that_is_not_in_it_is_refused_and_leaves_nothing_behind(browser, draft):
    address = reverse("scenario-draft-rehearse", args=[draft.pk])
    assert browser.post(address, {"team": "XXX"}).status_code == 422
    assert not Scenario.objects.exists()


def test_a_version_is_rehearsed_and_stays_as_it_was(browser, draft, me):
    version = scenario_drafts.publish(draft, by=me)
    address = reverse("version-rehearse", args=[version.pk])
    answer = browser.post(address, {"team": "NOR"})
    exercise = Exercise.objects.get(rehearsed_as__code="NOR")
    assert answer.url == reverse("console", args=[exercise.code])
    assert exercise.version != version
    assert not version.exercises.exists()


def test_it_is_for_those_who_may_read_it(browser, draft, me):
    other = Client()
    other.force_login(FacilitatorFactory())
    assert other.post(reverse("scenario-draft-rehearse", args=[draft.pk])).status_code == 404
    version = scenario_drafts.publish(draft, by=me)
    assert other.post(reverse("version-rehearse", args=[version.pk])).status_code == 404
    exercise = begun(browser, draft)
    player = sit(exercise, "NOR", "Nora")
    assert player.team.code == "NOR"
    assert other.post(reverse("rehearsal-throw-away", args=[exercise.code])).status_code == 404


def test_every_kind_of_row_of_an_exercise_is_known():
    known = {model._meta.model_name for model in paths_to(Exercise)}
    assert {"journalentry", "seat", "clauseversion", "signature", "voice", "drafttext"} <= known
    assert {"scenario", "facilitator", "tension", "exercise"}.isdisjoint(known)
