"""Opening what is sealed: not before its time, once, and announced to everyone."""

import pytest

from tests.cast import go_to, move_of
from wargame.errors import Refused
from wargame.models import Kind, Reveal, Revealed, StepKind
from wargame.models.reveals import OPENS_FROM
from wargame.models.viewers import EVERYONE
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
