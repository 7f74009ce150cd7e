"""Who may do what with a scenario: its owner, co-authors, readers, and everybody else."""

import pytest
from django.urls import reverse

from tests.factories import FacilitatorFactory
from tests.scenario_files.small import FILES
from tests.scenarios.conftest import with_part
from wargame.errors import Refused
from wargame.models import Exercise, Scenario, ScenarioDraft, ScenarioShare, ScenarioVersion
from wargame.operations import (
    scenario_drafts,
    scenario_edits,
    scenario_shares,
    scenarios,
)
from wargame.scenario_files.edits import Spot
from wargame.scenario_files.reader import read_texts

from .conftest import browser_of, run_by

CAST = ("owner", "co-author", "reader", "stranger")


@pytest.fixture
def people(db):
    return {name: FacilitatorFactory(username=name, display_name=name.title()) for name in CAST}


@pytest.fixture
def scenario(people):
    """Published by its owner and shared with a co-author and a reader; a next version is begun."""
    shipped = scenarios.import_package(read_texts(FILES))
    draft = scenario_drafts.copy(shipped, by=people["owner"])
    version = scenario_drafts.publish(draft, by=people["owner"])
    for name in ("co-author", "reader"):
        scenario_shares.invite(version.scenario, name, name, by=people["owner"])
    return version.scenario


@pytest.fixture
def draft(scenario):
    return ScenarioDraft.objects.get()


def allowed(people, method, address, sent=None):
    """Who gets through: neither not found nor refused."""
    found = set()
    for name in CAST:
        browser = browser_of(people[name])
        answer = browser.get(address) if method == "get" else browser.post(address, sent or {})
        if answer.status_code in (200, 302):
            found.add(name)
        else:
            assert answer.status_code in (404, 422), answer.status_code
    return found


def test_pages_are_there_for_those_who_may_read_them(people, scenario, draft):
    version = scenario.versions.get()
    read = {"owner", "co-author", "reader"}
    write = {"owner", "co-author"}
    for address, who in {
        reverse("scenario", args=[scenario.slug]): read,
        reverse("scenario-version", args=[scenario.slug, 1]): read,
        reverse("scenario-versions", args=[scenario.pk]): read,
        reverse("version-difference", args=[version.pk, version.pk]): read,
        reverse("scenario-people", args=[scenario.slug]): write,
        reverse("scenario-draft", args=[draft.pk]): write,
        reverse("scenario-part", args=[draft.pk, "facts"]): write,
        reverse("scenario-publish", args=[draft.pk]): write,
    }.items():
        assert allowed(people, "get", address) == who, address
    for name in CAST:
        page = browser_of(people[name]).get("/scenarios/").content.decode()
        assert (reverse("scenario", args=[scenario.slug]) in page) == (name in read)


def test_acts_are_for_those_who_have_the_right(people, scenario, draft):
    version, share = scenario.versions.get(), scenario.shares.get(right="reader")
    for address, sent, who in (
        (reverse("scenario-copy", args=[scenario.slug, 1]), {}, {"owner", "co-author", "reader"}),
        (reverse("version-edit", args=[version.pk]), {}, {"owner", "co-author"}),
        (
            reverse("scenario-invite", args=[scenario.slug]),
            {"who": "Reader", "right": "reader"},
            {"owner"},
        ),
        (reverse("scenario-open", args=[scenario.slug]), {}, set()),
        (reverse("scenario-close", args=[scenario.slug]), {}, set()),
        (reverse("scenario-discard", args=[draft.pk]), {}, {"owner"}),
    ):
        assert allowed(people, "post", address, sent) == who, address
    for name in ("reader", "stranger", "co-author"):
        for act in ("scenario-share-end", "scenario-hand-over"):
            address = reverse(act, args=[scenario.slug, share.pk])
            assert browser_of(people[name]).post(address).status_code in (404, 422)
    assert ScenarioShare.objects.count() == 2
    scenario.refresh_from_db()
    assert (scenario.owner, scenario.opened_at) == (people["owner"], None)


def test_a_stranger_cannot_run_it_and_a_run_outlives_the_right(people, scenario):
    version = scenario.versions.get()
    with pytest.raises(Refused):
        run_by(people["stranger"], version)
    exercise = run_by(people["reader"], version)
    scenario_shares.end(scenario.shares.get(right="reader"), by=people["owner"])
    console = reverse("console", args=[exercise.code])
    assert browser_of(people["reader"]).get(console).status_code == 200
    assert Exercise.objects.count() == 1


