"""A library with scenarios of several people, and browsers of those who come to it."""

import pytest
from django.test import Client
from django.utils.text import slugify

from tests.factories import FacilitatorFactory
from wargame.models import Scenario, ScenarioVersion
from wargame.operations import exercises

FORMATS = [{"key": "short", "name": "Short", "minutes": 100}, {"key": "day", "minutes": 420}]


def shelve(title, *, owner=None, number=1, teams=("NOR",), **parts):
    """A scenario with one version of these files; enough to be found, not to be played."""
    slug = slugify(title)
    scenario, _made = Scenario.objects.get_or_create(
        slug=slug, defaults={"title": title, "owner": owner}
    )
    files = {
        "scenario.yaml": {"slug": slug, "title": title, "subtitle": parts.get("subtitle", "")},
        "overview.md": parts.get("overview", ""),
        "tensions.yaml": parts.get("tensions", []),
        "questions.yaml": parts.get("questions", []),
        "moves.yaml": [{"number": 1}, {"number": 2}],
        "formats.yaml": parts.get("formats", FORMATS),
    } | {
        f"roles/{code}.yaml": {"code": code, "name": parts.get("name", f"State of {code}")}
        for code in teams
    }
    version = ScenarioVersion.objects.create(
        scenario=scenario,
        number=number,
        content_hash=f"{scenario.pk}-{number}",
        files=files,
        fiction_mark="Invented.",
    )
    return version.scenario


@pytest.fixture
def me(db):
    return FacilitatorFactory(display_name="Helen Marsh", email="helen@example.edu")


@pytest.fixture
def other(db):
    return FacilitatorFactory(display_name="Omar Said", email="omar@example.edu")


def browser_of(facilitator):
    client = Client()
    client.force_login(facilitator)
    return client


@pytest.fixture
def browser(me):
    return browser_of(me)


def run_by(facilitator, version):
    return exercises.make(
        by=facilitator,
        version=version,
        preset=version.formatpresets.get(),
        title="Played",
        chairs={"RED": 2},
        expected_heads=2,
    )
