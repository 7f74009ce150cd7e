"""One exercise in play with a small cast: two of blue's three are enough for most scenes."""

import os

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from wargame.models import Exercise, Seat

from .cast import control_of, open_and_start, sit
from .factories import make_exercise


def pytest_configure(config):
    """Commands that tests run in processes of their own compile the code once, not each time."""
    os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("bytecode"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True)
def _quick_static_files(settings):
    """Tests ask for files by their plain names, without a built manifest."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """A hash that is slow on purpose is slow in every test that signs somebody in."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
def _tables_are_emptied_row_by_row():
    """After a test with real commits. New files for each table, as TRUNCATE makes them, take a
    hundred times as long; only here may the journal lose rows, so its triggers are off."""

    def sql_flush(self, style, tables, **options):
        deletes = [f"DELETE FROM {self.quote_name(table)}" for table in tables]  # noqa: S608
        roles = [f"SET session_replication_role = {role}" for role in ("replica", "DEFAULT")]
        return [roles[0], *deletes, roles[1]]

    plain = type(connection.ops).sql_flush
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
