"""Stars: one press by control on anything on record, seen by no player."""

import pytest

from tests.agreements.play import propose
from tests.cast import control_of, decide, go_to, invite, viewer_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Duty, Kind, Star, StepKind, Viewer
from wargame.models.exhibits import Thing
from wargame.models.viewers import CONTROL
from wargame.operations import injects, observations, stars
from wargame.operations.observations import Noted
from wargame.queries import exhibits
from wargame.queries import stars as queries


@pytest.fixture
def decision(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, title="Send two frigates")
    return exercise.decisions.get()


def starred(viewer):
    return [one.exhibit.line.head for one in queries.starred(viewer)]


def test_one_press_stars_once_and_only_control_hears_of_it(exercise, control, decision):
    for _press in range(2):
        stars.star(exercise, exhibit=f"decision-{decision.pk}", by=control)
    entry = exercise.journal.get(kind=Kind.STARRED)
    assert entry.audiences == [CONTROL]
    assert starred(viewer_of(control)) == ["Send two frigates, version 1"]


def test_a_co_facilitator_stars_and_players_evaluators_and_observers_do_not(
    exercise, blue, decision
):
    name = f"decision-{decision.pk}"
    for seat in (
        blue,
        invite(exercise, Duty.EVALUATOR, "Eva"),
        invite(exercise, Duty.OBSERVER, "Ola"),
    ):
        with pytest.raises(Refused, match="Only control"):
            stars.star(exercise, exhibit=name, by=seat)
    stars.star(exercise, exhibit=name, by=invite(exercise, Duty.CONTROL, "Cora"))
    assert Star.objects.get().seat.name == "Cora"


def test_stars_are_read_by_control_and_evaluators_alone(exercise, control, blue, decision):
    stars.star(exercise, exhibit=f"decision-{decision.pk}", by=control)
    evaluator = viewer_of(invite(exercise, Duty.EVALUATOR, "Eva"))
    observer = viewer_of(invite(exercise, Duty.OBSERVER, "Ola"))
    assert len(starred(viewer_of(control))) == len(starred(evaluator)) == 1
    for viewer in (viewer_of(blue), observer, Viewer.board(exercise), Viewer.nobody(exercise)):
        assert not starred(viewer)


@pytest.mark.parametrize("name", ["decision-999", "decision-x", "nothing-1", "", "inject-2.1"])
def test_what_is_not_there_or_not_released_is_not_starred(exercise, control, name):
    with pytest.raises(Refused, match="not there"):
        stars.star(exercise, exhibit=name, by=control)


def test_things_of_every_kind_are_led_to_by_their_names(exercise, control, decision):
    injects.release(exercise.injects.get(number="1.2"), by=control)
    noted = Noted("a-ticket", team=decision.team, text="They talked.")
    seen = observations.note(exercise, noted, by=control)
    for name in ("inject-1.2", f"observation-{seen.pk}"):
        stars.star(exercise, exhibit=name, by=control)
    assert starred(viewer_of(control)) == ["1.2 Inject title 1.2", "They talked."]


def test_a_star_taken_off_is_proposed_no_more_and_stays_on_record(exercise, control, decision):
    name = f"decision-{decision.pk}"
    stars.star(exercise, exhibit=name, by=control)
    for _press in range(2):
        stars.take_off(exercise, exhibit=name, by=control)
    assert not starred(viewer_of(control))
    assert exercise.journal.filter(kind=Kind.STAR_TAKEN_OFF).count() == 1
    stars.star(exercise, exhibit=name, by=control)
    assert Star.objects.count() == 2


def test_the_star_of_another_exercise_is_not_there(exercise, decision):
    elsewhere = make_exercise(moves=1)
    with pytest.raises(Refused):
        stars.star(elsewhere, exhibit=f"decision-{decision.pk}", by=control_of(elsewhere))


def test_everything_there_is_can_be_chosen_whatever_its_kind(exercise, control, decision, blue):
    injects.release(exercise.injects.get(number="1.1"), by=control)
    propose(blue, "BLU", "RED")
    kinds = {one.thing for one in exhibits.latest(viewer_of(control))}
    assert kinds == {Thing.DECISION, Thing.INJECT, Thing.ASSUMPTION, Thing.AGREEMENT}
    for one in exhibits.latest(viewer_of(control)):
        stars.star(exercise, exhibit=one.name, by=control)
    assert (
        len(queries.starred(viewer_of(control)))
        == exercise.journal.filter(kind=Kind.STARRED).count()
    )
