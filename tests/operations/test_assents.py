"""Members say whether they agree with the team's position: who, of what, how often, how late."""

import pytest

from tests.cast import control_of, go_to, move_of, sit
from wargame.errors import Refused
from wargame.models import Assent, Kind, Revealed, Says, StepKind
from wargame.models.viewers import CONTROL, EVERYONE, of_team
from wargame.operations import assents, exercises, positions, reveals, seats
from wargame.operations.positions import Mark


def set_position(exercise, by, point=3):
    mark = Mark(move_of(exercise).tensions.get(), point, "It is faster.")
    return positions.set_position(exercise, mark, move=move_of(exercise), by=by)


def reveal(exercise, what):
    reveals.reveal(exercise, what=what, move=move_of(exercise), by=control_of(exercise))


@pytest.fixture
def position(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    return set_position(exercise, blue)


def test_the_team_and_control_hear_that_it_was_said_and_not_what(exercise, position, blue_two):
    said = assents.give(position, Says.RESERVE, words="Not without fuel.", by=blue_two)
    assert (said.team, said.move, said.is_late) == (blue_two.team, move_of(exercise), False)
    entry = exercise.journal.get(kind=Kind.ASSENT_GIVEN)
    assert entry.audiences == [CONTROL, of_team(blue_two.team_id)]
    assert entry.refs == {"team": blue_two.team_id, "position": position.pk}


def test_said_again_it_is_recorded_once_and_said_otherwise_it_is_a_new_row(position, blue_two):
    first = assents.give(position, Says.AGREE, by=blue_two)
    assert assents.give(position, Says.AGREE, by=blue_two) == first
    assents.give(position, Says.SPLIT, by=blue_two)
    assert [one.says for one in Assent.objects.order_by("pk")] == [Says.AGREE, Says.SPLIT]
    assert [one.says for one in Assent.objects.current()] == [Says.SPLIT]


def test_of_a_new_position_everybody_is_asked_again(exercise, position, blue, blue_two):
    assents.give(position, Says.AGREE, by=blue_two)
    newer = set_position(exercise, blue, 6)
    assert not newer.assents.exists()
    with pytest.raises(Refused, match="has changed"):
        assents.give(position, Says.SPLIT, by=blue_two)
    assents.give(newer, Says.SPLIT, by=blue_two)
    assert Assent.objects.count() == 2


def test_who_set_it_is_not_asked(position, blue):
    with pytest.raises(Refused, match="set this position yourself"):
        assents.give(position, Says.AGREE, by=blue)


def test_whoever_gets_the_lead_afterwards_still_is(position, blue, blue_two):
    seats.hand_lead(blue_two, by=blue)
    assert assents.give(position, Says.AGREE, by=blue_two)


@pytest.mark.parametrize("who", ["red", "control"])
def test_only_the_own_team_is_asked(request, position, who):
    with pytest.raises(Refused):
        assents.give(position, Says.AGREE, by=request.getfixturevalue(who))
    assert not Assent.objects.exists()


def test_after_the_reveal_it_is_late_and_everybody_who_reads_it_hears_of_it(
    exercise, position, blue_two
):
    reveal(exercise, Revealed.POSITIONS)
    assert assents.give(position, Says.AGREE, by=blue_two).is_late
    assert exercise.journal.get(kind=Kind.ASSENT_GIVEN).audiences == [EVERYONE]


def test_the_reveal_of_another_team_makes_nothing_late(exercise, control, position, blue_two):
    red = exercise.teams.get(code="RED")
    opened = {"what": Revealed.POSITIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, team=red, by=control, **opened)
    assert not assents.give(position, Says.AGREE, by=blue_two).is_late


def test_in_the_plenary_it_is_too_late(exercise, position, blue_two):
    go_to(exercise, StepKind.DECIDE, 1)
    assents.give(position, Says.AGREE, by=blue_two)
    go_to(exercise, StepKind.PLENARY, 1)
    with pytest.raises(Refused, match="done talking"):
        assents.give(position, Says.SPLIT, by=blue_two)


def test_not_after_the_move_nor_after_play(exercise, position, control, blue_two):
    go_to(exercise, StepKind.DELIBERATE, 2)
    with pytest.raises(Refused, match="move is over"):
        assents.give(position, Says.AGREE, by=blue_two)
    exercises.end(exercise, by=control)
    with pytest.raises(Refused, match="Play has ended"):
        assents.give(position, Says.AGREE, by=blue_two)


def test_a_closed_seat_says_nothing(exercise, position, control):
    gone = sit(exercise, "BLU", "Gus", chair=3)
    seats.remove(gone, by=control)
    with pytest.raises(Refused, match="seat has been closed"):
        assents.give(position, Says.AGREE, by=gone)
