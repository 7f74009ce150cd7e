"""The moments of the matrix, each built once for all the tests of a file."""

from dataclasses import replace

import pytest

from tests.once import kept
from wargame.models import Exercise, Seat

from .world import MOMENTS


@pytest.fixture(scope="module", params=list(MOMENTS))
def moment(request, django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield MOMENTS[request.param]()


@pytest.fixture
def world(moment, db):
    """The moment as it was built: what a test changes is put back after it."""
    exercise = Exercise.objects.get(pk=moment.exercise.pk)
    seats, onlookers = _anew(moment.seats), _anew(moment.onlookers)
    return replace(moment, exercise=exercise, seats=seats, onlookers=onlookers)


def _anew(seats):
    return {who: Seat.objects.get(pk=seat.pk) for who, seat in seats.items()}
