"""Erasing a person: the name is nowhere any more, the record stands, and PostgreSQL shuts again."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone

from tests.cast import browser_of, browser_of_control, control_of, invite, sit, viewer_of
from tests.leaks import world as worlds
from tests.review.play import own_views
from wargame.errors import Refused
from wargame.measures.names import Name
from wargame.models import (
    Duty,
    Erasure,
    Estimate,
    Kind,
    Note,
    Phrase,
    RosterPerson,
    Seat,
    StepNote,
)
from wargame.models.attribution import ground_rules
from wargame.operations import erased_words, erasures, exercises, retention, seats
from wargame.queries import mentions, words_of_people
from wargame.reports import record

pytestmark = pytest.mark.django_db

RARE = "Quillon Vexley"
# A row may be full of words that no act would put there together.
WITHOUT_CHECKS = """
SET CONSTRAINTS ALL IMMEDIATE;
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT conname, conrelid::regclass AS of_table FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.of_table, one.conname); END LOOP;
END $$;
"""


def rows(sql, *given):
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def erase(seat, **how):
    by = control_of(seat.exercise)
    return erasures.erase(seat.exercise, seat, find=mentions.find, by=by, **how)


def tables_with(name):
    """Every table of every schema in which the text stands anywhere."""
    every = rows(
        "SELECT table_schema, table_name FROM information_schema.tables "
        "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
    )
    found = set()
    for schema, table in every:
        if schema == "as_of":
            continue  # views of the same rows
        where = f'"{schema}"."{table}" AS one WHERE one::text ILIKE %s'
        if rows(f"SELECT 1 FROM {where} LIMIT 1", f"%{name}%"):  # noqa: S608
            found.add(f"{schema}.{table}")
    return found


def width(table, column):
    """The kind of a column, and how many characters it takes."""
    schema = "history" if table.startswith("history.") else "public"
    ((kind, most),) = rows(
        "SELECT data_type, character_maximum_length FROM information_schema.columns "
        "WHERE table_schema = %s AND table_name = %s AND column_name = %s",
        schema,
        table.removeprefix("history."),
        column,
    )
    return kind, most


def plant(name):
    """Put it into a row of every table and every column that holds words of people, and the same
    row into the past; which tables got it, and which had no row."""
    planted, empty = set(), set()
    words = f"Then {name.upper()}'s\nhead said so."
    run(WITHOUT_CHECKS)
    rows("SELECT set_config('session_replication_role', 'replica', true)")
    for table, columns in words_of_people.columns().items():
        present = table.removeprefix("history.")
        if present == "wargame_facilitator":
            continue
        if table != present:
            # What other tests left of their past is of no exercise any more.
            run(f"DELETE FROM {table}")  # noqa: S608
            rows(f"INSERT INTO {table} SELECT 1000000, one.* FROM {present} AS one RETURNING 1")  # noqa: S608
        for column in columns - {"body"} - ({"name"} if present == "wargame_seat" else set()):
            kind, most = width(table, column)
            if most and most < len(name):
                continue
            put = "ARRAY[%s]" if kind == "ARRAY" else "%s"
            one = f"(SELECT id FROM {table} ORDER BY id LIMIT 1)"  # noqa: S608
            said = f"Then {name}"[: most or 99] if most and most < len(words) else words
            done = rows(f'UPDATE {table} SET "{column}" = {put} WHERE id = {one} RETURNING 1', said)  # noqa: S608
            (planted if done else empty).add(table)
    rows("SELECT set_config('session_replication_role', 'origin', true)")
    return planted, empty - planted


def answers_of(exercise):
    """All that control can take away or read of the record, as text."""
    browser = browser_of_control(exercise)
    pages = ["report", "report-docx", "review", "talk"]
    pages += [f"export-{one}" for one in ("json", "csv", "xlsx", "zip")]
    pages += ["ledger-csv", "assumptions-csv", "export-archive"]
    addresses = [reverse(one, args=[exercise.code]) for one in pages]
    for kind in ("public", "internal"):
        addresses += [
            reverse(one, args=[exercise.code, 1, kind]) for one in ("edition", "edition-docx")
        ]
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        yield address, readable(answer.content)


def readable(content):
    """Of a file of files all of them."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return " ".join(bundle.read(name).decode("utf-8", "replace") for name in bundle.namelist())


