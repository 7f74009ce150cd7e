"""A world that many tests begin from, built once and put back after each of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of a module: what it makes lasts as long, and what a test adds does not."""
    assert connection.settings_dict["NAME"].startswith("test_"), "no test here is marked django_db"
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
