"""One exercise in play with a small cast: two of blue's three are enough for most scenes."""

import pytest
from django.core.management.color import no_style
from django.db import connection
from django.test import Client
from django.utils import timezone

from wargame.models import Exercise, Seat

from .cast import control_of, open_and_start, sit
from .factories import make_exercise


@pytest.fixture(autouse=True)
def _quick_static_files(settings):
    """Tests ask for files by their plain names, without a built manifest."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _clocks_of_the_tests():
    """Times on pages are read in UTC, wherever the tests run."""
    with timezone.override("UTC"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Test data need not survive a power cut; who still listens at the end is turned out."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    connection.close()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    connection.close()


@pytest.fixture(autouse=True, scope="session")
def _journal_can_be_flushed():
    """Tests with real commits empty all tables; only there may the journal be truncated."""
    plain = type(connection.ops).sql_flush

    def sql_flush(self, style, tables, **options):
        statements = plain(self, style or no_style(), tables, **options)
        if not statements:
            return statements
        return [
            "SET session_replication_role = replica",
            *statements,
            "SET session_replication_role = DEFAULT",
        ]

    type(connection.ops).sql_flush = sql_flush
    yield
    type(connection.ops).sql_flush = plain


@pytest.fixture
def exercise(db) -> Exercise:
    """In play, at its first step."""
    return open_and_start(make_exercise())


@pytest.fixture
def control(exercise) -> Seat:
    return control_of(exercise)


@pytest.fixture
def blue(exercise) -> Seat:
    """Head of delegation of BLU."""
    return sit(exercise, "BLU", "Bea", chair=1)


@pytest.fixture
def blue_two(exercise, blue) -> Seat:
    """Recorder of BLU."""
    return sit(exercise, "BLU", "Bob", chair=2)


@pytest.fixture
def blue_three(exercise, blue_two) -> Seat:
    return sit(exercise, "BLU", "Bix", chair=3)


@pytest.fixture
def red(exercise) -> Seat:
    """Head of delegation of RED."""
    return sit(exercise, "RED", "Rob", chair=1)


@pytest.fixture
def nobody() -> Client:
    """A browser without a seat or an account: it must see nothing."""
    return Client()
