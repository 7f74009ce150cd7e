"""The exports over HTTP, for control alone, and by the command."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.cast import browser_of, browser_of_control
from tests.review.play import play_a_move

ADDRESSES = ["export-json", "export-csv"]


def command(*arguments):
    written = StringIO()
    call_command("export_exercise", *arguments, stdout=written)
    return written.getvalue()


@pytest.fixture
def played(exercise, blue):
    play_a_move(exercise, [blue])
    return exercise


@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_and_no_player_may_take_it(exercise, blue, nobody, name):
    address = reverse(name, args=[exercise.code])
    for browser in (nobody, browser_of(blue)):
        assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "file"),
    [
        ("export-json", "application/json", "record-{}.json"),
        ("export-csv", "text/csv; charset=utf-8", "decisions-{}.csv"),
    ],
)
def test_control_gets_a_file_with_a_name(played, name, kind, file):
    answer = browser_of_control(played).get(reverse(name, args=[played.code]))
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="{file.format(played.code)}"'
    assert "no-store" in answer["Cache-Control"]
    assert "Decision of BLU" in answer.content.decode()


def test_the_command_writes_what_the_page_gives(played):
    answer = browser_of_control(played).get(reverse("export-json", args=[played.code]))
    assert command(played.code) == answer.content.decode()


def test_the_command_knows_the_code_as_it_is_read_out(exercise):
    spoken = exercise.spoken_code.lower()
    assert json.loads(command(spoken))["exercise"]["code"] == exercise.code


def test_the_command_writes_a_file(played, tmp_path):
    out = tmp_path / "decisions.csv"
    said = command(played.code, "--format", "csv", "--out", str(out))
    assert out.read_bytes().startswith(b"\xef\xbb\xbfMove,")
    assert said.strip() == f"Written to {out}."


def test_an_unknown_code_is_one_plain_sentence(db):
    with pytest.raises(SystemExit) as ended:
        command("NOSUCH")
    assert ended.value.code == "There is no exercise with the code NOSUCH."


def test_a_file_that_cannot_be_written_is_one_plain_sentence(exercise, tmp_path):
    out = tmp_path / "no-such-folder" / "record.json"
    with pytest.raises(SystemExit) as ended:
        command(exercise.code, "--out", str(out))
    assert ended.value.code == f"{out} cannot be written: no such file or directory."
