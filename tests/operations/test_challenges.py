"""One challenge a move: dealt fairly, changed by control, the same for all teams."""

import pytest

from tests.cast import browser_of, go_to, move_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Challenge, Kind, StepKind
from wargame.models.viewers import EVERYONE
from wargame.operations import moves


@pytest.mark.django_db
def test_no_challenge_comes_twice_before_all_have_been_dealt():
    for _time in range(5):
        dealt = [move.challenge for move in make_exercise(moves=4).moves.all()]
        assert sorted(dealt) == sorted(Challenge)


def test_control_chooses_another_and_everyone_hears_of_it(exercise, control):
    go_to(exercise, StepKind.DELIBERATE, 1)
    other = next(one for one in Challenge if one != move_of(exercise).challenge)
    moves.set_challenge(exercise, other, by=control)
    assert move_of(exercise).challenge == other
    entry = exercise.journal.get(kind=Kind.CHALLENGE_SET)
    assert entry.audiences == [EVERYONE]


def test_the_same_choice_twice_is_recorded_once(exercise, control):
    go_to(exercise, StepKind.DELIBERATE, 1)
    other = next(one for one in Challenge if one != move_of(exercise).challenge)
    for _press in range(2):
        moves.set_challenge(exercise, other, by=control)
    assert exercise.journal.filter(kind=Kind.CHALLENGE_SET).count() == 1


def test_outside_a_move_there_is_nothing_to_challenge(exercise, control):
    with pytest.raises(Refused):
        moves.set_challenge(exercise, Challenge.ADVOCATE, by=control)


def test_only_control_chooses(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    with pytest.raises(Refused):
        moves.set_challenge(exercise, Challenge.ADVOCATE, by=blue)


def test_the_team_reads_the_prompt_while_it_deliberates(exercise, control, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    moves.set_challenge(exercise, Challenge.PRE_MORTEM, by=control)
    page = browser_of(blue).get(f"/x/{exercise.code}/seats/{blue.pk}/").content.decode()
    assert "Pre-mortem." in page
    assert "the plan has failed" in page
