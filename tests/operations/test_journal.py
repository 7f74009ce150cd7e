"""The journal: numbered without gaps, addressed, without words; refused by PostgreSQL to change."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import control_of, decide, go_to, move_of, open_and_start, sit, write
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import (
    Answer,
    CriterionEffect,
    Decision,
    DraftKind,
    DraftText,
    Estimate,
    Exercise,
    JournalEntry,
    Kind,
    Occasion,
    Position,
    Revealed,
    StepKind,
)
from wargame.models.viewers import CONTROL, EVERYONE
from wargame.operations import answers, drafts, moves, positions, reveals
from wargame.operations.journal import CHANNEL, lock, record
from wargame.operations.positions import Mark

CONTRIBUTIONS = [Estimate, Position, DraftText, Answer, Decision, CriterionEffect]


@pytest.fixture
def played(exercise, blue, control):
    """Blue has estimated, taken a position, answered and decided in move 1."""
    move = move_of(exercise)
    mark = Mark(move.tensions.get(), 2, reason="Ships come first.", confidence="low")
    go_to(exercise, StepKind.ESTIMATE, 1)
    positions.place(exercise, [mark], occasion=Occasion.MOVE, move=move, by=blue)
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveals.reveal(exercise, what=Revealed.ESTIMATES, move=move, by=control)
    positions.set_position(exercise, mark, move=move, by=blue)
    write(exercise, blue, {"answer": "Both.", "because": "It is cheaper."}, DraftKind.ANSWER)
    answers.release(exercise, move=move, by=blue)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    return exercise


def numbers(exercise):
    return list(exercise.journal.values_list("number", flat=True))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE wargame_journalentry SET kind = 'seat.taken'",
        "DELETE FROM wargame_journalentry",
        "TRUNCATE wargame_journalentry",
        "TRUNCATE wargame_exercise CASCADE",
    ],
)
def test_postgresql_refuses_to_change_delete_or_empty_it(played, sql):
    before = list(played.journal.values())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert list(played.journal.values()) == before


def test_an_exercise_cannot_take_its_journal_with_it(played):
    with pytest.raises(DatabaseError), transaction.atomic():
        Exercise.objects.filter(pk=played.pk).delete()
    assert played.journal.exists()


@pytest.mark.parametrize("model", CONTRIBUTIONS)
def test_postgresql_refuses_to_change_what_somebody_contributed(played, model):
    row = model.objects.first()
    for change in (row.save, lambda: model.objects.update(id=row.pk)):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change()


def test_numbers_run_from_one_without_gaps(played):
    played.refresh_from_db()
    assert numbers(played) == list(range(1, played.entries + 1))


def test_an_act_that_is_refused_takes_no_number(exercise, blue, control):
    before = numbers(exercise)
    with pytest.raises(Refused):
        moves.pause(exercise, by=blue)
    with pytest.raises(Refused):
        positions.place(exercise, [], occasion=Occasion.FINAL, by=blue)
    moves.pause(exercise, by=control)
    assert numbers(exercise) == [*before, before[-1] + 1]


def test_every_exercise_counts_for_itself(played, db):
    other = open_and_start(make_exercise())
    assert numbers(other) == list(range(1, other.entries + 1))


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_are_numbered_one_by_one(exercise):
    go_to(exercise, StepKind.DELIBERATE, 1)
    people = [sit(exercise, code, f"{code} one") for code in ("BLU", "RED", "GRN")]

    def write_some(seat):
        try:
            for base in range(5):
                drafts.save(
                    exercise,
                    move=move_of(exercise),
                    kind=DraftKind.DECISION,
                    name="title",
                    text=f"Title {base}",
                    base=base,
                    by=seat,
                )
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write_some, people))
    assert exercise.journal.filter(kind=Kind.DRAFT_SAVED).count() == 15
    exercise.refresh_from_db()
    assert numbers(exercise) == list(range(1, exercise.entries + 1))


def test_it_holds_no_words_no_names_and_no_values(played):
    for entry in played.journal.all():
        said = json.dumps(entry.refs)
        for word in ("Bea", "Ships", "frigates", "Both", "cheaper", "moderate"):
            assert word not in said


def test_every_entry_says_who_may_ever_hear_of_it(played):
    for entry in played.journal.all():
        assert entry.audiences
        assert CONTROL in entry.audiences or EVERYONE in entry.audiences


def test_an_announcement_says_that_and_never_what(exercise, monkeypatch):
    sent = []
    execute = type(connection.cursor()).execute

    def listening(cursor, sql, params=None):
        if "pg_notify" in str(sql):
            sent.append(params)
        return execute(cursor, sql, params)

    monkeypatch.setattr(type(connection.cursor()), "execute", listening)
    with transaction.atomic():
        locked = lock(exercise)
        entry = record(
            locked, Kind.BOARD_SET, by=control_of(exercise), audiences=[EVERYONE], scene="clock"
        )
    ((channel, payload),) = sent
    assert channel == CHANNEL
    assert json.loads(payload) == {
        "x": exercise.pk,
        "n": entry.number,
        "k": "board.set",
        "a": [EVERYONE],
    }


def test_an_entry_keeps_the_time_of_the_exercise(exercise, control):
    moves.pause(exercise, by=control)
    exercise.refresh_from_db()
    entry = JournalEntry.objects.get(exercise=exercise, kind=Kind.CLOCK_PAUSED)
    assert abs((entry.exercise_time - exercise.played).total_seconds()) < 1