def test_no_table_no_export_and_no_entry_holds_the_name_any_more():
    """If this fails for a table of yours: see `words_of_people` for what is looked through."""
    world = worlds.debrief()
    exercise, seat = world.exercise, world.seats[worlds.MEMBER]
    RosterPerson.objects.create(exercise=exercise, name=RARE, seat=seat)
    Phrase.objects.create(facilitator=exercise.director, part="outcome", text="Well done.")
    exercise.decisions.first().options.create(place=9, text="To wait.", why_not="Too late.")
    exercise.actions.first().statuses.create(state="done", note="See the file.")
    about = {"step": exercise.steps.first(), "seat": control_of(exercise), "revision": 1}
    StepNote.objects.create(exercise=exercise, text="Slow.", **about)
    planted, empty = plant(RARE)
    for table in ("wargame_seat", "history.wargame_seat"):
        rows(f"UPDATE {table} SET name = %s WHERE id = %s RETURNING 1", RARE, seat.pk)  # noqa: S608
    body = json.loads(exercise.editions.first().body)
    told = json.dumps(body | {"title": f"With {RARE}"})
    rows("SELECT set_config('session_replication_role', 'replica', true)")
    exercise.editions.update(body=told)
    rows("SELECT set_config('session_replication_role', 'origin', true)")
    assert {f"public.{one}" for one in planted if "." not in one} <= tables_with(RARE)
    assert not empty, "no row of the world holds these"
    assert any("QUILLON VEXLEY" in text for _address, text in answers_of(exercise))
    seat = Seat.objects.get(pk=seat.pk)
    erasure = erase(seat)
    assert erasure.places > len(planted) / 2
    assert tables_with("Quillon") == tables_with("Vexley") == set()
    for address, text in answers_of(exercise):
        assert "vexley" not in text.lower(), address
    assert not RosterPerson.objects.filter(exercise=exercise).exists()
    edition = exercise.editions.first()
    assert edition.redacted_at is not None
    page = browser_of_control(exercise).get(
        reverse("edition", args=[exercise.code, 1, edition.name])
    )
    assert "the name of a person was taken out" in page.content.decode()


@pytest.fixture
def mark(exercise):
    """A name that may be a word; he has written of himself, and others of a mark."""
    seat = sit(exercise, "BLU", "Markus", chair=1)
    for number, text in enumerate(["Markus wrote it.", "One markus a day."], start=1):
        note(seat, text, number)
    return seat


def note(seat, text, revision=1):
    move = seat.exercise.moves.get(number=1)
    about = {"exercise": seat.exercise, "team": seat.team, "move": move, "seat": seat}
    return Note.objects.create(**about, text=text, revision=revision)


def texts():
    return list(Note.objects.order_by("pk").values_list("text", flat=True))


def leave(seat):
    seats.remove(seat, by=control_of(seat.exercise))
    seat.refresh_from_db()
    return seat


def test_what_they_did_stays_under_the_name_of_their_place(exercise):
    seat = sit(exercise, "BLU", RARE, chair=1)
    note(seat, f"{RARE} and Vexley and quillon  VEXLEY.")
    browser = browser_of(seat)
    with pytest.raises(Refused, match="Remove them"):
        erase(seat)
    leave(seat)
    assert (erase(seat).places, erase(seat)) == (1, None)
    seat.refresh_from_db()
    assert (seat.name, texts()) == ("BLU 1", ["BLU 1 and Vexley and BLU 1."])
    assert browser.get(reverse("room", args=[exercise.code, seat.pk])).status_code == 404
    entry = exercise.journal.get(kind=Kind.PERSON_ERASED)
    assert (entry.refs, entry.audiences) == ({}, ["everyone"])


