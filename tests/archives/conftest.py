"""Two exercises with everything in them: one in mid-move, and one that has its report."""

import pytest
from django.conf import settings
from django.db import connection

from tests.leaks.world import debrief
from tests.once import kept
from wargame.archives import writing
from wargame.operations import demo, scenarios
from wargame.scenario_files.reader import read_package

SCENARIO = settings.BASE_DIR / "fixtures" / "scenarios" / "alliances-and-partnerships"


def commit():
    """What PostgreSQL does when an act commits, in a test that never does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture(scope="module")
def in_play(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        scenarios.import_package(read_package(SCENARIO))
        exercise = demo.make()
        commit()
        yield exercise


@pytest.fixture(scope="module")
def over(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        world = debrief()
        commit()
        world.exercise.refresh_from_db()
        yield world


def text_of(exercise, holds=writing.Holds.EVERYTHING):
    exercise.refresh_from_db()
    return writing.as_text(writing.archive(exercise, holds))
