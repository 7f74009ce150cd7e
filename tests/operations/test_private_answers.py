"""Answering the key question alone: when, by whom, once, and who hears that it happened."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import control_of, go_to, move_of, open_and_start, sit, viewer_of
from tests.factories import CHOICE, RATING, make_exercise
from wargame.errors import Refused
from wargame.models import Appraisal, Kind, PrivateChoice, Revealed, StepKind, Viewer
from wargame.models.viewers import CONTROL, of_seat, of_team
from wargame.operations import exercises, private_answers, reveals

FIGURES = {(1, 1): 5, (1, 2): 4, (2, 1): 1, (2, 2): 2}


@pytest.fixture
def asked(db):
    """In play, with both parts asked in move 1."""
    return open_and_start(make_exercise(parts=[CHOICE, RATING]))


@pytest.fixture
def bea(asked):
    seat = sit(asked, "BLU", "Bea", chair=1)
    go_to(asked, StepKind.ESTIMATE, 1)
    return seat


def choose(seat, option=1, reason="Cheaper.", words="", move=1):
    return private_answers.choose(
        seat.exercise,
        move=move_of(seat.exercise, move),
        option=option,
        reason=reason,
        words=words,
        by=seat,
    )


def appraise(seat, figures=FIGURES):
    move = move_of(seat.exercise)
    return private_answers.appraise(seat.exercise, move=move, figures=figures, by=seat)


def reveal(exercise, what=Revealed.ESTIMATES):
    reveals.reveal(exercise, what=what, move=move_of(exercise), by=control_of(exercise))


def entries(exercise):
    return list(exercise.journal.filter(kind=Kind.ANSWERED_ALONE))


def test_only_control_and_oneself_hear_of_it_and_nothing_says_what(asked, bea):
    choose(bea)
    (entry,) = entries(asked)
    assert entry.audiences == [CONTROL, of_seat(bea.pk)]
    assert entry.refs == {"move": 1, "part": "choice"}


def test_the_same_again_changes_nothing_and_a_change_is_a_new_row(asked, bea):
    assert choose(bea) == choose(bea)
    choose(bea, option=2)
    assert [row.option for row in PrivateChoice.objects.order_by("pk")] == [1, 2]
    assert PrivateChoice.objects.current().get().option == 2
    assert len(entries(asked)) == 2


def test_of_figures_only_those_that_changed_are_new(bea):
    assert len(appraise(bea)) == 4
    assert not appraise(bea)
    (row,) = appraise(bea, FIGURES | {(2, 2): 5})
    assert (row.thing, row.aspect, row.figure) == (2, 2, 5)


@pytest.mark.parametrize("option", [3, 9])
def test_nobody_chooses_what_is_not_offered(bea, option):
    with pytest.raises(Refused, match="not among the options"):
        choose(bea, option=option)
    assert not PrivateChoice.objects.exists()


@pytest.mark.parametrize("figures", [{}, {(1, 1): 5}, FIGURES | {(3, 1): 2}])
def test_every_line_is_rated_and_no_other(bea, figures):
    with pytest.raises(Refused, match="Rate every line"):
        appraise(bea, figures)
    assert not Appraisal.objects.exists()


def test_not_where_the_question_does_not_ask_for_it(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for act in (choose, appraise):
        with pytest.raises(Refused, match="does not ask"):
            act(blue)


def test_not_before_the_estimates_nor_after_the_move_or_play(asked):
    seat = sit(asked, "BLU", "Bea", chair=1)
    go_to(asked, StepKind.BRIEF, 1)
    with pytest.raises(Refused, match="has not begun"):
        choose(seat)
    go_to(asked, StepKind.BRIEF, 2)
    with pytest.raises(Refused, match="move is over"):
        choose(seat)
    exercises.end(asked, by=control_of(asked))
    with pytest.raises(Refused, match="Play has ended"):
        choose(seat)
    assert not PrivateChoice.objects.exists()


def test_control_answers_nothing_as_a_player(asked, bea):
    with pytest.raises(Refused):
        choose(control_of(asked))


def test_after_the_reveal_it_is_late_and_the_team_hears_of_it(asked, bea):
    go_to(asked, StepKind.DELIBERATE, 1)
    reveal(asked)
    assert choose(bea).is_late
    assert entries(asked)[-1].audiences == [CONTROL, of_team(bea.team_id)]


def test_nothing_given_is_ever_changed(bea):
    choose(bea)
    appraise(bea)
    for rows in (PrivateChoice.objects, Appraisal.objects):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.update(is_late=True)


@pytest.mark.parametrize("rows", [PrivateChoice.objects, Appraisal.objects])
def test_it_is_the_authors_until_the_reveal_and_then_the_teams_and_controls_alone(asked, bea, rows):
    bob, rob = sit(asked, "BLU", "Bob", chair=2), sit(asked, "RED", "Rob", chair=1)
    choose(bea)
    appraise(bea)

    def readers():
        viewers = {
            "bea": viewer_of(bea),
            "bob": viewer_of(bob),
            "rob": viewer_of(rob),
            "control": viewer_of(control_of(asked)),
            "board": Viewer.board(asked),
            "nobody": Viewer.nobody(asked),
        }
        return {who for who, one in viewers.items() if rows.values_visible_to(one).exists()}

    assert readers() == {"bea"}
    go_to(asked, StepKind.DELIBERATE, 1)
    reveal(asked)
    assert readers() == {"bea", "bob", "control"}
    reveal(asked, Revealed.POSITIONS)
    reveal(asked, Revealed.ANSWERS)
    assert readers() == {"bea", "bob", "control"}
