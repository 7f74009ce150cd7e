"""What stands side by side: the same key in the same words, and "no data" for all else."""

import csv
from io import StringIO

import pytest

from tests.factories import CHOICE, make_version
from wargame.models import Criterion, KeyQuestion, Tension
from wargame.queries import cohort_questions, cohort_ratings, cohorts
from wargame.queries.cohorts import Chosen
from wargame.reports import across_runs, across_runs_csv

from .conftest import played
from .test_who_sees import across, page, tensions


def runs(facilitator, of, **chosen):
    return cohorts.cohort(facilitator, of.scenario_id).runs(Chosen(**chosen))


@pytest.fixture
def two_years(helen, version):
    return [played(helen, version, year=2024), played(helen, version, year=2025, moved=2)]


def test_runs_stand_in_the_order_of_years_each_with_its_own_figures(helen, version, two_years):
    assert [(one.label, one.exercise) for one in runs(helen, version)] == [
        ("A", two_years[0]),
        ("B", two_years[1]),
    ]
    [one, other] = tensions(helen, version)
    assert [(run.n, run.moved.up, run.moved.after.median) for run in one.runs] == [
        (4, 4, 3.0),
        (4, 4, 4.0),
    ]
    assert [[held.points for held in run.held] for run in one.runs] == [[[3], [7]]] * 2
    assert {run.no_positions for run in other.runs} == {"not asked in this run"}
    [question, _second] = cohort_questions.questions(runs(helen, version))
    chosen = [[answer.shape.choice for _team, answer in run.answers] for run in question.runs]
    assert chosen == [["Money", "Ships"]] * 2
    rated = cohort_ratings.criteria(runs(helen, version))
    assert [(one.rater, one.criterion.key) for one in rated] == [
        ("control", f"c{number}") for number in range(1, 5)
    ]
    assert [[at for _team, _cell, at in run.cells] for run in rated[0].runs] == [[4.0, 4.0]] * 2


def test_a_thing_that_another_version_words_otherwise_has_no_data(helen, version):
    played(helen, version)
    later = make_version(moves=1, parts=[CHOICE])
    Tension.objects.filter(version=later, key="t1").update(pole_a="Haste")
    Criterion.objects.filter(version=later, key="c1").update(anchors=["Level 1", "Other"])
    KeyQuestion.objects.filter(version=later, key="q1").update(text="Why?")
    Tension.objects.filter(version=version, key="t2").update(key="t9")
    played(helen, later, year=2026)
    [first, second] = tensions(helen, later)
    said = "no data: version 1 words it otherwise"
    assert [run.no_views for run in first.runs] == [said, ""]
    assert first.runs[0].no_positions == said
    assert [run.no_positions for run in second.runs] == [
        "no data: version 1 does not have it",
        "not asked in this run",
    ]
    [question, _other] = cohort_questions.questions(runs(helen, later))
    assert [run.no_answers for run in question.runs] == [said, ""]
    rated = cohort_ratings.criteria(runs(helen, later))
    assert [run.no_levels for run in rated[0].runs] == [said, ""]
    assert [run.no_levels for run in rated[1].runs] == ["", ""]
    assert page(helen, across(later)).text.count(said) > 3
    # Of the old version alone its own words are what is compared.
    [old, _other] = tensions(helen, version, version="1")
    assert (old.tension.pole_a, old.runs[0].no_views) == ("Speed", "")


def test_runs_are_chosen_by_what_they_were(helen, version):
    played(helen, version, year=2024)
    played(helen, version, year=2025, course="Course 2")
    for chosen, years in (
        ({"course": "Course 2"}, [2025]),
        ({"year": "2024"}, [2024]),
        ({"team": "BLU", "format": "Short"}, [2024, 2025]),
        ({"team": "BLU", "version": "1", "year": "2025"}, [2025]),
        ({"team": "GRN"}, []),
    ):
        found = runs(helen, version, **chosen)
        assert [cohorts.year_of(one.exercise) for one in found] == years
    asked = page(helen, across(version, year="1999"))
    assert asked.status_code == 422
    assert "1999 is not one of the available choices" in asked.text


def test_the_queries_do_not_grow_with_the_runs(
    helen, version, two_years, django_assert_num_queries
):
    for year in ("2024", ""):
        found = runs(helen, version, year=year)
        with django_assert_num_queries(12):
            across_runs.across(found)
        with django_assert_num_queries(12):
            across_runs_csv.as_text(found)


def test_the_table_has_a_line_for_every_figure_and_for_why_there_is_none(helen, version, two_years):
    text = across_runs_csv.as_text(runs(helen, version))
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    found = {(r["Run"], r["Key"], r["Measure"], r["Team"]): (r["Value"], r["n"]) for r in rows}
    assert found["B", "t1", "own views, median after", ""] == ("4.0", "4")
    assert found["A", "t1", "position 1", "RED"] == ("7", "")
    assert found["A", "q1", "choice", "BLU"] == ("Money", "")
    assert found["B", "c2", "rated by control", "RED"] == ("4", "1")
    missing = {r["No data because"] for r in rows if not r["Value"]}
    assert missing == {"not asked in this run", "fewer than three"}
