"""The list of a facilitator's exercises."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of_control, control_of, open_and_start, sit
from tests.factories import FacilitatorFactory, make_version
from wargame.operations import exercises
from wargame.queries import exercise_lists

MINE = reverse("exercises")


@pytest.fixture
def helen(db):
    return FacilitatorFactory()


@pytest.fixture
def version(db):
    return make_version()


def make(helen, version, title):
    return exercises.make(
        by=helen,
        version=version,
        preset=version.formatpresets.get(),
        title=title,
        chairs={"BLU": 4, "RED": 4},
        expected_heads=8,
    )


def page_for(facilitator):
    browser = Client()
    browser.force_login(facilitator)
    return browser.get(MINE)


def test_nobody_is_asked_to_sign_in(nobody):
    assert nobody.get(MINE).url == f"{reverse('sign-in')}?next={MINE}"


def test_the_empty_list_says_what_to_do(helen):
    assert "No exercises yet." in page_for(helen).text


def test_the_running_exercise_comes_first_with_its_clock(exercise, blue):
    page = browser_of_control(exercise).get(MINE).text
    assert "Running now" in page
    assert "of 1 here." in page
    assert reverse("console", args=[exercise.code]) in page
    assert reverse("board", args=[exercise.code, exercise.board_key]) in page


def test_each_exercise_stands_where_its_state_puts_it(helen, version):
    draft, waiting, running, over = (make(helen, version, title) for title in "DWRO")
    exercises.open_lobby(waiting, by=control_of(waiting))
    open_and_start(running)
    exercises.end(open_and_start(over), by=control_of(over))
    it = exercise_lists.exercise_list(helen)
    assert it.running.exercise == running
    assert [row.exercise for row in it.drafts] == [draft]
    assert [row.exercise for row in it.lobby] == [waiting]
    assert [row.exercise for row in it.closed] == [over]
    assert reverse("review", args=[over.code]) in page_for(helen).text


def test_people_and_teams_are_counted_apart(helen, version):
    made = open_and_start(make(helen, version, "Strait"))
    for name in ("Bea", "Bob", "Bix"):
        sit(made, "BLU", name)
    row = exercise_lists.exercise_list(helen).running
    assert (row.teams, row.seated, row.here) == (2, 3, 0)


def test_what_others_direct_is_not_listed(exercise, helen):
    assert exercise.title not in page_for(helen).text


@pytest.mark.parametrize("number", [1, 5])
def test_the_queries_do_not_grow_with_the_exercises(
    helen, version, number, django_assert_num_queries
):
    for n in range(number):
        open_and_start(make(helen, version, f"Run {n}"))
    with django_assert_num_queries(2):
        exercise_lists.exercise_list(helen)
