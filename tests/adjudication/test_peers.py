"""A ruling on the ratings of peers shows every level as a dot, with median or split and range,
beside what control gave; to teams once the ratings are shown, and never as a mark."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, control_of, decide, go_to, move_of, open_and_start, sit
from tests.console.conftest import words
from tests.factories import make_exercise
from wargame.models import Method, Revealed, StepKind
from wargame.operations import adjudication, methods, ratings, reveals
from wargame.operations.adjudication import Words
from wargame.operations.ratings import Level


@pytest.fixture
def exercise(db):
    exercise = open_and_start(make_exercise())
    methods.change(exercise, Method.PEERS, reason="To learn to judge.", by=control_of(exercise))
    return exercise


@pytest.fixture
def judges(exercise):
    """Three in red, who rate blue's decision."""
    blue = sit(exercise, "BLU", "Bea", chair=1)
    judges = [sit(exercise, "RED", f"Judge {n}", chair=n) for n in (1, 2, 3)]
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    what = {"what": Revealed.DECISIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **what)
    return judges


def rated(exercise, judges, *levels, by_control=None):
    """A round of blue by these levels, closed."""
    control, blue = control_of(exercise), exercise.teams.get(code="BLU")
    made = ratings.open_round(exercise, move=move_of(exercise), peers=2, by=control)
    criterion, decision = exercise.version.criteria.first(), exercise.decisions.get()
    given = list(zip(judges, levels, strict=False))
    given += [(control, by_control)] if by_control else []
    for seat, level in given:
        said = Level(criterion, level, f"Line of {seat.name}.", [decision])
        ratings.rate(made, [said], team=blue, by=seat)
    return ratings.close(made, by=control)


def rule(exercise, made, **more):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    control = control_of(exercise)
    said = Words("It works.", "You say so.", rating_round=made, **more)
    held = adjudication.write(exercise, said, move=move_of(exercise), by=control)
    return adjudication.release(held, by=control)


def room(seat):
    return browser_of(seat).get(reverse("room", args=[seat.exercise.code, seat.pk])).text


def test_every_level_is_a_dot_with_range_and_median(exercise, judges):
    made = rated(exercise, judges, 2, 3, 3, by_control=4)
    ratings.show(made, by=control_of(exercise))
    rule(exercise, made, decision=exercise.decisions.get())
    html = room(judges[0])
    said = words(html)
    assert "Rests on the ratings of move 1." in said
    assert "How State of Blu was rated" in said
    assert "Peers 2 to 3, median 3, n 3" in said
    assert "Control 4, n 1" in said
    peers = html.partition('aria-label="Peers, n 3')[2].partition("</dd>")[0]
    assert peers.count("<circle") == 3
    assert "Line of Judge 1." in said


def test_where_peers_are_split_that_is_said_in_place_of_a_median(exercise, judges):
    made = rated(exercise, judges, 1, 2, 5)
    ratings.show(made, by=control_of(exercise))
    rule(exercise, made, decision=exercise.decisions.get())
    said = words(room(judges[0]))
    assert "Peers 1 to 5, split, n 3" in said
    assert "median 2" not in said


def test_of_fewer_than_three_nothing_is_shown(exercise, judges):
    made = rated(exercise, judges[:2], 2, 5)
    ratings.show(made, by=control_of(exercise))
    rule(exercise, made, decision=exercise.decisions.get())
    html = room(judges[0])
    assert "Peers, n" not in html
    assert "Line of Judge 1." not in html


def test_teams_read_the_levels_only_once_control_has_shown_them(exercise, judges):
    made = rated(exercise, judges, 2, 3, 3)
    rule(exercise, made, decision=exercise.decisions.get())
    assert "Rests on the ratings of move 1." in room(judges[0])
    assert "was rated" not in room(judges[0])
    ratings.show(made, by=control_of(exercise))
    assert "State of Blu was rated" in room(judges[0])


def test_about_no_decision_in_particular_it_shows_all_teams(exercise, judges):
    made = rated(exercise, judges, 2, 3, 3)
    ratings.show(made, by=control_of(exercise))
    rule(exercise, made)
    assert room(judges[0]).count("was rated</summary>") == exercise.teams.count()
