"""How many SQL queries the ledger takes: the same for 3 teams with few lines as for 12."""

import pytest

from tests.cast import browser_of_control, control_of, go_to, open_and_start, sit, viewer_of
from tests.factories import CODES, make_exercise
from tests.rooms.conftest import Room
from wargame.live import regions
from wargame.models import CommitmentKind, StepKind
from wargame.models.viewers import of_team
from wargame.operations import commitments, exercises
from wargame.queries import ledgers, viewers

from .conftest import commit, theater


@pytest.fixture(params=[3, 12])
def leads(request, db):
    """A head in each of 3 or of 12 teams, with lines in two moves, half of them public."""
    exercise = open_and_start(make_exercise(teams=request.param, has_ledger=True))
    leads = [sit(exercise, code, f"Lead {code}", chair=1) for code in CODES[: request.param]]
    for number in (1, 2):
        go_to(exercise, StepKind.DELIBERATE, number)
        for lead in leads:
            commit(lead, 2, kind=CommitmentKind.BUILD)
            commitments.publish(commit(lead, 3), by=lead)
        commitments.place(exercise.tokens.first(), theater(exercise), by=leads[0])
    return leads


REGIONS = {
    ("room", "ledger"): 8,
    ("ledger", "own-lines"): 7,
    ("ledger", "coverage"): 5,
    ("ledger", "lines"): 4,
}


@pytest.mark.parametrize("name", REGIONS, ids="/".join)
def test_a_region_of_a_team(leads, name, django_assert_num_queries):
    viewer = viewer_of(leads[0]).narrowed(of_team(leads[0].team_id))
    with django_assert_num_queries(REGIONS[name]):
        regions.render(regions.named(*name), viewer)


def test_the_page_of_a_team(leads, django_assert_num_queries):
    room = Room(leads[0])
    with django_assert_num_queries(23):
        assert room.browser.get(room.address("ledger")).status_code == 200


def test_the_page_of_control(leads, django_assert_num_queries):
    browser = browser_of_control(leads[0].exercise)
    with django_assert_num_queries(18):
        assert browser.get(f"/x/{leads[0].exercise.code}/ledger/").status_code == 200


def test_the_scene_on_the_board(leads, django_assert_num_queries):
    exercise = leads[0].exercise
    exercises.set_board(exercise, scene="ledger", by=control_of(exercise))
    viewer = viewers.of_board(exercise.code, exercise.board_key)
    with django_assert_num_queries(5):
        regions.render(regions.named("board", "board"), viewer)


def test_own_lines_of_a_move(leads, django_assert_num_queries):
    viewer = viewer_of(leads[0])
    move = viewer.exercise.moves.get(number=2)
    with django_assert_num_queries(3):
        own = ledgers.own_lines(viewer, move)
    assert (own.budget, own.spent, own.left) == (10, 5, 5)
    assert [line.points for line in own.lines] == [2, 3]
    assert [line.points for line in own.standing] == [2]
    assert [str(held.theater) for held in own.tokens] == ["North", "None"]
    assert not own.is_empty
