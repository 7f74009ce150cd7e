"""The library is searched by words and limits, and shows each what they may open."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_exercise
from tests.scenarios.conftest import with_part
from wargame.models import ScenarioDraft, ScenarioShare
from wargame.operations import scenario_drafts

from .conftest import shelve

LIBRARY = "/scenarios/"


def titles(browser, **sought):
    page = browser.get(LIBRARY, sought).content.decode()
    return re.findall(r'class="title"><a[^>]*>([^<]*)<', page)


def test_words_are_found_in_every_text_that_says_what_it_is_about(browser):
    tension = {"name": "Speed vs. Caution", "text": "Convoys wait for pilots."}
    shelve(
        "Narrow Waters",
        subtitle="Lighthouses at dusk.",
        overview="Nobody owns the estuary.",
        tensions=[tension],
        questions=[{"text": "Who dredges?"}],
        name="Norway",
    )
    shelve("Dry Land", overview="Deserts.")
    for word in ("narrow", "lighthouse", "estuaries", "caution", "convoy", "dredging", "norway"):
        assert titles(browser, q=word) == ["Narrow Waters"], word
    assert titles(browser, q="estuary -caution") == []
    assert titles(browser, q='"owns the estuary"') == ["Narrow Waters"]
    assert titles(browser, q="estuary or desert") == ["Dry Land", "Narrow Waters"]


def test_accents_are_not_needed_and_do_no_harm(browser):
    shelve("Türkiye and São Tomé", overview="Élite")
    for word in ("turkiye", "Türkiye", "sao", "elite", "élite"):
        assert titles(browser, q=word) == ["Türkiye and São Tomé"]


def test_a_title_counts_more_than_a_text(browser):
    shelve("Aardvark", overview="Cables, cables and cables under the sea.")
    shelve("Undersea Cables")
    assert titles(browser, q="cables") == ["Undersea Cables", "Aardvark"]
    assert titles(browser) == ["Aardvark", "Undersea Cables"]


def test_the_latest_version_is_what_is_found(browser):
    shelve("Strait", overview="Mines.")
    shelve("Strait", overview="Buoys.", number=2)
    assert titles(browser, q="mines") == []
    assert titles(browser, q="buoys") == ["Strait"]


def test_it_is_limited_by_length_teams_and_whose_it_is(browser, me, other):
    shelve("Short", formats=[{"minutes": 90}, {"minutes": 400}], teams=["NOR"])
    shelve("Long", formats=[{"minutes": 170}], teams=["AAA", "BBB", "CCC", "DDD", "EEE"])
    shelve("Mine", owner=me, formats=[])
    lent = shelve("Lent", owner=other)
    ScenarioShare.objects.create(scenario=lent, facilitator=me, right="reader")
    assert titles(browser, len="2") == ["Lent", "Short"]
    assert titles(browser, len="3") == ["Lent", "Long", "Short"]
    assert titles(browser, teams="some") == ["Long"]
    assert titles(browser, whose="mine") == ["Mine"]
    assert titles(browser, whose="shared") == ["Lent"]
    assert titles(browser, whose="shipped", len="2") == ["Short"]
    assert len(titles(browser, len="900", whose="x", page="-4")) == 4


def test_too_many_words_are_said_and_kept(browser):
    page = browser.get(LIBRARY, {"q": "long " * 60}).content.decode()
    assert "at most 200 characters" in page
    assert "long long" in page


def test_drafts_are_marked_and_found_by_their_author_alone(browser, me, other):
    theirs = shelve("Theirs", owner=other, overview="Sealed.")
    draft = scenario_drafts.copy(shelve("Ice").versions.get(), by=me)
    scenario_drafts.copy(theirs.versions.get(), by=other)
    assert titles(browser) == ["Ice", "Ice, a copy"]
    assert titles(browser, q="sealed") == []
    page = browser.get(LIBRARY, {"whose": "mine"}).content.decode()
    assert reverse("scenario-draft", args=[draft.pk]) in page
    assert "Draft" in page
    with_part(draft, "questions", [{"text": "Who thaws?"}])
    assert titles(browser, q="thaw") == ["Ice, a copy"]
    ScenarioDraft.objects.update(published_at=timezone.now())
    assert titles(browser, q="thaw") == []


def test_runs_are_counted_once_they_are_started(browser):
    exercise = make_exercise()
    assert "not yet" in browser.get(LIBRARY).content.decode()
    exercise.started_at = datetime(2026, 3, 12, 9, tzinfo=UTC)
    exercise.save()
    page = browser.get(LIBRARY).content.decode()
    assert "12 Mar 2026" in page
    assert "1 run<" in page


@pytest.mark.parametrize("count", [3, 45])
def test_it_asks_as_often_however_much_there_is(browser, me, count, django_assert_num_queries):
    """The session, its person, how many were found, one page of them, their runs."""
    for number in range(count):
        shelve(f"Sheet {number:02}", overview="Water.")
    scenario_drafts.copy(shelve("Ice", overview="Water.").versions.get(), by=me)
    with django_assert_num_queries(5):
        browser.get(LIBRARY, {"q": "water"})


def test_what_is_found_is_leafed_through_with_what_was_sought(browser):
    for number in range(23):
        shelve(f"Sheet {number:02}", overview="Water.")
    page = browser.get(LIBRARY, {"q": "water"}).content.decode()
    assert "page 1 of 2" in page
    assert "?q=water&amp;page=2" in page
    assert titles(browser, q="water", page="2") == ["Sheet 20", "Sheet 21", "Sheet 22"]
    assert titles(browser, q="water", page="77") == ["Sheet 20", "Sheet 21", "Sheet 22"]
