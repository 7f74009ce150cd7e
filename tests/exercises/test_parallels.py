"""Several tables of one class: the same plan, one console, one clock or several, one board."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of_control, control_of, go_to, move_of, sit
from tests.factories import FacilitatorFactory, make_exercise
from tests.review.play import estimate
from wargame.errors import Refused
from wargame.models import Exercise, Revealed, State, StepKind
from wargame.operations import exercises, parallels, positions, reveals, timelines
from wargame.operations.positions import Mark
from wargame.queries import parallels as side_by_side


@pytest.fixture
def first(db):
    """A draft whose timeline was changed, with a second table beside it."""
    exercise = make_exercise()
    exercise.objectives.create(number=1, kind="teaching", text="Argue.")
    timelines.plan(exercise, {1: 9, 16: 15}, by=control_of(exercise))
    parallels.add_table(exercise, by=control_of(exercise))
    exercise.refresh_from_db()
    return exercise


@pytest.fixture
def tables(first):
    parallels.open_all(first.parallel, by=first.director)
    parallels.start_all(first.parallel, by=first.director)
    return list(first.parallel.tables.order_by("table_number"))


def press(exercise, name, **sent):
    address = reverse(name, args=[exercise.parallel_id])
    return browser_of_control(exercise).post(address, sent, follow=True)


def steps(exercise):
    return list(exercise.steps.values_list("kind", "planned", "move__number"))


def numbers(first):
    found = Exercise.objects.filter(parallel=first.parallel).order_by("table_number")
    return [one.step.number for one in found.select_related("step")]


def test_another_table_has_the_same_plan_and_a_code_of_its_own(first):
    one, two = first.parallel.tables.order_by("table_number")
    assert steps(one) == steps(two)
    assert one.code != two.code
    assert two.objectives.get().text == "Argue."
    assert one.captures.count() == two.captures.count()
    assert list(one.teams.values_list("code", "chairs")) == list(
        two.teams.values_list("code", "chairs")
    )


def test_all_tables_open_start_and_go_on_as_one(first):
    press(first, "parallel-open")
    page = press(first, "parallel-start").text
    assert "Next step at every table" in page
    for _twice in range(2):
        press(first, "parallel-next", after=1)
    assert numbers(first) == [2, 2]
    assert "Let all run" in press(first, "parallel-pause").text
    assert {one.state for one in first.parallel.tables.all()} == {State.PAUSED}


def test_with_separate_clocks_each_table_goes_its_own_way(first, tables):
    page = press(first, "parallel-clock", clocks="each").text
    assert "Each table has its own clock" in page
    assert "Next step at every table" not in page
    go_to(tables[1], StepKind.BRIEF, 1)
    assert "at different steps" in press(first, "parallel-clock", clocks="one").text
    assert numbers(first) == [1, 3]


def test_a_refusal_at_one_table_is_one_for_all_and_names_it(first):
    one = first.parallel.tables.get(table_number=1)
    exercises.open_lobby(one, by=control_of(one))
    with pytest.raises(Refused, match="Table 2: Open the exercise for joining first"):
        parallels.start_all(first.parallel, by=first.director)
    one.refresh_from_db()
    assert one.started_at is None


def test_the_board_sets_tables_side_by_side_as_each_was_revealed(first, tables):
    tension = move_of(first).tensions.get()
    for table, point in zip(tables, (2, 6), strict=True):
        blue = sit(table, "BLU", f"Bea {point}", chair=1)
        go_to(table, StepKind.ESTIMATE, 1)
        estimate(table, blue, 4)
        go_to(table, StepKind.DELIBERATE, 1)
        reveals.reveal(table, what=Revealed.ESTIMATES, move=move_of(table), by=control_of(table))
        positions.set_position(table, Mark(tension, point), move=move_of(table), by=blue)
    what, move = Revealed.POSITIONS, move_of(tables[0])
    reveals.reveal(tables[0], what=what, move=move, by=control_of(tables[0]))
    press(first, "parallel-contrast", tension=tension.pk)
    address = reverse("parallel-board", args=[first.parallel_id, first.parallel.board_key])
    page = Client().get(address).text
    assert "State of Blu: 2 toward Speed" in page
    assert "not revealed yet" in page
    assert "toward Caution." not in page


def test_only_the_director_runs_the_class_and_only_the_key_opens_its_board(first, nobody):
    stranger = Client()
    stranger.force_login(FacilitatorFactory())
    address = reverse("parallel", args=[first.parallel_id])
    assert stranger.get(address).status_code == 404
    assert nobody.get(address).status_code == 302
    wrong = reverse("parallel-board", args=[first.parallel_id, "no-such-key"])
    assert nobody.get(wrong).status_code == 404
    with pytest.raises(Refused, match="Only the director"):
        parallels.start_all(first.parallel, by=FacilitatorFactory())


def test_once_people_may_join_no_table_is_added(first):
    exercises.open_lobby(first, by=control_of(first))
    with pytest.raises(Refused, match="People may join already"):
        parallels.add_table(first, by=control_of(first))


@pytest.mark.parametrize("n", [3, 12])
def test_the_console_asks_as_often_for_three_teams_as_for_twelve(db, n, django_assert_num_queries):
    exercise = make_exercise(teams=n)
    parallels.add_table(exercise, by=control_of(exercise))
    parallel = side_by_side.of_director(
        Exercise.objects.latest("pk").parallel_id, exercise.director
    )
    with django_assert_num_queries(10):
        side_by_side.console(parallel)
