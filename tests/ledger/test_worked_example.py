"""The method's worked example, played through the acts that people use, to the last number."""

import pytest
from django.conf import settings

from tests.cast import control_of, go_to, move_of, open_and_start, sit, viewer_of
from tests.factories import FacilitatorFactory
from wargame.models import CommitmentKind, StepKind
from wargame.operations import commitments, exercises, ledgers, scenarios
from wargame.queries import ledger_charts, ledger_sheets
from wargame.queries.coverages import coverages, frame
from wargame.scenario_files.reader import read_package

SHIPPED = settings.BASE_DIR / "fixtures" / "scenarios" / "alliances-and-partnerships"
READY, BUILD = CommitmentKind.READY, CommitmentKind.BUILD
EUROPE, PACIFIC, COMMON = THEATERS = ("europe", "indo-pacific", "common")
REQUIRED = {1: (14, 14, 6), 2: (14, 20, 6), 3: (14, 20, 6)}
LINES = {
    1: {
        "USA": [(READY, EUROPE, 4), (READY, PACIFIC, 6), (READY, COMMON, 2)],
        "GBR": [(READY, EUROPE, 3), (READY, PACIFIC, 1), (READY, COMMON, 1)],
        "DEU": [(READY, EUROPE, 3), (BUILD, EUROPE, 2)],
        "POL": [(READY, EUROPE, 4)],
        "JPN": [(READY, PACIFIC, 4), (BUILD, PACIFIC, 2)],
    },
    2: {
        "USA": [(READY, EUROPE, 2), (READY, PACIFIC, 8), (READY, COMMON, 2)],
        "GBR": [(READY, EUROPE, 3), (READY, PACIFIC, 1), (READY, COMMON, 1)],
        "DEU": [(READY, EUROPE, 5)],
        "POL": [(READY, EUROPE, 4)],
        "JPN": [(READY, PACIFIC, 6)],
    },
}
TOKENS = {
    1: [("Lift", EUROPE), ("Reconnaissance", PACIFIC), ("Long-range fires", PACIFIC)],
    2: [("Lift", PACIFIC)],
}


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    """Three moves: the third repeats the choices of the second."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield _play()
        transaction.set_rollback(True)


def _play():
    version = scenarios.import_package(read_package(SHIPPED))
    exercise = exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=version.formatpresets.get(key="half-day"),
        title="Worked example",
        chairs=dict.fromkeys(LINES[1], 3),
        expected_heads=15,
        has_ledger=True,
    )
    open_and_start(exercise)
    leads = {code: sit(exercise, code, code, chair=1) for code in LINES[1]}
    theaters = {one.key: one for one in version.theaters.all()}
    for number, required in REQUIRED.items():
        go_to(exercise, StepKind.DELIBERATE, number)
        for key, points in zip(THEATERS, required, strict=True):
            ledgers.require(
                move_of(exercise, number),
                theaters[key],
                points=points,
                is_shown=True,
                by=control_of(exercise),
            )
        _commit(exercise, leads, theaters, number)
    return exercise


def _commit(exercise, leads, theaters, number):
    move = move_of(exercise, number)
    for code, lead in leads.items():
        if number not in LINES:
            commitments.repeat(exercise, move=move, by=lead)
        for kind, key, points in LINES.get(number, {}).get(code, []):
            words = commitments.Words(theaters[key], kind, points)
            commitments.commit(exercise, words, move=move, by=lead)
    for name, key in TOKENS.get(number, []):
        token = exercise.tokens.get(name=name)
        commitments.place(token, theaters[key], by=leads["USA"])


def in_move(played, number):
    viewer = viewer_of(control_of(played))
    [covered] = coverages(viewer, frame(viewer.exercise), [move_of(played, number)])
    return covered


def us_share(one):
    return next(part.share for part in one.parts if part.team.code == "USA")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, [(16, 114, 38), (15, 107, 67), (3, 50, 67)]),
        (2, [(15, 107, 13), (19, 95, 58), (3, 50, 67)]),
    ],
)
def test_counted_coverage_and_the_share_of_the_united_states(played, db, number, expected):
    found = in_move(played, number).theaters
    assert [(one.counted, one.percent, us_share(one)) for one in found] == expected
    assert tuple(one.requirement for one in found) == REQUIRED[number]


def test_with_the_same_choices_move_3_reaches_22_of_20(played, db):
    pacific = in_move(played, 3).theaters[1]
    assert (pacific.counted, pacific.requirement) == (22, 20)


def test_two_points_of_build_bought_germany_one_point_a_move(played, db):
    built = [
        part.counted.built
        for number in (1, 2, 3)
        for part in in_move(played, number).theaters[0].parts
        if part.team.code == "DEU"
    ]
    assert built == [0, 1, 1]


def test_every_state_spent_its_whole_budget_in_both_moves(played, db):
    for team in played.teams.all():
        for number in (1, 2):
            move = move_of(played, number)
            assert ledgers.spent(team, move) == ledgers.budget(team, move)


def test_in_the_second_move_the_shift_and_the_transit_are_said_in_words(played, db):
    parts = in_move(played, 2).theaters[1].parts
    [usa] = [part for part in parts if part.team.code == "USA"]
    assert ledger_charts.words(usa.counted) == (
        "6 ready, 2 moved here, count 1, 2 tokens, 1 token in transit"
    )


def test_the_finding_names_what_is_short_and_nobody(played, db):
    sheet = ledger_sheets.coverage_sheet(viewer_of(control_of(played)))
    assert sheet.chart.finding == "Move 3: short in Common"
    assert sheet.suggestions[1:] == [
        "Indo-Pacific: United States may draft its joint text. Others may reserve.",
        "Common: United States may draft its joint text. Others may reserve.",
    ]
    assert sheet.suggestions[0].startswith("Europe: nobody carries half.")


def test_teams_stand_in_seating_order_whatever_they_carry(played, db):
    table = ledger_sheets.coverage_sheet(viewer_of(control_of(played))).chart.tables[0]
    order = [team.code for team in played.teams.all()]
    assert [row.team.code for row in table.rows] == order