def test_a_name_that_may_be_a_word_is_left_to_a_person(exercise, mark):
    leave(mark)
    doubtful = mentions.find(exercise, [erasures.name_of(mark)]).doubtful
    assert sorted(doubtful.values()) == [["Markus"], ["markus"]]
    meant = next(key for key, words in doubtful.items() if words == ["Markus"])
    assert erase(mark, settled=frozenset([meant])).doubtful == 1
    assert texts() == ["BLU 1 wrote it.", "One markus a day."]


def test_a_name_that_two_people_bear_is_left_to_a_person(exercise):
    one, other = sit(exercise, "BLU", RARE), sit(exercise, "RED", RARE.upper())
    note(one, f"Ask {RARE}.")
    exercises.end(exercise, by=control_of(exercise))
    one.exercise.refresh_from_db()
    assert (erase(one).doubtful, texts()) == (1, [f"Ask {RARE}."])
    other.refresh_from_db()
    assert (erase(other).doubtful, texts()) == (0, ["Ask RED 1."])


def test_the_words_of_the_scenario_are_no_names(exercise):
    team = exercise.teams.get(code="BLU")
    word = team.name.split()[0]
    seat = leave(sit(exercise, "BLU", word))
    erase(seat)
    assert exercise.teams.get(code="BLU").name == team.name


@pytest.mark.parametrize(
    ("text", "sure", "doubt"),
    [
        ("Ann Lee and ANN  LEE's", "X and X's", "X and X's"),
        ("Joanna Leeds, Ann said", "Joanna Leeds, Ann said", "Joanna Leeds, X said"),
        ("an annex, ann", "an annex, ann", "an annex, ann"),
    ],
)
def test_a_name_is_found_as_a_whole(text, sure, doubt):
    name = Name("Ann Lee", "X")
    assert name.erased(text, is_doubt_settled=False) == sure
    assert name.erased(text, is_doubt_settled=True) == doubt


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_what_is_never_changed_is_open_to_erasure_alone_and_shut_after_it(exercise, mark):
    leave(mark)
    rewritten = lambda: Note.objects.update(text="Other words.")  # noqa: E731
    erase(mark)
    refused(rewritten)
    rows("SELECT set_config('wargame.erases', 'on', false)")
    refused(rewritten)
    rows("SELECT set_config('wargame.erases', (pg_current_xact_id()::text::int - 1)::text, false)")
    refused(rewritten)
    with erased_words.erasing():
        rewritten()
        refused(lambda: Note.objects.update(seat=control_of(exercise)))
        refused(lambda: Note.objects.update(revision=9))
        refused(lambda: Note.objects.all().delete() and exercise.erasures.all().delete())
        refused(lambda: exercise.journal.update(kind=Kind.BOARD_SET))
        refused(lambda: exercise.erasures.update(people=0))
    refused(rewritten)


@pytest.mark.django_db(transaction=True)
def test_it_is_shut_for_the_next_on_the_same_connection(transactional_db):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(erased_words.OPEN)
    ((forgets, erases),) = rows(
        "SELECT current_setting('wargame.forgets', true), current_setting('wargame.erases', true)"
    )
    assert not forgets
    assert not erases


def page(exercise, name, *args, browser=None, **form):
    browser = browser or browser_of_control(exercise)
    address = reverse(name, args=[exercise.code, *args])
    return browser.post(address, form, follow=True) if form else browser.get(address)


def test_the_director_reads_first_and_presses_a_second_time(exercise, mark):
    assert b"still has a seat" in page(exercise, "names").content
    leave(mark)
    sheet = page(exercise, "erase", mark.pk)
    assert Seat.objects.get(pk=mark.pk).name == "Markus"
    text = sheet.content.decode()
    assert "You decide" in text
    assert "wrote it" not in text, "control reads no team's notes"
    every = [one.key for one in sheet.context["it"].doubts]
    done = page(exercise, "erase", mark.pk, doubtful=every)
    assert "2 texts have changed." in done.content.decode()
    assert "One person" in done.content.decode()
    assert page(exercise, "erase", mark.pk).status_code == 404
    assert "Markus" not in record.as_text(viewer_of(control_of(exercise)))


