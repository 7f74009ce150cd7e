"""Dissent: a member puts it on record beside the team's decision, and nobody ever alters it."""

import json
from uuid import uuid4

import pytest
from django.core import serializers
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from tests.cast import control_of, decide, go_to, move_of, viewer_of, write
from wargame.errors import Refused
from wargame.models import Dissent, DraftKind, JournalEntry, Kind, Revealed, StepKind, Viewer
from wargame.models.viewers import CONTROL, EVERYONE, of_team
from wargame.operations import decisions, dissents, exercises, reveals, versions

WORDS = "It leaves the coast open."


@pytest.fixture
def drafted(exercise, blue, blue_two):
    """Blue writes a decision and has not released it."""
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, {"title": "Send two frigates"})
    return exercise


@pytest.fixture
def released(drafted, blue):
    decide(drafted, blue)
    return drafted


def dissent(exercise, by, words=WORDS, *, is_named=True, ticket=None):
    about = {"move": move_of(exercise), "words": words, "ticket": ticket or uuid4()}
    return dissents.enter(exercise, is_named=is_named, by=by, **about)


def reveal(exercise):
    what = {"what": Revealed.DECISIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **what)


def names(exercise, viewer):
    return [one.name for one in Dissent.objects.visible_to(viewer).named_for(viewer)]


def test_a_named_one_keeps_who_and_when(released, blue_two):
    made = dissent(released, blue_two)
    assert (made.seat, made.words, made.version) == (blue_two, WORDS, 1)
    assert made.at is not None
    assert released.journal.get(kind=Kind.DISSENT_ENTERED).seat == blue_two


def test_an_unnamed_one_keeps_neither_seat_nor_time(released, blue_two):
    made = dissent(released, blue_two, is_named=False)
    made.refresh_from_db()
    assert (made.seat, made.at) == (None, None)


def test_the_journal_does_not_betray_who_wrote_an_unnamed_one(released, blue_two):
    before = released.journal.count()
    made = dissent(released, blue_two, is_named=False)
    (entry,) = JournalEntry.objects.filter(exercise=released, number__gt=before)
    assert entry.seat is None
    assert entry.refs == {"draft": made.draft_id}
    whole = json.loads(serializers.serialize("json", [entry, made]))
    assert blue_two.pk not in [row["fields"].get("seat") for row in whole]
    assert str(made.pk) not in json.dumps(whole[0])


def test_the_same_form_sent_again_is_recorded_once(released, blue_two):
    ticket = uuid4()
    first = dissent(released, blue_two, is_named=False, ticket=ticket)
    assert dissent(released, blue_two, is_named=False, ticket=ticket) == first
    assert Dissent.objects.count() == 1
    assert released.journal.filter(kind=Kind.DISSENT_ENTERED).count() == 1


def test_one_person_may_dissent_more_than_once(released, blue_two):
    dissent(released, blue_two)
    dissent(released, blue_two, "And it is late.")
    assert Dissent.objects.count() == 2


def test_its_words_are_never_altered_nor_taken_away(released, blue_two):
    dissent(released, blue_two)
    with pytest.raises(DatabaseError), transaction.atomic():
        Dissent.objects.update(words="I agree.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Dissent.objects.all().delete()


def test_the_database_refuses_an_unnamed_one_with_a_time(released, blue_two):
    row = {"exercise": released, "team": blue_two.team, "draft": released.drafts.get()}
    with pytest.raises(IntegrityError, match="no_seat_and_no_time"), transaction.atomic():
        Dissent.objects.create(**row, version=1, words=WORDS, at=timezone.now())


def test_before_the_release_only_the_team_reads_it(drafted, blue, blue_two, red, control):
    dissent(drafted, blue_two)
    assert names(drafted, viewer_of(blue)) == ["Bob"]
    for viewer in (viewer_of(control), viewer_of(red), Viewer.board(drafted)):
        assert names(drafted, viewer) == []


def test_released_it_is_read_by_control_and_revealed_by_all_without_a_name(
    drafted, blue, blue_two, red, control
):
    dissent(drafted, blue_two)
    decide(drafted, blue)
    assert names(drafted, viewer_of(control)) == ["Bob"]
    assert names(drafted, viewer_of(red)) == []
    reveal(drafted)
    assert names(drafted, viewer_of(red)) == names(drafted, Viewer.board(drafted)) == [""]
    assert names(drafted, viewer_of(blue)) == ["Bob"]
    assert names(drafted, Viewer.nobody(drafted)) == []


def test_it_stays_with_the_text_when_that_is_withdrawn_and_changed(released, blue, blue_two, red):
    dissent(released, blue_two)
    move = move_of(released)
    versions.withdraw(released, move=move, kind=DraftKind.DECISION, by=blue)
    reveal(released)
    assert names(released, viewer_of(red)) == []
    assert names(released, viewer_of(blue)) == ["Bob"]
    decisions.release(released, move=move, by=blue)
    assert names(released, viewer_of(red)) == [""]


def test_it_is_announced_to_those_who_read_it(released, blue, blue_two):
    dissent(released, blue_two)
    reveal(released)
    late = dissent(released, blue_two, "Too late.")
    first, second = released.journal.filter(kind=Kind.DISSENT_ENTERED).order_by("number")
    assert first.audiences == [CONTROL, of_team(blue.team_id)]
    assert second.audiences == [EVERYONE]
    assert late.is_late


def test_there_must_be_something_to_dissent_from(exercise, blue, blue_two):
    go_to(exercise, StepKind.DECIDE, 1)
    with pytest.raises(Refused, match="no decision to dissent from"):
        dissent(exercise, blue_two)


def test_no_decision_can_be_dissented_from_too(exercise, blue, blue_two):
    go_to(exercise, StepKind.DECIDE, 1)
    decisions.release_none(exercise, move=move_of(exercise), because="No majority.", by=blue)
    assert dissent(exercise, blue_two).version == 1


def test_with_play_records_are_locked(released, blue_two, control):
    exercises.end(released, by=control)
    with pytest.raises(Refused, match="Records are locked"):
        dissent(released, blue_two)


def test_control_dissents_for_nobody(released, control):
    with pytest.raises(Refused):
        dissent(released, control)
