"""The ratings of one criterion on the board: every level a dot, side by side, once they are shown;
no total, and no order but that of the seating."""

import re

import pytest

from tests.cast import (
    browser_of_control,
    control_of,
    decide,
    go_to,
    move_of,
    open_and_start,
    sit,
    viewer_of,
)
from tests.console.conftest import Console
from tests.factories import make_exercise
from wargame.live import kinds, regions
from wargame.models import Criterion, Rater, Revealed, Scene, StepKind, Team, Viewer
from wargame.operations import exercises, ratings, reveals
from wargame.operations.ratings import Level
from wargame.queries import board_ratings
from wargame.queries.rating_cells import cell
from wargame.queries.review_ratings import Given, Rated

from .test_choosing import choose


@pytest.fixture
def raters(exercise, control, blue):
    """Three of red and three of blue, to rate what blue decided."""
    raters = [blue, *(sit(exercise, "BLU", f"Blue {n}", chair=n) for n in (2, 3))]
    raters += [sit(exercise, "RED", f"Red {n}", chair=n) for n in (1, 2, 3)]
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    return raters


@pytest.fixture
def criterion(exercise):
    return exercise.version.criteria.first()


def rate(exercise, control, criterion, raters, levels, by_control=None):
    """A round in which these levels are given to blue, closed."""
    made = ratings.open_round(exercise, move=move_of(exercise), peers=2, by=control)
    given = list(zip(raters, levels, strict=False)) + (
        [(control, by_control)] if by_control else []
    )
    decision = exercise.decisions.get()
    for seat, level in given:
        said = Level(criterion, level, "Words of a rater.", [decision])
        ratings.rate(made, [said], team=decision.team, by=seat)
    return ratings.close(made, by=control)


def test_before_they_are_shown_the_board_holds_the_levels_and_no_team(
    board, exercise, control, criterion, raters
):
    rate(exercise, control, criterion, raters, [2, 3, 3, 4, 4, 5], 3)
    said = board.show(Scene.RATINGS, criterion=criterion)
    assert criterion.short_name in said
    assert criterion.anchors[4] in said
    assert "shows them" in said
    for team in exercise.teams.all():
        assert team.code not in said
    assert "<circle" not in board.scene()


def test_shown_every_level_is_a_dot_beside_its_range_and_median(
    board, exercise, control, criterion, raters
):
    ratings.show(rate(exercise, control, criterion, raters, [2, 3, 3, 4, 4, 5], 3), by=control)
    said = board.show(Scene.RATINGS, criterion=criterion)
    scene = board.scene()
    assert scene.count("<circle") == 7
    assert "2 to 3, median 3" in said
    assert "4 to 5, median 4" in said
    assert "all" not in said.partition("BLU")[2]
    assert "Words of a rater." not in scene


def test_split_is_said_in_place_of_a_median(board, exercise, control, criterion, raters):
    ratings.show(rate(exercise, control, criterion, raters, [1, 2, 5]), by=control)
    said = board.show(Scene.RATINGS, criterion=criterion)
    assert "1 to 5, split" in said
    assert "median" not in said.partition("BLU")[2]


def test_of_fewer_than_three_there_is_no_dot(board, exercise, control, criterion, raters):
    ratings.show(rate(exercise, control, criterion, raters, [2, 5]), by=control)
    said = board.show(Scene.RATINGS, criterion=criterion)
    assert "fewer than three" in said
    assert "<circle" not in board.scene()


def test_teams_stand_in_the_order_of_seating_without_a_total(
    board, exercise, control, criterion, raters
):
    ratings.show(rate(exercise, control, criterion, raters, [1, 1, 1, 5, 5, 5]), by=control)
    board.show(Scene.RATINGS, criterion=criterion)
    codes = re.findall(r'<abbr class="badge[^>]*>([A-Z]{3})</abbr>', board.scene())
    assert codes == [team.code for team in exercise.teams.all()]
    assert "otal" not in board.scene()


def test_each_criterion_is_shown_alone(board, exercise, control, criterion, raters):
    ratings.show(rate(exercise, control, criterion, raters, [2, 3, 3]), by=control)
    other = exercise.version.criteria.last()
    said = board.show(Scene.RATINGS, criterion=other)
    assert other.short_name in said
    assert criterion.short_name not in said
    assert "<circle" not in board.scene()


def test_control_is_offered_the_criteria_once_ratings_are_shown(
    exercise, control, criterion, raters
):
    console = Console(exercise)
    made = rate(exercise, control, criterion, raters, [2, 3, 3])
    assert f'id="ratings-{criterion.pk}"' not in console.region("scenes")
    ratings.show(made, by=control)
    assert f'id="ratings-{criterion.pk}"' in console.region("scenes")
    choose(exercise, browser_of_control(exercise), scene=Scene.RATINGS, criterion=criterion.pk)
    exercise.refresh_from_db()
    assert (exercise.scene, exercise.scene_criterion) == (Scene.RATINGS, criterion)
    pressed = rf'id="ratings-{criterion.pk}"[^>]*aria-pressed="true"'
    assert re.search(pressed, console.region("scenes"))


def test_ratings_without_a_criterion_are_refused(exercise, control):
    before = exercise.scene
    browser = browser_of_control(exercise)
    choose(exercise, browser, scene=Scene.RATINGS)
    choose(exercise, browser, scene=Scene.RATINGS, criterion=10**6)
    exercise.refresh_from_db()
    assert exercise.scene == before


def test_a_criterion_is_left_behind_with_its_scene(exercise, control, criterion):
    exercises.set_board(exercise, scene=Scene.RATINGS, criterion=criterion, by=control)
    choose(exercise, browser_of_control(exercise), scene=Scene.BLANK, criterion=criterion.pk)
    exercise.refresh_from_db()
    assert exercise.scene_criterion is None


def test_the_board_hears_that_ratings_are_shown(exercise):
    board = regions.named("board", "board")
    assert board.touched_by >= kinds.RATINGS


@pytest.mark.parametrize("teams", [3, 12])
def test_it_takes_the_same_queries_whatever_the_number_of_teams(
    db, teams, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams))
    control, lead = control_of(exercise), sit(exercise, "BLU", "Bea", chair=1)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, lead)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    criterion = exercise.version.criteria.first()
    ratings.show(rate(exercise, control, criterion, [lead], [3]), by=control)
    exercise.refresh_from_db()
    viewer = Viewer.board(viewer_of(control).exercise)
    with django_assert_num_queries(5):
        assert len(board_ratings.board_ratings(viewer, criterion).rows) == teams


@pytest.mark.parametrize("teams", [1, 6, 12, 24])
@pytest.mark.parametrize("n", [3, 10])
def test_all_rows_have_room_however_many_agree(teams, n):
    """Ten on one level in every row of a full table get smaller dots, not a row below the edge."""
    given = [Given(Rater.PEERS, 4, "", []) for _rater in range(n)]
    rated = Rated(Criterion(), [cell([]), cell([4] * n), cell([])], given)
    rows = board_ratings._fitting([(Team(), rated)] * teams)
    heights = [one.plot.plot.height for _team, places in rows for one in places if one.plot]
    assert len(heights) == teams
    assert sum(heights[: board_ratings.ROWS]) <= board_ratings.ROOM
