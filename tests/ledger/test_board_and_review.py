"""The ledger on the board, in the review and in what is taken away."""

import csv
import io
import json

import pytest
from django.core.management import call_command

from tests.board.conftest import Board
from tests.cast import browser_of_control, control_of, decide, go_to, move_of, viewer_of
from tests.console.conftest import words
from tests.rooms.conftest import Room
from wargame.models import CommitmentKind, Revealed, Scene, StepKind
from wargame.operations import commitments, exercises, ledgers, reveals
from wargame.reports import ledger_csv, record
from wargame.reports.ledger_csv import COLUMNS

from .conftest import commit


@pytest.fixture
def board(exercise, control) -> Board:
    return Board(exercise, control)


def rows(exercise):
    text = ledger_csv.as_text(viewer_of(control_of(exercise))).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_board_counts_what_is_public_and_says_so(board, exercise, blue, red):
    commit(blue, 4)
    commitments.publish(commit(red, 3), by=red)
    said = board.show(Scene.LEDGER)
    assert "Move 1, in public: short in North, South, Common" in said
    assert "3 of 20, 15%" in said
    assert "Lines that are not public are not counted." in said
    assert "Illustrative units" in said


def test_the_board_shows_no_requirement_that_is_hidden(board, exercise, control):
    north = exercise.version.theaters.get(key="north")
    ledgers.require(move_of(exercise), north, points=77, is_shown=False, by=control)
    said = board.show(Scene.LEDGER)
    assert "0, requirement not shown" in said
    assert "77" not in said


def test_the_board_says_that_the_ledger_is_off(board, exercise, control):
    ledgers.switch(exercise, is_on=False, by=control)
    assert "The ledger is switched off." in board.show(Scene.LEDGER)


def test_the_review_tells_each_line_from_pledge_to_what_became_of_it(exercise, blue, red):
    line = commit(blue, 4, kind=CommitmentKind.BUILD, caveat="Not ashore.")
    commitments.confirm(line, by=blue)
    commit(red, 3, caveat="Secret.")
    go_to(exercise, StepKind.DELIBERATE, 2)
    commitments.withdraw(line, by=blue)
    exercises.end(exercise, by=control_of(exercise))
    address = Room(blue).address("seat-review")
    said = words(Room(blue).browser.get(address).content.decode())
    assert "4 Build, North Not ashore. Withdrawn in move 2" in said
    assert "Pledged: 4 Build, North Confirmed: 4 Build, North" in said
    assert "Secret." not in said
    assert "Illustrative units: they stand for no real forces." in said


def test_the_review_of_another_team_has_the_line_as_it_stands(exercise, blue, red):
    line = commit(blue, 4)
    commitments.change(
        line,
        commitments.Words(line.theater, CommitmentKind.READY, 2, "Public now."),
        by=blue,
    )
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    what = {"what": Revealed.DECISIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **what)
    exercises.end(exercise, by=control_of(exercise))
    address = Room(red).address("seat-review")
    said = words(Room(red).browser.get(address).content.decode())
    assert "2 Ready, North Public now. Pledged" in said
    assert "4 Ready" not in said


def test_without_a_line_the_review_has_no_such_section(exercise):
    html = browser_of_control(exercise).get(f"/x/{exercise.code}/review/").content.decode()
    assert 'id="ledger"' not in html


def test_the_table_has_a_row_for_all_that_a_line_ever_was(exercise, blue):
    line = commit(blue, 4, caveat="=1+1")
    commitments.confirm(line, by=blue)
    commitments.place(exercise.tokens.get(name="Lift"), line.theater, by=blue)
    first, second, token = rows(exercise)
    assert list(first) == COLUMNS
    assert (first["Line"], first["Version"], first["Status"]) == ("1", "1", "pledged")
    assert (second["Line"], second["Version"], second["Status"]) == ("1", "2", "confirmed")
    assert first["Points (illustrative units)"] == "4"
    assert first["Caveat"] == "'=1+1"
    assert (token["Kind"], token["Token"]) == ("token", "Lift")


def test_the_command_writes_the_ledger(exercise, blue):
    commit(blue, 4)
    out = io.StringIO()
    call_command("export_exercise", exercise.code, "--format", "ledger", stdout=out)
    assert out.getvalue().count("\n") == 2


def test_the_record_holds_the_whole_ledger(exercise, blue, control):
    line = commit(blue, 4)
    commitments.confirm(line, by=blue)
    theater = exercise.version.theaters.get(key="south")
    ledgers.require(move_of(exercise), theater, points=9, is_shown=False, by=control)
    exercise.refresh_from_db()
    found = json.loads(record.as_text(viewer_of(control)))["ledger"]
    assert (found["units"], found["is_on"]) == ("illustrative", True)
    assert [(row["version"], row["status"]) for row in found["lines"]] == [
        (1, "pledged"),
        (2, "confirmed"),
    ]
    of_south = [row["points"] for row in found["requirements"] if row["theater"] == "south"]
    assert of_south == [8, 9, 16]
    assert len(found["budgets"]) == 6
