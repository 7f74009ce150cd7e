"""What was rendered for an audience serves its next page until an act touches it."""

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import control_of, open_and_start, sit
from tests.factories import make_exercise
from wargame.live import regions
from wargame.models import Exercise, Viewer
from wargame.operations import injects, moves


@pytest.fixture
def exercise(transactional_db):
    caches["regions"].clear()
    return open_and_start(make_exercise())


@pytest.fixture
def bea(exercise):
    return sit(exercise, "BLU", "Bea")


def page_of(seat):
    """A person whose exercise is read as a page reads it."""
    seat = type(seat).objects.select_related("team__role").get(pk=seat.pk)
    seat.exercise = Exercise.objects.select_related("step__move").get(pk=seat.exercise_id)
    return Viewer.from_seat(seat)


def drawn(viewer, name="injects"):
    """A region of the room and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        html = regions.render(regions.named("room", name), viewer)
    return html, len(queries)


def release(exercise):
    inject = exercise.injects.order_by("pk")[0]
    injects.release(inject, by=control_of(exercise), teams=exercise.teams.all())
    return inject


def test_the_next_page_of_the_same_team_reads_nothing_again(exercise, bea):
    bob = sit(exercise, "BLU", "Bob")
    first, asked = drawn(page_of(bea))
    assert asked > 1
    assert drawn(page_of(bob)) == (first, 0)


def test_another_team_is_shown_its_own(exercise, bea):
    ray = sit(exercise, "RED", "Ray")
    drawn(page_of(bea), "people")
    html, asked = drawn(page_of(ray), "people")
    assert asked
    assert "Ray" in html
    assert "Bea" not in html


def test_an_act_that_touches_the_region_is_on_the_next_page(exercise, bea):
    drawn(page_of(bea))
    inject = release(exercise)
    assert inject.title in drawn(page_of(bea))[0]


def test_an_act_that_touches_another_region_leaves_it(exercise, bea):
    first, _asked = drawn(page_of(bea))
    moves.pause(exercise, by=control_of(exercise))
    html, asked = drawn(page_of(bea))
    assert html == first
    assert asked == 1


def test_a_page_that_was_read_before_an_act_is_not_kept_as_read_after_it(exercise, bea):
    early = page_of(bea)
    inject = release(exercise)
    drawn(page_of(bea), "people")
    drawn(early)
    assert inject.title in drawn(page_of(bea))[0]


def test_what_may_yet_be_taken_back_is_not_kept(exercise, bea):
    with transaction.atomic():
        release(exercise)
        drawn(page_of(bea))
        transaction.set_rollback(True)
    assert "No injects so far" in drawn(page_of(bea))[0]