def test_a_co_author_publishes_the_next_version(people, scenario, draft):
    author = people["co-author"]
    scenario_edits.add(draft, Spot("reading"), by=author)
    with_part(draft, "scope", [{"name": "More", "text": "Words."}])
    second = scenario_drafts.publish(draft, by=author, note="More words.")
    assert (second.scenario, second.number) == (scenario, 2)
    scenario_shares.end(scenario.shares.get(right="co-author"), by=author)
    with pytest.raises(Refused):
        scenario_edits.add(draft, Spot("facts"), by=author)


def test_a_draft_is_written_together_before_it_is_published(people, db):
    shipped = scenarios.import_package(read_texts(FILES))
    owner, author = people["owner"], people["co-author"]
    draft = scenario_drafts.copy(shipped, by=owner)
    answer = browser_of(owner).post(reverse("scenario-draft-share", args=[draft.pk]))
    scenario = Scenario.objects.get(owner=owner)
    assert answer.url == reverse("scenario-people", args=[scenario.slug])
    scenario_shares.invite(scenario, "co-author", "co-author", by=owner)
    assert browser_of(author).get(reverse("scenario-draft", args=[draft.pk])).status_code == 200
    draft.refresh_from_db()
    version = scenario_drafts.publish(draft, by=author)
    assert (version.scenario, version.scenario.owner) == (scenario, owner)


def test_people_are_found_by_name_or_address_and_faults_are_said(people, scenario):
    browser, page = browser_of(people["owner"]), reverse("scenario-invite", args=[scenario.slug])
    FacilitatorFactory(display_name="Ann", email="ann@example.edu")
    FacilitatorFactory(display_name="Ann", email="other@example.edu")
    for who, says in (
        ("", "Enter a name"),
        ("Nemo", "Nobody here has an account"),
        ("Ann", "Several people have this name"),
        ("Owner", "yours already"),
    ):
        answer = browser.post(page, {"who": who, "right": "reader"})
        assert answer.status_code == 422
        assert says in answer.content.decode()
    assert browser.post(page, {"who": "ANN@example.edu", "right": "reader"}).status_code == 302
    assert browser.post(page, {"who": "ann@example.edu", "right": "co-author"}).status_code == 302
    assert scenario.shares.get(facilitator__email="ann@example.edu").right == "co-author"


def test_guessing_who_has_an_account_is_slowed_down(people, scenario):
    browser, page = browser_of(people["owner"]), reverse("scenario-invite", args=[scenario.slug])
    answers = [browser.post(page, {"who": f"x{n}", "right": "reader"}) for n in range(11)]
    assert "Too many tries" in answers[-1].content.decode()


def test_the_operator_opens_a_scenario_to_everybody_and_closes_it_again(people, scenario):
    operator = people["reader"]
    operator.is_staff = True
    operator.save()
    page = reverse("scenario", args=[scenario.slug])
    stranger, browser = browser_of(people["stranger"]), browser_of(operator)
    assert stranger.get(page).status_code == 404
    browser.post(reverse("scenario-open", args=[scenario.slug]))
    assert stranger.get(page).status_code == 200
    assert stranger.get(reverse("scenario-people", args=[scenario.slug])).status_code == 404
    assert reverse("scenario-close", args=[scenario.slug]) in browser.get(page).content.decode()
    browser.post(reverse("scenario-close", args=[scenario.slug]))
    assert stranger.get(page).status_code == 404


def test_a_scenario_is_handed_over(people, scenario, draft):
    share = scenario.shares.get(right="reader")
    address = reverse("scenario-hand-over", args=[scenario.slug, share.pk])
    assert browser_of(people["owner"]).post(address).status_code == 302
    scenario.refresh_from_db()
    assert scenario.owner == people["reader"]
    rights = {one.facilitator.username: one.right for one in scenario.shares.all()}
    assert rights == {"co-author": "co-author", "owner": "co-author"}
    assert browser_of(people["owner"]).post(address).status_code == 404


def test_what_ships_is_for_everybody_and_nobody_changes_it(people, scenario):
    shipped = ScenarioVersion.objects.get(scenario__owner=None)
    slug = shipped.scenario.slug
    assert allowed(people, "get", reverse("scenario", args=[slug])) == set(CAST)
    assert allowed(people, "get", reverse("scenario-people", args=[slug])) == set()
    assert allowed(people, "post", reverse("version-edit", args=[shipped.pk])) == set()
    assert allowed(people, "post", reverse("scenario-copy", args=[slug, 1])) == set(CAST)


@pytest.mark.parametrize("count", [1, 9])
def test_the_people_cost_no_more_when_there_are_more(
    people, scenario, count, django_assert_num_queries
):
    """The session, its person, the scenario, its people, its draft, whether it is published."""
    for _number in range(count):
        ScenarioShare.objects.create(
            scenario=scenario, facilitator=FacilitatorFactory(), right="reader"
        )
    browser = browser_of(people["owner"])
    with django_assert_num_queries(6):
        browser.get(reverse("scenario-people", args=[scenario.slug]))