def test_nobody_else_erases(exercise, mark, nobody):
    leave(mark)
    second = browser_of(invite(exercise, Duty.CONTROL, "Una Vale"))
    for browser in (second, nobody, browser_of(mark)):
        assert page(exercise, "names", browser=browser).status_code == 404
        assert page(exercise, "erase", mark.pk, browser=browser).status_code == 404
        assert page(exercise, "erase", mark.pk, browser=browser, go="1").status_code == 404
    with pytest.raises(Refused):
        erasures.erase(exercise, mark, find=mentions.find, by=Seat.objects.get(name="Una Vale"))
    with pytest.raises(Refused, match="account"):
        erase(control_of(exercise))


def test_on_their_day_all_names_go_once(exercise, red, mark):
    control = control_of(exercise)
    day = timezone.localdate() + timedelta(days=10)
    retention.keep_until(exercise, day, by=control)
    with pytest.raises(Refused, match="sooner"):
        retention.keep_until(exercise, None, by=control)
    invite(exercise, Duty.OBSERVER, RARE)
    note(red, f"{RARE} looked on.")
    exercises.end(exercise, by=control)
    exercise.expected = RosterPerson.objects.create(exercise=exercise, name="Nia Never")
    with time_machine.travel(day - timedelta(days=1)):
        assert retention.carry_out(mentions.find) == []
    with time_machine.travel(day):
        call_command("keep_retention", stdout=io.StringIO())
        assert retention.carry_out(mentions.find) == []
    (erasure,) = Erasure.objects.all()
    assert (erasure.is_due, erasure.people) == (True, 5)
    assert "Observer 1 looked on." in texts()
    assert sorted(exercise.seats.values_list("name", flat=True)) == [
        "BLU 1",
        "Control 1",
        "Observer 1",
        "RED 1",
    ]
    assert not exercise.roster.exists()
    log = io.StringIO()
    call_command("keep_retention", "--log", stdout=log)
    assert f"{exercise.code}: 5 erased, on the day that was set" in log.getvalue()
    assert exercise.journal.latest("number").kind == Kind.PEOPLE_ERASED


def test_while_play_goes_on_nobody_is_erased_until_it_is_forgotten(exercise, red):
    day = timezone.localdate() + timedelta(days=1)
    retention.keep_until(exercise, day, by=control_of(exercise))
    with time_machine.travel(day):
        assert retention.carry_out(mentions.find) == []
    with time_machine.travel(day + retention.SILENCE):
        assert len(retention.carry_out(mentions.find)) == 1
    red.refresh_from_db()
    assert (red.name, red.left_at is None) == ("RED 1", False)


def test_the_day_is_told_to_whoever_takes_a_seat(exercise):
    assert any("as long as the record. Ask control" in rule for rule in ground_rules(exercise))
    answer = page(exercise, "names-keep", names_kept_until="2020-01-01")
    assert answer.status_code == 422
    assert "Choose a day after today." in answer.content.decode()
    page(exercise, "names-keep", names_kept_until="2099-06-01")
    exercise.refresh_from_db()
    assert exercise.names_kept_until == date(2099, 6, 1)
    assert any(rule.startswith("On 1 June 2099 all names") for rule in ground_rules(exercise))
    later = page(exercise, "names-keep", names_kept_until="2099-06-02")
    assert "It can come sooner, not later." in later.content.decode()


def test_own_views_lead_to_nobody_any_more(exercise, blue):
    own_views(exercise, {blue: (2, 5)})
    leave(blue)
    before = Estimate.objects.count()
    erase(blue)
    assert Estimate.objects.count() == before
    assert not blue.voices.filter(stance="own view").exists()


def test_the_operator_erases_by_name(exercise, mark):
    leave(mark)
    said = io.StringIO()
    call_command("erase_person", exercise.code, "markus", "--look", stdout=said)
    assert "in doubt: wargame_note." in said.getvalue()
    assert texts()[0] == "Markus wrote it."
    call_command("erase_person", exercise.spoken_code, "markus", "--doubtful", stdout=said)
    assert texts() == ["BLU 1 wrote it.", "One BLU 1 a day."]
    with pytest.raises(SystemExit, match="Nobody"):
        call_command("erase_person", exercise.code, "markus")
