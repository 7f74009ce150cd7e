"""Opening what is sealed: not before its time, once, and announced to everyone."""

import pytest

from tests.cast import go_to, move_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Kind, Reveal, Revealed, StepKind
from wargame.models.reveals import OPENS_FROM
from wargame.models.viewers import CONTROL, EVERYONE, of_team
from wargame.operations import reveals

OF_A_MOVE = list(OPENS_FROM)
STEP_BEFORE = {
    StepKind.ESTIMATE: StepKind.BRIEF,
    StepKind.DELIBERATE: StepKind.ESTIMATE,
    StepKind.DECIDE: StepKind.DELIBERATE,
}


@pytest.mark.parametrize("what", OF_A_MOVE)
def test_nothing_is_opened_before_its_step_has_begun(exercise, control, what):
    go_to(exercise, STEP_BEFORE[OPENS_FROM[what]], 1)
    with pytest.raises(Refused):
        reveals.reveal(exercise, what=what, move=move_of(exercise), by=control)
    assert not Reveal.objects.exists()


@pytest.mark.parametrize("what", OF_A_MOVE)
def test_it_is_opened_once_and_everyone_hears_of_it(exercise, control, what):
    go_to(exercise, StepKind.DECIDE, 1)
    for _press in range(2):
        reveals.reveal(exercise, what=what, move=move_of(exercise), by=control)
    entry = exercise.journal.get(kind=Kind.REVEALED)
    assert (entry.audiences, entry.refs) == ([EVERYONE], {"what": what, "move": 1})


def test_opening_the_positions_opens_the_estimates_too(exercise, control):
    go_to(exercise, StepKind.PLENARY, 1)
    reveals.reveal(exercise, what=Revealed.POSITIONS, move=move_of(exercise), by=control)
    opened = set(Reveal.objects.values_list("what", flat=True))
    assert opened == {Revealed.POSITIONS, Revealed.ESTIMATES}


def test_opening_one_move_leaves_the_next_sealed(exercise, control):
    go_to(exercise, StepKind.DECIDE, 2)
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise, 1), by=control)
    assert not Reveal.objects.filter(move=move_of(exercise, 2)).exists()


def test_own_views_stay_sealed_until_play_has_ended(exercise, control):
    with pytest.raises(Refused):
        reveals.reveal(exercise, what=Revealed.OWN_VIEWS, by=control)
    go_to(exercise, StepKind.REVIEW)
    assert reveals.reveal(exercise, what=Revealed.OWN_VIEWS, by=control).move is None


def test_own_views_stay_sealed_while_the_final_estimate_is_open(exercise, control):
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused):
        reveals.reveal(exercise, what=Revealed.OWN_VIEWS, by=control)


def test_a_move_must_be_named(exercise, control):
    with pytest.raises(Refused):
        reveals.reveal(exercise, what=Revealed.POSITIONS, by=control)


def test_only_control_opens(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    with pytest.raises(Refused):
        reveals.reveal(exercise, what=Revealed.ESTIMATES, move=move_of(exercise), by=blue)
    assert not Reveal.objects.exists()


# Team by team


@pytest.fixture
def team(exercise):
    return exercise.teams.get(code="RED")


@pytest.mark.parametrize("what", OF_A_MOVE)
def test_one_team_is_opened_once_and_the_journal_names_it(exercise, control, team, what):
    go_to(exercise, StepKind.DECIDE, 1)
    for _press in range(2):
        reveals.reveal(exercise, what=what, move=move_of(exercise), team=team, by=control)
    entry = exercise.journal.get(kind=Kind.REVEALED)
    assert entry.refs == {"what": what, "move": 1, "team": team.pk}


def test_a_teams_own_spread_is_announced_to_that_team_alone(exercise, control, team):
    go_to(exercise, StepKind.DELIBERATE, 1)
    opened = {"move": move_of(exercise), "team": team, "by": control}
    reveals.reveal(exercise, what=Revealed.ESTIMATES, **opened)
    assert exercise.journal.get(kind=Kind.REVEALED).audiences == [CONTROL, of_team(team.pk)]
    reveals.reveal(exercise, what=Revealed.POSITIONS, **opened)
    assert exercise.journal.filter(kind=Kind.REVEALED).last().audiences == [EVERYONE]


def test_opening_one_position_opens_that_teams_estimates_too(exercise, control, team):
    go_to(exercise, StepKind.PLENARY, 1)
    opened = {"move": move_of(exercise), "team": team, "by": control}
    reveals.reveal(exercise, what=Revealed.POSITIONS, **opened)
    rows = set(Reveal.objects.values_list("what", "team"))
    assert rows == {(Revealed.POSITIONS, team.pk), (Revealed.ESTIMATES, team.pk)}


def test_what_is_open_to_all_is_not_opened_again_for_one(exercise, control, team):
    go_to(exercise, StepKind.DECIDE, 1)
    sealed = {"what": Revealed.DECISIONS, "move": move_of(exercise), "by": control}
    first = reveals.reveal(exercise, **sealed)
    assert reveals.reveal(exercise, team=team, **sealed) == first
    assert Reveal.objects.count() == 1


def test_after_some_the_rest_can_be_opened_at_once(exercise, control, team):
    go_to(exercise, StepKind.DECIDE, 1)
    sealed = {"what": Revealed.DECISIONS, "move": move_of(exercise), "by": control}
    reveals.reveal(exercise, team=team, **sealed)
    assert reveals.reveal(exercise, **sealed).team is None
    assert exercise.journal.filter(kind=Kind.REVEALED).count() == 2


def test_a_team_of_another_exercise_is_refused(exercise, control):
    go_to(exercise, StepKind.DECIDE, 1)
    stranger = make_exercise().teams.first()
    with pytest.raises(Refused):
        reveals.reveal(
            exercise, what=Revealed.DECISIONS, move=move_of(exercise), team=stranger, by=control
        )
    assert not Reveal.objects.exists()


def test_own_views_are_never_opened_for_one_team(exercise, control, team):
    go_to(exercise, StepKind.REVIEW)
    assert reveals.reveal(exercise, what=Revealed.OWN_VIEWS, team=team, by=control).team is None
