"""What PostgreSQL keeps of the past: every table of an exercise, each change, and no more."""

import pytest
from django.apps import apps
from django.db import connection

from tests.cast import control_of, move_of, sit
from wargame.migrations._history import NOT_KEPT, UNDATED
from wargame.models import Exercise, HotWash, Kind, Seat
from wargame.operations import exercises, moves, seats
from wargame.queries import pasts, words_of_people

from .conftest import commit

pytestmark = pytest.mark.django_db


def rows(sql, *given):
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def kept_of(table):
    return rows(f"SELECT count(*) FROM history.{table}")[0][0]  # noqa: S608


def test_every_table_of_an_exercise_is_kept_or_is_named_as_not():
    """If this fails: let your migration end with `KeepHistory("…")`, or name the table there."""
    models = apps.get_app_config("wargame").get_models(include_auto_created=True)
    tables = {model._meta.db_table: {f.column for f in model._meta.fields} for model in models}
    of_then = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
    seen = {}
    for table, column in rows(f"{of_then} 'as_of'"):
        seen.setdefault(table, set()).add(column)
    assert seen == {table: tables[table] for table in tables.keys() - NOT_KEPT}
    watched = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s"
    changed = {table for (table,) in rows(watched, "what_is_changed_is_kept")}
    assert changed == seen.keys() - UNDATED.keys() - {"wargame_journalentry"}


def test_what_is_kept_has_the_columns_of_its_table():
    columns = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND "
    columns += "table_schema = %s AND column_name <> 'kept_until' ORDER BY ordinal_position"
    for (table,) in rows(
        "SELECT relname FROM pg_class WHERE relname LIKE 'wargame%%' AND "
        "relkind = 'r' AND relnamespace = 'history'::regnamespace"
    ):
        assert rows(columns, table, "history") == rows(columns, table, "public"), table


def test_an_act_that_changes_no_row_but_the_number_keeps_nothing(exercise, control):
    before = kept_of("wargame_exercise")
    moves.pause(exercise, by=control)
    assert kept_of("wargame_exercise") == before + 1
    sit(exercise, "BLU", "Bea")
    assert kept_of("wargame_exercise") == before + 1


def test_signs_of_life_names_and_keys_are_never_kept(exercise, blue):
    before = kept_of("wargame_seat")
    seats.keep_alive([blue.pk])
    Seat.objects.filter(pk=blue.pk).update(name="Somebody", key_hash="0" * 64)
    assert kept_of("wargame_seat") == before


def test_what_was_deleted_stands_in_the_past(exercise, control):
    commit()
    exercise.refresh_from_db()
    then, n = pasts.moment(exercise, exercise.entries), exercise.steps.count()
    exercise.steps.filter(number__gt=5).delete()
    with pasts.as_of(then):
        assert exercise.steps.count() == n
    assert exercise.steps.count() == 5


def test_whoever_erases_leaves_nothing_behind(exercise):
    before = kept_of("wargame_step")
    rows("SELECT set_config('wargame.forgets', 'on', true)")
    exercise.steps.filter(number__gt=5).delete()
    assert kept_of("wargame_step") == before


def test_acts_of_one_commit_stand_at_one_moment(exercise, control):
    """Nobody ever saw what lay between them."""
    moves.pause(exercise, by=control)
    moves.resume(exercise, by=control)
    commit()
    exercise.refresh_from_db()
    for number in (exercise.entries - 1, exercise.entries):
        with pasts.as_of(pasts.moment(exercise, number)):
            then = pasts.exercise_then(exercise)
            assert then.running_since is not None
            assert then.entries == number


def test_what_nothing_joins_to_a_person_has_no_moment(exercise):
    HotWash.objects.create(exercise=exercise, surprise="Fog.", keep="")
    columns = "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
    assert ("kept_since",) not in rows(columns, "wargame_hotwash")
    assert not rows(
        "SELECT 1 FROM pg_class WHERE relname = 'wargame_voice' "
        "AND relnamespace = 'history'::regnamespace"
    )


def test_the_present_is_left_as_it_was(exercise, control):
    commit()
    exercise.refresh_from_db()
    with pasts.as_of(pasts.moment(exercise, exercise.entries)):
        assert exercise.journal.count() == exercise.entries
    exercises.set_board(exercise, scene="blank", by=control_of(exercise))
    assert Exercise.objects.get(pk=exercise.pk).scene == "blank"
    assert exercise.journal.latest("number").kind == Kind.BOARD_SET
    assert move_of(exercise)


def test_words_of_people_are_named_where_they_stand_and_where_they_stood():
    named = words_of_people.columns()
    for table in ("wargame_seat", "history.wargame_seat"):
        assert named[table] == {"name", "title"}
    assert {"wargame_message", "history.wargame_message", "wargame_hotwash"} <= named.keys()
    assert not {"wargame_role", "wargame_journalentry", "history.wargame_hotwash"} & named.keys()
