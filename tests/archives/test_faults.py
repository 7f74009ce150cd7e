"""What comes from a file is not believed: each fault in a sentence, nothing half taken in."""

import json
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import call_command

from tests.cast import browser_of, browser_of_control, go_to, invite
from tests.review.play import play_a_move
from wargame.archives import checking, restoring
from wargame.archives.faults import Broken
from wargame.models import Duty, Exercise, Facilitator, Scenario, StepKind

from .conftest import text_of


@pytest.fixture
def archive(exercise, blue, red):
    play_a_move(exercise, [blue, red])
    return json.loads(text_of(exercise))


def faults_of(archive):
    raw = archive if isinstance(archive, bytes) else json.dumps(archive).encode()
    director = Facilitator.objects.first()
    before = Exercise.objects.count(), Scenario.objects.count()
    with pytest.raises(Broken) as broken:
        restoring.restore(checking.read(raw), director=director)
    assert (Exercise.objects.count(), Scenario.objects.count()) == before
    return " ".join(broken.value.faults)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a": NaN}', "not JSON"),
        (b'{"a": 1, "a": 2}', "a name stands twice"),
        (b"[" * 40 + b"]" * 40, "nested too deep"),
        (b'{"a": "\\u0000"}', "no text may hold"),
        (b'{"a": "\\ud800"}', "no text may hold"),
        (b"{}", "'format' is a required property"),
        (b'{"format": "wargame-archive/2"}', "wargame-archive/1"),
    ],
)
def test_what_is_no_archive_is_refused(db, raw, said):
    assert said in faults_of(raw)


def test_a_file_beyond_all_measure_is_not_even_parsed(db, monkeypatch):
    monkeypatch.setattr(checking, "MOST_BYTES", 10)
    assert "has more than" in faults_of(b"[" * 11)


@pytest.mark.parametrize(
    ("table", "changed", "said"),
    [
        ("team", {"colour": "red"}, "team 1: “colour” cannot be “red”."),
        ("team", {"colour": -1}, "team 1: “colour” cannot be “-1”."),
        ("team", {"name": "x" * 81}, "team 1: “name” cannot be"),
        ("team", {"name": None}, "team 1: “name” is missing."),
        ("team", {"code": "RED"}, "team: “code” must name each row once"),
        ("team", {"is_secret": True}, "team 1: there is no “is_secret”."),
        ("seat", {"id": 7}, "seat: “id” must name each row once"),
        ("seat", {"team": "XYZ"}, "seat 1: “team” names team XYZ, which is not here."),
        ("seat", {"facilitator": "admin"}, "seat 1: “facilitator” names facilitator admin"),
        ("seat", {"duty": "king"}, "seat 1: “duty” cannot be “king”."),
        ("seat", {"key_hash": "a" * 64}, "seat 1: there is no “key_hash”."),
        ("decision", {"key_assumptions": "one"}, "decision 1: “key_assumptions” cannot be"),
        ("decision", {"released_at": "2029-03-12T09:00"}, "decision 1: “released_at” cannot be"),
        ("step", {"length": "long"}, "step 1: “length” cannot be “long”."),
        ("journalentry", {"refs": {"ship": 1}}, "journalentry 1: “refs” points to what is not"),
        ("journalentry", {"refs": []}, "journalentry 1: “refs” points to what is not"),
        ("informationstate", {"seen": {"gods": [1]}}, "“seen” points to what is not known"),
        ("criterioneffect", {"value": 3}, "effect_from_minus_2_to_plus_2"),
    ],
)
def test_a_fault_of_a_row_is_named(archive, table, changed, said):
    archive["rows"][table][0] |= changed
    assert said in faults_of(archive)


def test_the_journal_counts_its_entries(archive):
    archive["rows"]["journalentry"].pop()
    assert "“entries” is not the number" in faults_of(archive)
    archive["rows"]["journalentry"][0]["number"] = 3
    assert "do not count from 1" in faults_of(archive)


def test_rows_of_no_kind_and_too_many_faults_are_named(archive):
    assert "no rows called “user”" in faults_of(archive | {"rows": {"user": [{"id": 1}]}})
    for row in archive["rows"]["journalentry"]:
        row["number"] = "first"
    assert faults_of(archive).count("“number”") == 20


def test_a_signed_edition_is_what_was_signed_and_shows_nothing_but_drawings(over):
    archive = json.loads(text_of(over.exercise))
    edition = archive["rows"]["edition"][0]
    body = edition["body"]
    edition["body"] = body.replace("Strait", "Street")
    assert "Edition 1 does not verify" in faults_of(archive)
    for loose in ("<script>alert(1)</script>", "<rect onclick='x'/>", "<image href='//x'/>"):
        drawn = body.replace('</svg>"', f'{loose}</svg>"', 1)
        assert drawn != body
        edition |= {"body": drawn, "sha256": sha256(drawn.encode()).hexdigest()}
        assert "no report that this app has drawn" in faults_of(archive)


def command(name, *arguments):
    written = StringIO()
    call_command(name, *arguments, stdout=written, stderr=written)
    return written.getvalue()


def test_the_commands_write_and_take_in_a_file_and_say_under_which_code(exercise, tmp_path):
    file = tmp_path / "archive.json"
    command("export_exercise", exercise.code, "--format", "archive", "--out", str(file))
    said = command("import_exercise", str(file))
    copy = Exercise.objects.exclude(pk=exercise.pk).get()
    assert f"under the code {copy.code}. {exercise.code}, its own, is taken." in said
    assert "Its clock is running." in said
    assert copy.director == exercise.director
    again = command("export_exercise", copy.code, "--format", "archive")
    assert again == file.read_text()


def test_where_several_could_direct_it_one_is_named(exercise, tmp_path):
    file = tmp_path / "archive.json"
    command("export_exercise", exercise.code, "--format", "archive", "--out", str(file))
    other = Facilitator.objects.create(username="olga", email="olga@example.org")
    with pytest.raises(SystemExit, match="Name who directs it: --director EMAIL"):
        command("import_exercise", str(file))
    with pytest.raises(SystemExit, match="no account of nobody@"):
        command("import_exercise", str(file), "--director", "nobody@example.org")
    command("import_exercise", str(file), "--director", "Olga@example.org")
    assert Exercise.objects.filter(director=other).count() == 1
    file.write_text("{")
    with pytest.raises(SystemExit, match="Nothing of it was kept"):
        command("import_exercise", str(file), "--director", "olga")


def test_only_the_director_takes_it_and_only_after_play(exercise, control):
    address = f"/x/{exercise.code}/report/archive.json"
    director = browser_of_control(exercise)
    assert director.get(address).status_code == 404
    go_to(exercise, StepKind.REVIEW)
    assert director.get(address).json()["code"] == exercise.code
    assert address in director.get(f"/x/{exercise.code}/report/").content.decode()
    beside = invite(exercise, Duty.CONTROL, "Co")
    assert browser_of(beside).get(address).status_code == 404
