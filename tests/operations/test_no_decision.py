"""No decision, with a reason, is a decision on record."""

import pytest
from django.db import IntegrityError, transaction

from tests.cast import control_of, decide, go_to, move_of, sit, viewer_of, write
from wargame.errors import Refused
from wargame.models import Decision, DraftKind, Kind, Revealed, StepKind, Viewer
from wargame.models.viewers import CONTROL, of_team
from wargame.operations import decisions, reveals, seats, versions
from wargame.queries import standings

WHY = "We wait for the parliament."


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


def give_up(exercise, by, because=WHY, **said):
    return decisions.release_none(exercise, move=move_of(exercise), because=because, by=by, **said)


def withdraw(exercise, by):
    move = move_of(exercise)
    return versions.withdraw(exercise, move=move, kind=DraftKind.DECISION, by=by)


def test_it_stands_on_record_with_its_reason_and_says_nothing_else(deciding, blue):
    made = give_up(deciding, blue)
    assert made.is_undecided
    assert (made.title, made.undecided_because, made.version) == ("No decision", WHY, 1)
    assert (made.action, made.rationale, made.confidence) == ("", "", "")
    assert not made.effects.exists()


def test_the_database_refuses_one_that_says_more(deciding, blue):
    made = give_up(deciding, blue)
    made.pk, made.version, made.action = None, 2, "The navy sails."
    with pytest.raises(IntegrityError, match="says_nothing_but_why"), transaction.atomic():
        made.save()


def test_it_is_recorded_once_with_a_sentence_of_its_own(deciding, blue):
    assert give_up(deciding, blue) == give_up(deciding, blue, "Another reason.")
    entry = deciding.journal.get(kind=Kind.NO_DECISION)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]


def test_what_is_drafted_stays_a_draft_and_is_there_again_after_a_withdrawal(deciding, blue):
    write(deciding, blue, {"title": "Send one"})
    give_up(deciding, blue)
    with pytest.raises(Refused, match="released and is fixed"):
        write(deciding, blue, {"title": "Send two"})
    withdraw(deciding, blue)
    decide(deciding, blue)
    assert Decision.objects.standing().get().title == "Send two frigates"


def test_only_the_head_may_or_control_while_the_head_is_away(deciding, blue, blue_two):
    with pytest.raises(Refused, match="Only the head"):
        give_up(deciding, blue_two)
    seats.arrive(blue)
    with pytest.raises(Refused, match="Bea is here"):
        give_up(deciding, control_of(deciding), team=blue.team)
    seats.leave(blue)
    assert give_up(deciding, control_of(deciding), team=blue.team).released_by.is_control


def test_it_is_refused_where_a_decision_stands(deciding, blue):
    decide(deciding, blue)
    with pytest.raises(Refused, match="has released a decision"):
        give_up(deciding, blue)


def test_nothing_takes_its_place(deciding, blue):
    give_up(deciding, blue)
    with pytest.raises(Refused, match="It is not changed"):
        versions.reopen(deciding, move=move_of(deciding), kind=DraftKind.DECISION, by=blue)


def test_others_read_it_from_the_reveal_on(deciding, blue, red):
    give_up(deciding, blue)
    readers = [viewer_of(red), Viewer.board(deciding)]
    assert not any(Decision.objects.visible_to(one).exists() for one in readers)
    what = {"what": Revealed.DECISIONS, "move": move_of(deciding)}
    reveals.reveal(deciding, by=control_of(deciding), **what)
    assert all(Decision.objects.visible_to(one).exists() for one in readers)
    with pytest.raises(Refused, match="stands"):
        withdraw(deciding, blue)


def test_nobody_waits_for_the_team_any_more(deciding, blue):
    give_up(deciding, blue)
    deciding.refresh_from_db()
    every = standings.standings(viewer_of(control_of(deciding)))
    blues = next(one for one in every if one.team == blue.team)
    assert blues.decided_at is not None
    assert blues.is_undecided


def test_once_the_move_is_over_it_is_after_the_fact(deciding, blue):
    go_to(deciding, StepKind.BRIEF, 2)
    assert give_up(deciding, blue).is_late


def test_the_head_of_another_team_decides_nothing_here(deciding, blue):
    red = sit(deciding, "RED", "Rob", chair=1)
    give_up(deciding, red)
    assert Decision.objects.get().team == red.team
