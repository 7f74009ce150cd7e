"""A sound folder becomes a package, whatever its files look like."""

import re
from pathlib import Path

from wargame.scenario_files.formats import PresetStep
from wargame.scenario_files.ledger import Ledger, Requirement
from wargame.scenario_files.package import LaterFigure, RoleSeat
from wargame.scenario_files.reader import read_package
from wargame.scenario_files.series import StateFigures

from .small import FILES, spoil, write_package


def test_a_folder_becomes_a_package(folder):
    package = read_package(folder)
    assert (package.slug, package.title, package.year) == ("strait", "Strait Watch", 2031)
    assert package.overview == ("The strait is narrow.", "Two states watch it.")
    assert package.facts[0].later == (LaterFigure("60", "Port", "May 2031", is_verified=False),)
    assert [pole.name for pole in package.tensions[0].poles] == ["Speed", "Caution"]
    assert package.formats[0].steps[1] == PresetStep("estimate", "Estimate", 5, move=1)


def test_teams_come_in_the_order_of_their_colours(folder):
    assert [role.code for role in read_package(folder).roles] == ["RED", "BLU"]


def test_a_team_without_seats_of_its_own_has_the_usual_ones(folder):
    with (folder / "roles/BLU.yaml").open("a") as role:
        role.write("seats: [{title: Queen, duty: lead}, {title: Scribe, duty: recorder}]\n")
    red, blue = read_package(folder).roles
    assert red.seats[1] == RoleSeat("Recorder", "recorder", "Holds the pen.")
    assert [seat.title for seat in blue.seats] == ["Queen", "Scribe"]


def test_an_inject_of_move_0_is_the_reserve(folder):
    first, reserve = read_package(folder).injects
    assert (first.is_reserve, reserve.is_reserve) == (False, True)
    assert reserve.to == ()


def test_cards_and_reading_may_be_left_out(folder):
    (folder / "cards.yaml").unlink()
    package = read_package(folder)
    assert (package.cards, package.reading, package.sources) == ((), (), ())


def test_a_ledger_has_theaters_budgets_tokens_and_requirements(folder):
    ledger = read_package(folder).ledger
    assert [theater.name for theater in ledger.theaters] == ["North", "South"]
    assert ledger.budgets == {"BLU": 5, "RED": 4}
    assert (ledger.token_name, ledger.tokens) == ("Enabler", {"RED": ["Lift", "Scouts"]})
    assert ledger.requirements[1] == Requirement(1, "south", 3, inject="I1")


def test_series_have_their_years_and_a_value_a_year(folder):
    first, second = read_package(folder).series
    assert (first.measure, first.edition, first.years) == ("Ships", "Port, 2030", (2029, 2030))
    assert first.states[0] == StateFigures("RED", "Red", (12, "12.5e"))
    assert first.states[1].values == (None, 9)
    assert second.definition == "Ships, boats included."


def test_without_its_file_there_are_no_series(folder):
    (folder / "series.yaml").unlink()
    assert read_package(folder).series == ()


def test_without_its_file_there_is_no_ledger(folder):
    (folder / "ledger.yaml").unlink()
    assert read_package(folder).ledger == Ledger()


def test_the_hash_follows_what_is_said_and_not_how_the_file_looks(folder, tmp_path):
    before = read_package(folder).content_hash
    (folder / "questions.yaml").write_text("# one\r\n- key: Q1\r\n  text: 'Who may pass?'\r\n")
    assert read_package(folder).content_hash == before
    spoil(folder, "overview.md", "narrow", "wide")
    assert read_package(folder).content_hash != before
    other = write_package(tmp_path / "elsewhere")
    assert read_package(other).content_hash == before


def test_hidden_files_are_left_alone(folder):
    (folder / ".DS_Store").write_bytes(b"\xff\xfe")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    assert len(read_package(folder).roles) == 2


def test_the_small_package_holds_every_file_but_the_reading(folder):
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == set(FILES)


def test_the_examples_for_authors_make_a_package(tmp_path):
    guide = Path(__file__).parents[2] / "fixtures" / "scenarios" / "README.md"
    [examples] = re.findall(r"```yaml\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    (tmp_path / "roles").mkdir()
    (tmp_path / "overview.md").write_text("Who pays?")
    for example in examples.split("\n\n"):
        [name] = re.findall(r"\A# ([\w/]+\.yaml)", example)
        (tmp_path / name).write_text(example, "utf-8")
    assert read_package(tmp_path).title == "Who Pays?"
