"""The register of assumptions: entered with a release, judged by control, sealed like the rest."""

import pytest
from django.db import IntegrityError, transaction

from tests.cast import control_of, decide, go_to, move_of, viewer_of, write
from wargame.errors import Refused
from wargame.models import (
    Assumption,
    AssumptionStatus,
    DraftKind,
    JournalEntry,
    Kind,
    Revealed,
    StepKind,
    Verdict,
    Viewer,
)
from wargame.operations import adjudication, assumptions, decisions, injects, reveals, versions
from wargame.operations.adjudication import Words
from wargame.operations.assumptions import Finding
from wargame.queries import assumptions as read

FAILED = Finding(Verdict.FAILED, "They sailed late.")


@pytest.fixture
def released(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, assumption_2="The port stays\nopen.")
    return exercise


@pytest.fixture
def one(released):
    return Assumption.objects.first()


def texts(viewer):
    return [str(sheet.assumption) for sheet in read.register(viewer)]


def change(exercise, blue, **fields):
    about = {"move": move_of(exercise), "by": blue}
    versions.reopen(exercise, kind=DraftKind.DECISION, **about)
    write(exercise, blue, {"reason": "News."} | fields)
    return decisions.release(exercise, **about)


def test_a_release_enters_each_line_once_as_one_line(released, blue):
    assert texts(viewer_of(blue)) == ["The crews are ready.", "The port stays open."]


def test_the_same_words_in_a_later_version_are_the_same_assumption(released, blue, control, one):
    assumptions.note(one, FAILED, by=control)
    change(released, blue, assumption_2="The port is neutral.")
    sheets = {str(sheet.assumption): sheet for sheet in read.register(viewer_of(blue))}
    assert set(sheets) == {"The crews are ready.", "The port stays open.", "The port is neutral."}
    assert sheets["The crews are ready."].state == Verdict.FAILED
    assert sheets["The crews are ready."].decision.version == 2
    assert sheets["The port stays open."].is_dropped
    assert not sheets["The port is neutral."].is_dropped


def test_it_is_untested_until_control_notes_something(one, blue, control):
    assert read.own(viewer_of(blue))[0].state == Verdict.UNTESTED
    assumptions.note(one, FAILED, by=control)
    assumptions.note(one, Finding(Verdict.HELD, "They came after all."), by=control)
    (sheet,) = [s for s in read.own(viewer_of(blue)) if s.assumption == one]
    assert sheet.state == Verdict.HELD
    assert [noted.status.note for noted in sheet.noted] == [
        "They came after all.",
        "They sailed late.",
    ]


def test_noted_twice_in_the_same_words_it_is_recorded_once(one, control):
    assert assumptions.note(one, FAILED, by=control) == assumptions.note(one, FAILED, by=control)
    assert JournalEntry.objects.filter(kind=Kind.ASSUMPTION_JUDGED).count() == 1


def test_only_control_notes_it(one, blue):
    with pytest.raises(Refused, match="Only control"):
        assumptions.note(one, FAILED, by=blue)


def test_what_touched_it_must_have_been_released(released, one, control):
    held = adjudication.write(
        released, Words("They are late.", "Wind."), move=move_of(released), by=control
    )
    for touched in ({"inject": released.injects.get(number="1.1")}, {"ruling": held}):
        with pytest.raises(Refused, match="Release first"):
            assumptions.note(one, Finding(Verdict.FAILED, "Late.", **touched), by=control)
    assert not AssumptionStatus.objects.exists()


def test_withdrawn_with_its_decision_it_is_in_no_register_and_comes_back_with_it(
    released, blue, one, control
):
    about = {"move": move_of(released), "by": blue}
    versions.withdraw(released, kind=DraftKind.DECISION, **about)
    assert texts(viewer_of(blue)) == texts(viewer_of(control)) == []
    with pytest.raises(Refused, match="withdrawn"):
        assumptions.note(one, FAILED, by=control)
    decisions.release(released, **about)
    assert one.text in texts(viewer_of(blue))
    assert Assumption.objects.count() == 2


def test_others_read_it_and_what_became_of_it_once_the_decision_is_revealed(
    released, blue, red, one, control
):
    assumptions.note(one, FAILED, by=control)
    entry = JournalEntry.objects.get(kind=Kind.ASSUMPTION_JUDGED)
    assert not JournalEntry.objects.filter(pk=entry.pk).visible_to(viewer_of(red)).exists()
    assert texts(viewer_of(red)) == texts(Viewer.board(released)) == []
    reveals.reveal(released, what=Revealed.DECISIONS, move=move_of(released), by=control)
    assert read.register(viewer_of(red))[0].state == Verdict.FAILED
    assert texts(Viewer.nobody(released)) == []
    assumptions.note(one, Finding(Verdict.HELD, "After all."), by=control)
    entry = JournalEntry.objects.filter(kind=Kind.ASSUMPTION_JUDGED).last()
    assert JournalEntry.objects.filter(pk=entry.pk).visible_to(viewer_of(red)).exists()


def test_what_touched_it_is_named_to_whom_may_read_that(released, blue, red, one, control):
    inject = released.injects.get(number="1.2")
    injects.release(inject, by=control)
    inject.refresh_from_db()
    assumptions.note(one, Finding(Verdict.FAILED, "See the inject.", inject=inject), by=control)
    reveals.reveal(released, what=Revealed.DECISIONS, move=move_of(released), by=control)
    assert read.register(viewer_of(blue))[0].last.inject == inject
    assert read.register(viewer_of(red))[0].last.inject is None


def test_it_can_still_be_noted_in_the_review(released, one, control):
    go_to(released, StepKind.REVIEW)
    assert assumptions.note(one, FAILED, by=control).status == Verdict.FAILED


def test_a_ruling_cites_assumptions_and_readers_see_those_they_may(released, blue, red, control):
    from wargame.queries import adjudication as rulings

    one = Assumption.objects.first()
    words = Words("Late.", "Wind.", cited_assumptions=[one])
    held = adjudication.write(released, words, move=move_of(released), by=control)
    adjudication.release(held, by=control)
    assert rulings.rulings(viewer_of(blue))[0].evidence == ["BLU assumed: The crews are ready."]
    assert rulings.rulings(viewer_of(red))[0].evidence == []


def test_nothing_of_it_is_ever_changed(one, control):
    assumptions.note(one, FAILED, by=control)
    for rows, changed in (
        (Assumption.objects.all(), {"text": "Other."}),
        (AssumptionStatus.objects.all(), {"note": "Other."}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changed)


@pytest.mark.parametrize("n", [1, 3])
def test_the_register_takes_as_many_queries_for_three_teams_as_for_one(
    exercise, blue, red, n, django_assert_num_queries
):
    from tests.cast import sit

    go_to(exercise, StepKind.DECIDE, 1)
    inject = exercise.injects.get(number="1.1")
    control = control_of(exercise)
    injects.release(inject, by=control)
    inject.refresh_from_db()
    leads = [blue, red, sit(exercise, "GRN", "Gus", chair=1)][:n]
    for lead in leads:
        decide(exercise, lead)
    for line in Assumption.objects.all():
        assumptions.note(line, Finding(Verdict.HELD, "Seen.", inject=inject), by=control)
    viewer = viewer_of(control)
    with django_assert_num_queries(4):
        read.register(viewer)
