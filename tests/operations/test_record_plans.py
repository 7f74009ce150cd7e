"""What decision records ask for: it comes with the format, and control changes it."""

import pytest

from tests.cast import EFFECTS, RECORD, control_of, go_to, move_of, write
from tests.factories import FacilitatorFactory, make_exercise, make_version
from wargame.errors import Refused
from wargame.models import Decision, Kind, Paragraph, StepKind
from wargame.models.paragraphs import EIGHT
from wargame.operations import decisions, exercises, record_plans


def planned(exercise):
    return exercise.journal.filter(kind=Kind.RECORD_PLANNED)


@pytest.mark.parametrize(
    ("record", "required", "opened"),
    [
        ({}, list(EIGHT), []),
        ({"opened": ["criterion_effects"]}, list(EIGHT), ["criterion_effects"]),
        ({"required": ["rationale", "action"]}, ["title", "action", "rationale"], []),
    ],
)
def test_an_exercise_asks_for_what_its_format_says(db, record, required, opened):
    version = make_version()
    preset = version.formatpresets.get()
    preset.record = record
    made = exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=preset,
        title="Watch",
        chairs={"BLU": 3},
        expected_heads=3,
    )
    assert (made.required_paragraphs, made.opened_paragraphs) == (required, opened)


def test_control_asks_for_more_and_a_record_without_it_is_not_released(exercise, blue, control):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, RECORD | EFFECTS)
    record_plans.set_plan(exercise, required=[*EIGHT, "message"], opened=[], by=control)
    with pytest.raises(Refused, match="Still to do: Public message"):
        decisions.release(exercise, move=move_of(exercise), by=blue)
    write(exercise, blue, {"message": "We come in peace."})
    assert decisions.release(exercise, move=move_of(exercise), by=blue).message


def test_control_waives_what_the_format_asks_for_and_that_is_on_record(exercise, blue, control):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, {"title": "Wait", "action": "We wait."})
    record_plans.set_plan(exercise, required=["action"], opened=[], by=control)
    released = decisions.release(exercise, move=move_of(exercise), by=blue)
    assert (released.rationale, released.confidence, released.key_assumptions) == ("", "", [])
    (entry,) = planned(exercise)
    assert entry.seat == control


def test_the_title_stays_and_what_is_required_is_not_merely_open(exercise, control):
    asked = record_plans.set_plan(
        exercise, required=["rationale"], opened=["rationale", "message"], by=control
    )
    assert asked.required_paragraphs == [Paragraph.TITLE, Paragraph.RATIONALE]
    assert asked.opened_paragraphs == [Paragraph.MESSAGE]


def test_the_same_again_is_recorded_once(exercise, control):
    for _press in range(2):
        record_plans.set_plan(exercise, required=["message", "action"], opened=[], by=control)
    assert planned(exercise).count() == 1


def test_nobody_but_control_changes_it(exercise, blue):
    with pytest.raises(Refused):
        record_plans.set_plan(exercise, required=[], opened=[], by=blue)


def test_a_released_record_stays_as_it_was(exercise, blue, control):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, RECORD)
    decisions.release(exercise, move=move_of(exercise), by=blue)
    record_plans.set_plan(exercise, required=[*EIGHT, "message"], opened=[], by=control)
    assert Decision.objects.get().title == RECORD["title"]


def test_a_draft_exercise_can_be_set_up_before_the_lobby_opens(db):
    exercise = make_exercise()
    by = control_of(exercise)
    record_plans.set_plan(exercise, required=["action"], opened=[], by=by)
    exercise.refresh_from_db()
    assert exercise.required_paragraphs == ["title", "action"]
