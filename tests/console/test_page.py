"""The console as a page: who comes in, what stands on it, how many queries it takes."""

import pytest

from tests.cast import browser_of, control_of, go_to, open_and_start, sit, viewer_of
from tests.factories import CODES, FacilitatorFactory, make_exercise
from wargame.live import regions
from wargame.models import Revealed, StepKind
from wargame.models.viewers import CONTROL
from wargame.operations import exercises, injects, reveals

from .conftest import words

QUERIES = {
    "report": 0,
    "ratings": 3,
    "neatline": 1,
    "clock": 6,
    "run-sheet": 2,
    "readiness": 0,
    "debrief": 1,
    "scenes": 5,
    "reveals": 6,
    "ideas": 1,
    "teams": 7,
    "attention": 8,
    "injects": 5,
    "messages": 3,
    "observations": 2,
    "starred": 1,
    "talk": 0,
    "voices": 3,
    "parked": 1,
    "corrected": 0,
}
SESSION_USER_SEAT_AND_MOVES = 4
# This step and the next, their notes, the tension of the scene to come.
FOR_NEXT = 3
# The question of the move, where the teams stand, the steps and what has begun: each region asks
# for them when it is alone.
READ_ONCE = 18


@pytest.fixture(params=[3, 12])
def busy(request, db):
    """Move 1, deciding, with three people a team and all its injects released."""
    exercise = open_and_start(make_exercise(teams=request.param))
    control = control_of(exercise)
    for code in CODES[: request.param]:
        for place in (1, 2, 3):
            sit(exercise, code, f"{code} {place}")
    go_to(exercise, StepKind.DECIDE, 1)
    for inject in exercise.injects.filter(move=1):
        injects.release(inject, by=control)
    reveals.reveal(exercise, what=Revealed.POSITIONS, move=exercise.step.move, by=control)
    exercise.refresh_from_db()
    return exercise


def test_every_region_of_the_console_has_its_number_of_queries():
    assert set(QUERIES) == {region.name for region in regions.of_page("console")}
    assert max(QUERIES.values()) <= 8


@pytest.mark.parametrize("name", QUERIES)
def test_a_region_takes_as_many_queries_for_three_teams_as_for_twelve(
    busy, name, django_assert_num_queries
):
    viewer = viewer_of(control_of(busy)).narrowed(CONTROL)
    with django_assert_num_queries(QUERIES[name]):
        regions.render(regions.named("console", name), viewer)


def test_so_does_the_page(busy, console_of, django_assert_num_queries):
    console = console_of(busy)
    page = sum(QUERIES.values()) + SESSION_USER_SEAT_AND_MOVES + FOR_NEXT - READ_ONCE
    with django_assert_num_queries(page):
        assert console.open().status_code == 200


def test_it_tells_the_code_and_leads_to_board_people_and_record(console):
    text = console.open().content.decode()
    assert console.exercise.spoken_code in words(text)
    for name in ("people", "review"):
        assert f'href="{console.address(name)}"' in text
    assert f'href="{console.address("board", console.exercise.board_key)}"' in text


def test_players_and_strangers_find_nothing(console, nobody, blue):
    for browser in (nobody, browser_of(blue)):
        assert browser.get(console.address("console")).status_code == 404


def test_a_facilitator_of_other_exercises_finds_nothing(console):
    console.browser.force_login(FacilitatorFactory())
    for address in ("console", "people"):
        assert console.open(address).status_code == 404
    assert console.press("clock-pause").status_code == 404


@pytest.mark.parametrize(
    "act", ["clock-pause", "clock-resume", "clock-change", "step-next", "reveal"]
)
def test_looking_at_an_act_does_not_do_it(console, act):
    assert console.open(act).status_code == 405


def test_before_the_start_it_shows_the_way_in(db, console_of):
    exercise = make_exercise()
    console = console_of(exercise)
    assert 'data-stage="draft"' in console.region("clock")
    exercises.open_lobby(exercise, by=control_of(exercise))
    page = console.open().content.decode()
    assert 'data-stage="lobby"' in page
    assert '<svg viewBox="0 0 ' in page
    assert f"http://testserver/x/{exercise.code}/" in words(page)
