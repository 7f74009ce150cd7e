"""Decisions as a table that a spreadsheet opens and does not run."""

import csv
from io import StringIO

import pytest

from tests.cast import control_of, decide, go_to, viewer_of
from tests.review.play import play_a_move
from wargame.models import Criterion, Decision, StepKind
from wargame.reports import decisions_csv


def text_of(exercise):
    return decisions_csv.as_text(viewer_of(control_of(exercise)))


def rows(exercise):
    return list(csv.DictReader(StringIO(text_of(exercise).removeprefix("\ufeff"), newline="")))


def test_it_begins_with_the_mark_that_spreadsheets_look_for(exercise):
    assert text_of(exercise).encode().startswith(b"\xef\xbb\xbfMove,")


def test_without_decisions_there_is_the_head_alone(exercise):
    assert rows(exercise) == []
    assert "Criterion 4: why" in text_of(exercise)


def test_a_line_holds_the_record_and_its_effects(exercise, blue, red):
    play_a_move(exercise, [blue, red])
    first, second = rows(exercise)
    assert (first["Team"], second["Team"]) == ("BLU", "RED")
    assert first["Title"] == "Decision of BLU"
    assert first["Answers"] == "q1"
    assert first["Assumption 1"] == "The crews are ready."
    assert first["Assumption 3"] == ""
    assert (first["Dissenters"], first["Dissent"]) == ("1", "No, BLU.")
    assert first["Criterion 1"] == "1"


def test_every_version_has_a_line(exercise, blue):
    play_a_move(exercise, [blue])
    newer = Decision.objects.get()
    newer.pk, newer.version = None, 2
    newer.save()
    assert [row["Version"] for row in rows(exercise)] == ["1", "2"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_words_that_look_like_a_formula_are_made_harmless(exercise, blue, sign):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, title=f"{sign}HYPERLINK(1)", rationale=f"{sign}1+1")
    (row,) = rows(exercise)
    assert row["Title"] == f"'{sign}HYPERLINK(1)"
    assert row["Rationale"] == f"'{sign}1+1"


@pytest.mark.parametrize("sign", ["\t", "\r", "\n"])
def test_a_leading_blank_that_hides_a_formula_is_made_harmless(exercise, blue, sign):
    play_a_move(exercise, [blue])
    sly = Decision.objects.get()
    sly.pk, sly.version, sly.title = None, 2, f"{sign}=1"
    sly.save()
    assert rows(exercise)[1]["Title"] == f"'{sign}=1"


def test_a_criterion_named_like_a_formula_is_made_harmless(exercise):
    Criterion.objects.filter(version=exercise.version, key="c1").update(short_name="=SUM(A1)")
    assert "'=SUM(A1)" in text_of(exercise)


def test_effects_stay_figures(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, effect_c1="-2", effect_c1_line="-2 means worse")
    (row,) = rows(exercise)
    assert row["Criterion 1"] == "-2"
    assert row["Criterion 1: why"] == "'-2 means worse"


def test_commas_quotes_and_line_breaks_stay_in_their_cell(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, action='Send "two",\nor three.')
    (row,) = rows(exercise)
    assert row["Action"] == 'Send "two",\nor three.'
