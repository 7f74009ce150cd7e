"""A moment before a correction shows what stood there then, and what a team saw when it decided."""

import pytest

from tests.cast import control_of, sit
from wargame.models import Viewer
from wargame.models.corrections import Corrected, part_of, texts_of
from wargame.operations import corrections
from wargame.queries import pasts, rooms

from .conftest import commit

pytestmark = pytest.mark.django_db


def test_the_past_keeps_the_old_text_and_has_no_mark(exercise):
    sit(exercise, "BLU", "Bea", chair=1)
    commit()
    exercise.refresh_from_db()
    before = exercise.entries
    stands = texts_of(exercise, Corrected.FACT, "f1", part_of(exercise, Corrected.FACT, "f1"))
    said = {"seen": stands, "reason": "Counted again.", "by": control_of(exercise)}
    corrections.correct(exercise, Corrected.FACT, "f1", {"value": "55"}, **said)
    commit()
    found = []
    for number in (before, before + 1):
        with pasts.as_of(pasts.moment(exercise, number)):
            (fact,) = rooms.facts(Viewer(pasts.exercise_then(exercise)))
            found.append((fact.value, hasattr(fact, "marks")))
    assert found == [("50", False), ("55", True)]
