"""Rulings: written and held, released once, corrected by a new one."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import decide, go_to, move_of
from wargame.errors import Refused
from wargame.models import Kind, Ruling, StepKind
from wargame.models.viewers import EVERYONE, of_team
from wargame.operations import adjudication
from wargame.operations.adjudication import Words

WORDS = Words(outcome="The strait stays open.", reason="Two frigates were enough.")


@pytest.fixture
def ruled(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return adjudication.write(exercise, WORDS, move=move_of(exercise), by=control)


def last(exercise):
    return exercise.journal.order_by("number").last()


def test_a_ruling_is_held_and_only_control_hears_of_it(ruled, exercise):
    assert (ruled.number, ruled.released_at, ruled.is_to_all) == (1, None, True)
    assert last(exercise).kind == Kind.RULING_WRITTEN
    assert EVERYONE not in last(exercise).audiences


def test_the_same_words_twice_are_held_once(ruled, exercise, control):
    again = adjudication.write(exercise, WORDS, move=move_of(exercise), by=control)
    assert again == ruled
    assert Ruling.objects.count() == 1


def test_a_release_is_announced_to_those_it_is_for_alone(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    blue = exercise.teams.get(code="BLU")
    words = Words("The port closes.", "It was mined.", teams=[blue])
    ruling = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    adjudication.release(ruling, by=control)
    assert set(last(exercise).audiences) == {"control", of_team(blue.pk)}


def test_a_release_twice_is_recorded_once(ruled, exercise, control):
    for _press in range(2):
        adjudication.release(ruled, by=control)
    assert exercise.journal.filter(kind=Kind.RULING_RELEASED).count() == 1


def test_what_is_held_can_be_changed_and_what_is_released_cannot(ruled, control):
    changed = adjudication.change(ruled, Words("It closes.", "Mines."), by=control)
    assert changed.outcome == "It closes."
    adjudication.release(changed, by=control)
    with pytest.raises(Refused):
        adjudication.change(changed, WORDS, by=control)


def test_postgresql_refuses_to_change_a_released_ruling(ruled, control):
    adjudication.release(ruled, by=control)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ruling.objects.update(outcome="Something else.")


def test_a_correction_names_the_old_ruling_which_stays(ruled, exercise, control):
    old = adjudication.release(ruled, by=control)
    words = Words("It closes after all.", "We forgot the mines.")
    move = move_of(exercise)
    new = adjudication.write(exercise, words, move=move, by=control, corrects=old)
    assert (new.number, new.corrects) == (2, old)
    assert Ruling.objects.get(pk=old.pk).outcome == WORDS.outcome
    old, words = Ruling.objects.get(pk=old.pk), Words("And again.", "Because.")
    with pytest.raises(Refused):
        adjudication.write(exercise, words, move=move, by=control, corrects=old)


def test_only_what_was_released_is_corrected(ruled, exercise, control):
    words, move = Words("Other.", "Because."), move_of(exercise)
    with pytest.raises(Refused):
        adjudication.write(exercise, words, move=move, by=control, corrects=ruled)


def test_only_control_rules(exercise, blue):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    with pytest.raises(Refused):
        adjudication.write(exercise, WORDS, move=move_of(exercise), by=blue)


def test_after_play_nothing_is_ruled(ruled, exercise, control):
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused):
        adjudication.release(ruled, by=control)


def test_a_ruling_can_name_the_decision_it_follows_from(exercise, control, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    decision = exercise.decisions.get()
    words = Words("It works.", "They were quick.", decision=decision)
    ruling = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    assert ruling.decision == decision
