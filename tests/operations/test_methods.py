"""The method of adjudication: usual for the format, changed with a reason, never silently."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, move_of
from tests.factories import CODES, FacilitatorFactory, make_exercise, make_version
from wargame.errors import Refused
from wargame.models import Exercise, Kind, Method, MethodChange, StepKind
from wargame.models.viewers import EVERYONE
from wargame.operations import adjudication, exercises, methods
from wargame.operations.adjudication import Words

WORDS = Words("It works.", "They came early.")


def made(minutes, method=None):
    version = make_version()
    preset = version.formatpresets.get()
    preset.minutes = minutes
    preset.save()
    return exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=preset,
        title="Strait Watch",
        chairs=dict.fromkeys(CODES[:3], 4),
        expected_heads=12,
        method=method,
    )


@pytest.mark.parametrize(
    ("minutes", "usual"),
    [(75, Method.FREE), (179, Method.FREE), (180, Method.SEMI_RIGID), (450, Method.SEMI_RIGID)],
)
def test_without_a_choice_it_is_the_usual_one_for_the_format(db, minutes, usual):
    assert made(minutes).method == usual


def test_what_is_chosen_at_set_up_stands(db):
    assert made(75, Method.NONE).method == Method.NONE


@pytest.mark.parametrize("method", Method)
def test_every_method_is_told_in_two_sentences(method):
    assert method.brief.count(". ") == 1
    assert method.brief.endswith(".")
    assert method.when


def test_another_method_is_for_everybody_with_its_reason(exercise, control):
    methods.change(exercise, Method.NONE, reason=" We are short of time. ", by=control)
    assert Exercise.objects.get().method == Method.NONE
    change = MethodChange.objects.get()
    assert (change.before, change.after) == (Method.FREE, Method.NONE)
    assert change.reason == "We are short of time."
    entry = exercise.journal.order_by("number").last()
    assert (entry.kind, entry.audiences) == (Kind.METHOD_CHANGED, [EVERYONE])


def test_it_needs_a_reason_control_and_play(exercise, control, blue):
    for reason, by in ((" ", control), ("Because.", blue)):
        with pytest.raises(Refused):
            methods.change(exercise, Method.NONE, reason=reason, by=by)
    go_to(exercise, StepKind.FINAL)
    with pytest.raises(Refused):
        methods.change(exercise, Method.NONE, reason="Because.", by=control)
    assert not MethodChange.objects.exists()


def test_the_same_method_again_changes_nothing(exercise, control):
    before = exercise.journal.count()
    methods.change(exercise, Method.FREE, reason="", by=control)
    assert exercise.journal.count() == before


def test_the_reason_of_a_change_is_never_rewritten(exercise, control):
    methods.change(exercise, Method.NONE, reason="Short of time.", by=control)
    with pytest.raises(DatabaseError), transaction.atomic():
        MethodChange.objects.update(reason="No reason.")


def test_a_ruling_is_made_by_the_method_of_the_exercise(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    ruling = adjudication.write(exercise, WORDS, move=move_of(exercise), by=control)
    assert (ruling.method, ruling.method_reason) == (Method.FREE, "")


def test_by_another_method_only_with_a_reason_that_is_stored(exercise, control):
    methods.change(exercise, Method.NONE, reason="Short of time.", by=control)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    rule = {"move": move_of(exercise), "by": control}
    for refused in (WORDS, Words("It works.", "So.", method=Method.FREE)):
        with pytest.raises(Refused):
            adjudication.write(exercise, refused, **rule)
    words = Words("It works.", "So.", method=Method.FREE, method_reason="They asked for it.")
    ruling = adjudication.write(exercise, words, **rule)
    assert (ruling.method, ruling.method_reason) == (Method.FREE, "They asked for it.")


def test_a_correction_keeps_the_method_of_what_it_corrects(exercise, control):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    old = adjudication.write(exercise, WORDS, move=move_of(exercise), by=control)
    adjudication.release(old, by=control)
    old.refresh_from_db()
    methods.change(exercise, Method.NONE, reason="Short of time.", by=control)
    new = Words("It does not.", "We erred.")
    correction = adjudication.write(exercise, new, move=move_of(exercise), by=control, corrects=old)
    assert correction.method == Method.FREE


def test_a_draft_exercise_can_choose_too(db):
    exercise = make_exercise()
    control = exercise.seats.get()
    methods.change(exercise, Method.NONE, reason="A first time for all.", by=control)
    assert Exercise.objects.get().method == Method.NONE
