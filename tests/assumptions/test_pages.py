"""The register where it is read and judged: room, console, review, CSV and record."""

import csv
import io
import json

import pytest
from django.urls import reverse

from tests.cast import browser_of_control, control_of, decide, go_to
from tests.console.conftest import words
from tests.review.play import reveal
from tests.rooms.conftest import Room
from wargame.models import Assumption, AssumptionStatus, Revealed, StepKind, Verdict
from wargame.operations import assumptions, injects
from wargame.operations.assumptions import Finding


@pytest.fixture
def released(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    return exercise


@pytest.fixture
def desk(released):
    return browser_of_control(released)


def address(name, exercise, *args):
    return reverse(name, args=[exercise.code, *args])


def page(browser, name, exercise, *args):
    answer = browser.get(address(name, exercise, *args))
    assert answer.status_code == 200
    return words(answer.content.decode())


def note(desk, exercise, **sent):
    one = Assumption.objects.get()
    return desk.post(address("assumption-note", exercise, one.pk), sent)


def test_control_notes_that_it_failed_and_the_team_reads_it_in_its_room(released, blue, desk):
    assert "untested" in Room(blue).region("assumptions")
    inject = released.injects.get(number="1.1")
    injects.release(inject, by=control_of(released))
    sent = {"status": "failed", "note": "They\nsailed late.", "inject": inject.pk}
    assert note(desk, released, **sent).status_code == 302
    said = words(Room(blue).region("assumptions"))
    assert "failed" in said
    assert "They sailed late." in said
    assert "Inject 1.1" in said


def test_without_a_reason_it_is_asked_for_and_nothing_chosen_is_lost(released, desk):
    answer = note(desk, released, status="held", note=" ")
    assert answer.status_code == 422
    assert "Write why." in words(answer.content.decode())
    assert 'value="held" required id="id_status_0" checked' in answer.content.decode()
    assert not AssumptionStatus.objects.exists()


def test_too_long_a_reason_is_refused_with_every_word_of_it(released, desk):
    answer = note(desk, released, status="held", note="x" * 201)
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_the_register_lists_every_assumption_with_what_became_of_it(released, desk):
    assert "The crews are ready." in page(desk, "assumptions", released)
    note(desk, released, status="held", note="Seen on Friday.")
    said = page(desk, "assumptions", released)
    assert "held" in said
    assert "Seen on Friday." in said


def test_before_any_release_the_register_says_how_they_come_in(exercise):
    said = page(browser_of_control(exercise), "assumptions", exercise)
    assert "No assumptions yet" in said


def test_a_ruling_is_written_with_an_assumption_as_evidence(released, desk):
    one = Assumption.objects.get()
    sent = {"outcome": "Late.", "reason": "Wind.", "cited_assumptions": [one.pk]}
    assert desk.post(address("ruling-write", released, "free"), sent).status_code == 302
    ruling = released.rulings.get()
    assert list(ruling.cited_assumptions.all()) == [one]
    assert "BLU assumed: The crews are ready." in page(desk, "rulings", released)


def test_the_review_shows_what_failed_first(released, blue, red, desk):
    decide(released, red, assumption_1="Fog lifts.")
    failed = Assumption.objects.get(text="Fog lifts.")
    found = Finding(Verdict.FAILED, "It stayed.")
    assumptions.note(failed, found, by=control_of(released))
    said = page(desk, "review", released)
    assert "1 assumption failed" in said
    assert "1 of 2 failed, 0 held, 1 were not tested." in said
    assert said.rindex("Fog lifts.") < said.rindex("The crews are ready.")


def test_another_team_reads_it_in_the_review_once_the_decision_is_revealed(released, blue, red):
    room = Room(red)
    where = room.address("seat-review")
    go_to(released, StepKind.REVIEW)
    assert room.browser.get(where).status_code == 200
    assert "The crews are ready." not in room.browser.get(where).content.decode()
    reveal(released, Revealed.DECISIONS)
    assert "The crews are ready." in room.browser.get(where).content.decode()


def test_the_register_goes_out_as_csv_and_in_the_record(released, desk):
    one = Assumption.objects.get()
    found = Finding(Verdict.HELD, "=Seen.")
    assumptions.note(one, found, by=control_of(released))
    text = desk.get(address("assumptions-csv", released)).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["Team"], row["Status"], row["Why"]) == ("BLU", "held", "'=Seen.")
    recorded = json.loads(desk.get(address("export-json", released)).content)
    (part,) = recorded["assumptions"]
    assert part["versions"] == [1]
    assert [status["status"] for status in part["statuses"]] == ["held"]
