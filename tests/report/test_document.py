"""What the report says by itself: its sections, its figures, its note on method, its cost."""

import json
import re
import time
from datetime import date

import pytest

from tests.cast import go_to, open_and_start, sit, viewer_of
from tests.factories import CODES, make_exercise
from tests.reports.test_record import faults, record_of
from tests.review.play import own_views, play_a_move, reveal
from wargame.models import ActionCategory, Grade, LessonKind, Revealed, StepKind, Viewer
from wargame.operations import fact_checks, improvements, lessons, objective_ratings, stars
from wargame.reports.blocks import places
from wargame.reports.report import report

from .conftest import check_facts, claim, sign, write


def section(made, number):
    return next(one for one in made["sections"] if one["number"] == number)


def kinds(made, number, kind):
    return [one for one in section(made, number)["blocks"] if one["kind"] == kind]


def test_twelve_sections_and_seven_annexes_stand_from_the_record(ended, control):
    made = report(viewer_of(control), True)
    numbers = [one["number"] for one in made["sections"]]
    assert numbers == [*range(1, 13), *"ABCDEFG"]
    assert kinds(made, 3, "figure")
    assert [one["text"] for one in kinds(made, 11, "quote")] == ["No, BLU.", "No, RED."]
    assert "Decision of BLU" in json.dumps(section(made, "D"))


def test_every_figure_says_n_stands_beside_its_table_and_has_its_words(ended, control):
    made = report(viewer_of(control), True)
    figures = [
        block for one in made["sections"] for block in one["blocks"] if block["kind"] == "figure"
    ]
    assert len(figures) >= 3
    for one in figures:
        assert one["alt"]
        assert one["table"]["rows"]
        assert 'role="img"' in one["svg"]
        assert "style=" not in one["svg"]


def test_a_claim_opens_its_evidence_and_loses_what_its_reader_may_not_see(ended, control, red):
    sealed = f"decision-{red.team.decisions.get().pk}"
    claim(ended, control, "timeline", sealed)
    for reader, expected in (
        (viewer_of(control), ["timeline", sealed]),
        (Viewer(ended, is_observer=True), ["timeline"]),
    ):
        (made,) = kinds(report(reader, reader.is_control), 1, "claim")
        assert [one["to"] for one in made["evidence"]] == expected


def test_the_method_note_counts_who_is_paired_and_what_was_withheld(exercise, control, blue, red):
    bob, bix = sit(exercise, "BLU", "Bob"), sit(exercise, "BLU", "Bix")
    own_views(exercise, {blue: (2, 3), bob: (2, 5), bix: (6, 6), red: (4, None)})
    reveal(exercise, Revealed.OWN_VIEWS)
    exercise.refresh_from_db()
    made = report(viewer_of(control), True)
    (people,) = kinds(made, "G", "table")
    counts = [row["cells"][1]["text"] for row in people["rows"]]
    assert counts == ["4", "3", "1", "0", "0"]
    said = json.dumps(section(made, "G"), ensure_ascii=False)
    assert "fewer than 3" in said
    slopes = kinds(made, 6, "figure")[0]
    assert "of 3 people" in slopes["alt"]


def test_too_few_paired_people_are_not_drawn(exercise, control, blue, red):
    own_views(exercise, {blue: (2, 3), red: (4, 5)})
    reveal(exercise, Revealed.OWN_VIEWS)
    exercise.refresh_from_db()
    made = report(viewer_of(control), True)
    ids = [one["id"] for one in kinds(made, 6, "figure")]
    assert not [one for one in ids if one.startswith(("tension", "disagreement"))]
    assert "too few paired people" in json.dumps(section(made, "G"))


@pytest.mark.parametrize("n", [3, 12])
def test_it_takes_as_many_queries_for_three_teams_as_for_twelve(
    db, n, django_assert_max_num_queries
):
    exercise = open_and_start(make_exercise(teams=n))
    play_a_move(exercise, [sit(exercise, code, code, chair=1) for code in CODES[:n]])
    go_to(exercise, StepKind.REVIEW)
    viewer = viewer_of(exercise.seats.get(duty="control"))
    began = time.monotonic()
    with django_assert_max_num_queries(QUERIES):
        report(viewer, True)
    assert time.monotonic() - began < 5


QUERIES = 70


def test_the_record_holds_all_of_it(ended, control, blue):
    write(ended, control)
    claim(ended, control, "timeline")
    fact_checks.open_(ended, by=control)
    made = fact_checks.comment(ended, section=1, words="No.", by=blue)
    fact_checks.answer(made, text="It stands.", is_corrected=False, by=control)
    check_facts(ended, control)
    signed = sign(ended, control)
    recorded = record_of(ended)
    assert faults(recorded) == []
    assert [one["sha256"] for one in recorded["report"]["editions"]] == [
        one.sha256 for one in signed
    ]
    assert recorded["report"]["comments"][0]["answer"] == "It stands."


def test_what_was_starred_is_proposed_to_control_and_leads_to_its_place(ended, control, blue):
    made = blue.team.decisions.get()
    stars.star(ended, exhibit=f"decision-{made.pk}", by=control)
    (table,) = kinds(report(viewer_of(control), True), 1, "table")
    assert table["rows"][0]["cells"][1]["to"] == f"decision-{made.pk}"
    assert not kinds(report(Viewer(ended, is_observer=True), False), 1, "table")


def test_no_link_leads_nowhere(ended, control):
    for reader in (viewer_of(control), Viewer(ended, is_observer=True)):
        made = report(reader, reader.is_control)
        known = places(made["sections"])
        links = re.findall(r'"to": "([^"]+)"', json.dumps(made))
        assert links
        assert set(links) <= set(known)


def test_lessons_of_the_talk_and_grades_of_objectives_stand_in_their_sections(
    ended, control, blue, red
):
    sealed = f"decision-{red.team.decisions.get().pk}"
    said = lessons.Said(LessonKind.SUSTAIN, "Alone first.", [sealed], "Nobody anchored.")
    lessons.keep(ended, said, by=control)
    objective = ended.objectives.create(number=1, kind="exercise", text="Decide in time.")
    objective_ratings.rate(ended, objective, grade=Grade.SOME, why="Two were late.", by=control)
    made = report(viewer_of(control), True)
    (lesson,) = kinds(made, 10, "claim")
    assert (lesson["cause"], lesson["evidence"][0]["to"]) == ("Nobody anchored.", sealed)
    assert "Two were late." in json.dumps(section(made, 9))
    public = json.dumps(report(Viewer(ended, is_observer=True), False))
    assert "Decide in time." in public
    assert not [one for one in ("Alone first.", "Two were late.") if one in public]


def test_the_improvement_plan_stands_in_controls_edition_and_leads_to_its_lesson(
    ended, control, blue
):
    made = f"decision-{blue.team.decisions.get().pk}"
    kept = lessons.keep(ended, lessons.Said(LessonKind.IMPROVE, "Brief less.", [made]), by=control)
    agreed = improvements.Agreed(
        text="Cut the brief to two pages.",
        category=ActionCategory.SCENARIO,
        owner="Olga",
        due_on=date(2027, 3, 27),
        lesson=kept.number,
    )
    improvements.agree(ended, agreed, ticket="t" * 20, by=control)
    drawn = report(viewer_of(control), True)
    (table,) = kinds(drawn, 12, "table")
    assert table["rows"][0]["cells"][1]["to"] == f"lesson-{kept.number}"
    assert "Olga" not in json.dumps(report(Viewer(ended, is_observer=True), False))
