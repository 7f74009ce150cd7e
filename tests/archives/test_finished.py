"""The finished exercise that `play --demo` shows: taken in at once, and whole to its last page."""

import time

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.operations.test_demo import SCENARIO
from wargame.archives import checking, finished
from wargame.archives.signed import faults_of_editions
from wargame.models import Claim, Exercise, Viewer
from wargame.operations import exercises, facilitators, scenarios
from wargame.queries import review_positions, review_sight
from wargame.reports import report
from wargame.reports.blocks import places
from wargame.scenario_files.reader import read_package

LONGEST = 0.7  # seconds of this process, whatever else the machine does


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Taken in once for the module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        version = scenarios.import_package(read_package(SCENARIO))
        beside = exercises.make(
            by=facilitators.first(),
            version=version,
            preset=version.formatpresets.first(),
            title="Beside it",
            chairs={"USA": 2},
            expected_heads=2,
        )
        began = time.process_time()
        found = finished.make(beside)
        found.took = time.process_time() - began
        found.beside = beside
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def drawn(made, db):
    """The internal report as it would be drawn now."""
    control = made.seats.get(facilitator=made.director)
    return report.report(Viewer.from_seat(control).for_the_record(), True)


def test_it_is_there_quickly_and_made_once(made, db):
    assert made.took < LONGEST
    assert finished.make(made.beside) == made
    assert Exercise.objects.filter(title=made.title).count() == 1


def test_every_page_of_it_opens(made, db):
    browser = Client()
    browser.force_login(made.director)
    home = browser.get(reverse("exercises")).text
    for name in ("review", "report"):
        assert reverse(name, args=[made.code]) in home
    pages = ["review", "report", "console", "talk", "improvements", "export-json"]
    for name in pages:
        assert browser.get(reverse(name, args=[made.code])).status_code == 200, name
    for where in ("public", "internal"):
        page = browser.get(reverse("edition", args=[made.code, 1, where]))
        assert made.title in page.text
    pdf = browser.get(reverse("edition-pdf", args=[made.code, 1, "public"]))
    assert pdf.content.startswith(b"%PDF")


def test_its_editions_verify_and_say_what_is_drawn_now(made, drawn, db):
    rows = [{"number": 1, "body": one.body, "sha256": one.sha256} for one in made.editions.all()]
    assert (len(rows), faults_of_editions(rows)) == (2, [])
    signed = checking.json.loads(made.editions.get(is_internal=True).body)
    assert [one["title"] for one in signed["sections"]] == [
        one["title"] for one in drawn["sections"]
    ]


def test_its_claims_rest_on_what_is_there_and_give_the_figures_of_the_record(made, drawn, db):
    known = places(drawn["sections"])
    claims = list(Claim.objects.filter(exercise=made).current())
    assert len(claims) > 6
    assert not [name for one in claims for name in one.evidence if name not in known]
    sight = review_sight.sight(Viewer(made, is_control=True))
    t1, t2 = review_positions.positions(sight).shifts[:2]
    said = " ".join(one.text for one in claims)
    assert f"Of {t1.n} people {t1.toward_a} moved" in said
    assert f"{t2.toward_a} people moved one way and {t2.toward_b} the other" in said
    ends = f"{t2.moved.before.disagreement:.2f} to {t2.moved.after.disagreement:.2f}"
    assert f"disagreement fell from {ends}" in said
