"""A package becomes a version once, and a version in use stays as it is."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import FacilitatorFactory
from tests.scenario_files.small import spoil, write_package
from wargame.models import Duty, InjectKind, PartKind, Role, Scenario, ScenarioVersion, StepKind
from wargame.models.teams import BESIDE_THE_TEAMS
from wargame.operations import exercises, scenarios
from wargame.scenario_files.package import ScenarioPackage
from wargame.scenario_files.reader import read_package
from wargame.scenario_files.shape import schema
from wargame.scenario_files.writing import package_of

SHIPPED = Path(__file__).parents[2] / "fixtures" / "scenarios" / "alliances-and-partnerships"

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_package(tmp_path / "strait")


@pytest.fixture
def package(folder) -> ScenarioPackage:
    return read_package(folder)


def test_a_question_keeps_its_parts_in_their_order(folder):
    parts = "\n  parts:\n    - {kind: choice, options: [A, B], mix: Both}\n    - kind: rule\n"
    (folder / "questions.yaml").write_text(f"- key: Q1\n  text: Who may pass?{parts}", "utf-8")
    question = scenarios.import_package(read_package(folder)).keyquestions.get()
    assert [one["kind"] for one in question.parts] == ["choice", "rule"]
    choice = question.part(PartKind.CHOICE)
    assert choice.numbered_options == [(1, "A"), (2, "B"), (0, "Both")]
    assert question.part(PartKind.RATING) is None


def changed(package: ScenarioPackage, content_hash: str = "f" * 64) -> ScenarioPackage:
    return replace(package, title="Strait Watch again", content_hash=content_hash)


def play(version: ScenarioVersion, **chairs: int):
    """An exercise that pins the version."""
    return exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=version.formatpresets.first(),
        title="Tuesday class",
        chairs=chairs,
        expected_heads=4,
    )


def test_a_package_becomes_a_version_with_all_its_parts(package):
    version = scenarios.import_package(package)
    assert (version.scenario.slug, version.scenario.title) == ("strait", "Strait Watch")
    assert (version.number, version.content_hash) == (1, package.content_hash)
    assert version.overview == ["The strait is narrow.", "Two states watch it."]
    assert version.facts.get().later[0]["value"] == "60"
    tension = version.tensions.get()
    assert (tension.pole_a, tension.pole_b) == ("Speed", "Caution")
    assert version.criteria.get().anchors[4] == "Open to all"
    move = version.plannedmoves.get()
    assert move.question.key == "Q1"
    assert list(move.tensions.all()) == [tension]
    assert version.decisioncards.get().options[1]["hurts"] == ["C1"]


def test_teams_keep_their_order_seats_and_kind(package):
    red, blue = scenarios.import_package(package).roles.all()
    assert (red.key, red.order, red.is_core) == ("RED", 1, False)
    assert (blue.key, blue.colour, blue.is_core) == ("BLU", 2, True)
    assert blue.seats[1] == {"title": "Recorder", "duty": "recorder", "task": "Holds the pen."}
    assert blue.tension_lines == {"T1": "Fast."}


def test_a_ledger_keeps_its_theaters_in_order_and_its_plan(package):
    version = scenarios.import_package(package)
    assert [theater.name for theater in version.theaters.all()] == ["North", "South"]
    assert set(version.ledger) == {"budgets", "token_name", "tokens", "requirements"}
    assert version.ledger["requirements"][1]["inject"] == "I1"


def test_figures_keep_their_editions_apart_and_their_estimates_marked(package):
    version = scenarios.import_package(package)
    first, second = version.series.all()
    assert [str(one) for one in (first, second)] == ["Ships, Port, 2030", "Ships, Port, 2031"]
    assert first.states[0] == {"code": "RED", "name": "Red", "values": [12, "12.5e"]}
    scenarios.import_package(package)
    assert version.series.count() == 2


def test_where_fewer_teams_play_less_is_required(package):
    """Red has 4 units and two tokens worth 2, of 13 in all: 8 of 13 of 6 are 4, of 3 are 2."""
    version = scenarios.import_package(package)
    exercise = exercises.make(
        by=FacilitatorFactory(),
        version=version,
        preset=version.formatpresets.get(),
        title="Red alone",
        chairs={"RED": 4},
        expected_heads=4,
    )
    rows = exercise.requirements.order_by("theater__order")
    assert [(row.points, row.is_shown) for row in rows] == [(4, True), (2, False)]
    assert exercise.budgets.get().points == 4
    assert not exercise.has_ledger


def test_injects_keep_their_links_and_the_reserve_is_marked(package):
    first, reserve = scenarios.import_package(package).plannedinjects.all()
    assert first.links == {"tensions": ["T1"], "questions": [], "criteria": ["C1"], "scope": []}
    assert (first.to, first.minute, first.is_reserve) == (["BLU"], 5, False)
    assert (reserve.move, reserve.minute, reserve.is_reserve) == (0, None, True)


def test_importing_twice_is_importing_once(package):
    version = scenarios.import_package(package)
    assert scenarios.import_package(package) == version
    assert ScenarioVersion.objects.count() == 1
    assert Role.objects.count() == 2


def test_a_version_keeps_the_files_it_came_from_whichever_way_it_came(package):
    version = scenarios.import_package(package)
    version.refresh_from_db()
    assert version.files == package.files
    assert package_of(version.files).content_hash == version.content_hash
    ScenarioVersion.objects.update(files={})
    assert scenarios.import_package(package).files == package.files
    version.refresh_from_db()
    assert version.files == package.files


def test_a_version_nobody_uses_is_replaced_under_its_number(package):
    scenarios.import_package(package)
    version = scenarios.import_package(changed(package))
    assert ScenarioVersion.objects.get() == version
    assert version.number == 1
    assert Scenario.objects.get().title == "Strait Watch again"


def test_a_version_in_use_stays_and_the_next_one_has_the_next_number(package):
    first = scenarios.import_package(package)
    play(first, BLU=2)
    second = scenarios.import_package(changed(package))
    assert (first.pk != second.pk, second.number) == (True, 2)
    first.refresh_from_db()
    assert (first.number, first.content_hash) == (1, package.content_hash)
    assert first.roles.count() == 2


def test_earlier_content_is_found_again_after_a_newer_version(package):
    first = scenarios.import_package(package)
    play(first, BLU=2)
    scenarios.import_package(changed(package))
    assert scenarios.import_package(package) == first
    assert ScenarioVersion.objects.count() == 2


def test_an_exercise_can_be_made_of_what_was_imported(package):
    exercise = play(scenarios.import_package(package), RED=2, BLU=3)
    assert [team.code for team in exercise.teams.all()] == ["RED", "BLU"]
    assert [step.move_id is not None for step in exercise.steps.all()] == [
        False,
        True,
        True,
        False,
        False,
        False,
    ]
    assert [inject.number for inject in exercise.injects.all()] == ["R.1", "1.1"]


def test_the_shipped_scenario_makes_an_exercise_in_every_format():
    version = scenarios.import_package(read_package(SHIPPED))
    for preset in version.formatpresets.all():
        exercise = exercises.make(
            by=FacilitatorFactory(),
            version=version,
            preset=preset,
            title=preset.name,
            chairs=dict.fromkeys(version.roles.values_list("key", flat=True), 5),
            expected_heads=60,
        )
        assert exercise.teams.count() == 12
        assert exercise.moves.count() == preset.moves


def test_the_command_says_what_it_loaded():
    said = StringIO()
    call_command("import_scenario", SHIPPED, stdout=said)
    assert said.getvalue() == (
        "Loaded Alliances and Partnerships, version 1: 12 teams, 4 moves, 25 injects, "
        "15 decision cards, 6 formats.\n"
    )


def test_the_command_tells_every_fault_and_loads_nothing(folder):
    spoil(folder, "moves.yaml", "question: Q1", "question: Q2")
    spoil(folder, "injects.yaml", "to: [BLU]", "to: [GRN]")
    said = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("import_scenario", folder, stderr=said)
    assert left.value.code == 1
    assert said.getvalue().splitlines() == [
        "injects.yaml:7: There is no team “GRN”.",
        "moves.yaml:1: There is no question “Q2”.",
    ]
    assert not Scenario.objects.exists()


def test_an_import_that_fails_leaves_nothing_behind(package):
    broken = replace(package, moves=(replace(package.moves[0], question="Q9"),))
    with pytest.raises(KeyError):
        scenarios.import_package(broken)
    assert not Scenario.objects.exists()


def test_files_and_tables_know_the_same_words():
    known = schema()["$defs"]
    steps = known["formats"]["items"]["properties"]["steps"]["items"]["properties"]
    assert steps["kind"]["enum"] == StepKind.values
    assert known["injects"]["items"]["properties"]["kind"]["enum"] == InjectKind.values
    assert known["part"]["properties"]["kind"]["enum"] == PartKind.values
    duties = known["seats"]["items"]["properties"]["duty"]["enum"]
    assert duties == [duty for duty in Duty.values if duty not in BESIDE_THE_TEAMS]


def test_no_text_that_a_file_may_hold_is_too_long_for_its_column():
    known = schema()["$defs"]
    for definition, model in (
        (known["facts"]["items"], "facts"),
        (known["tensions"]["items"], "tensions"),
        (known["questions"]["items"], "keyquestions"),
        (known["vision"]["properties"]["criteria"]["items"], "criteria"),
        (known["scope"]["properties"]["items"]["items"], "scopeitems"),
        (known["role"], "roles"),
        (known["moves"]["items"], "plannedmoves"),
        (known["injects"]["items"], "plannedinjects"),
        (known["cards"]["items"], "decisioncards"),
        (known["formats"]["items"], "formatpresets"),
        (known["ledger"]["properties"]["theaters"]["items"], "theaters"),
        (known["series"]["items"], "series"),
    ):
        columns = ScenarioVersion._meta.get_field(model).related_model._meta
        for column in columns.concrete_fields:
            asked = definition["properties"].get(column.name, {})
            asked = known.get(asked.get("$ref", "").rpartition("/")[2], asked)
            if column.max_length and "maxLength" in asked:
                assert asked["maxLength"] <= column.max_length, f"{model}.{column.name}"
