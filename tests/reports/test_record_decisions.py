"""In the record: dissents word for word, no decision with its reason, and positions taken back."""

import csv
import io
from uuid import uuid4

import pytest

from tests.cast import decide, go_to, move_of, viewer_of
from tests.operations.test_positions import set_position, talk, withdraw
from wargame.models import StepKind
from wargame.operations import decisions, dissents
from wargame.reports import decisions_csv

from .test_record import faults, record_of

NAMED, UNNAMED = "It leaves the coast open.", "We were outvoted."


@pytest.fixture
def decided(exercise, blue, blue_two, red):
    """Blue decided against dissent after it had taken a position back; red did not decide."""
    talk(exercise)
    set_position(exercise, blue, 3)
    withdraw(exercise, blue)
    set_position(exercise, blue, 5)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    about = {"move": move_of(exercise), "by": blue_two}
    for words, is_named in ((NAMED, True), (UNNAMED, False)):
        dissents.enter(exercise, words=words, is_named=is_named, ticket=uuid4(), **about)
    decisions.release_none(exercise, move=move_of(exercise), because="No majority.", by=red)
    return exercise


def test_it_follows_the_schema(decided):
    assert faults(record_of(decided)) == []


def test_dissents_stand_with_the_decision_and_only_named_ones_lead_to_a_seat(decided, blue_two):
    blues, _reds = record_of(decided)["decisions"]
    said = {one["words"]: one for one in blues["members_dissent"]}
    assert (said[NAMED]["by"], said[NAMED]["version"]) == (blue_two.pk, 1)
    assert (said[UNNAMED]["by"], said[UNNAMED]["at"]) == (None, None)


def test_the_journal_says_that_somebody_dissented(decided):
    entries = [one for one in record_of(decided)["journal"] if one["kind"] == "dissent.entered"]
    assert [one["sentence"] for one in entries] == [
        "Somebody of State of Blu dissented from a decision of State of Blu.",
        "Somebody dissented from a decision of State of Blu.",
    ]
    assert entries[1]["by"] is None


def test_no_decision_says_why(decided):
    _blues, reds = record_of(decided)["decisions"]
    assert (reds["title"], reds["no_decision"]) == ("No decision", "No majority.")
    assert reds["effects"] == []


def test_both_acts_on_a_position_stand(decided, blue):
    first, second = record_of(decided)["positions"]
    assert (first["point"], first["withdrawn"]["by"]) == (3, blue.pk)
    assert (second["point"], second["withdrawn"]) == (5, None)


def test_the_table_of_decisions_has_both(decided, control):
    rows = list(csv.DictReader(io.StringIO(decisions_csv.as_text(viewer_of(control)))))
    blues, reds = rows
    assert sorted(blues["Members dissent"].splitlines()) == [NAMED, UNNAMED]
    assert reds["No decision because"] == "No majority."
