"""Every scenario that ships can be played whole, is marked as fiction, and stands apart from the
code: nothing in the product knows the words of any of them."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from wargame.overviews.documents import text_of
from wargame.overviews.reader import read_overview
from wargame.scenario_files.package import ScenarioPackage
from wargame.scenario_files.reader import read_package

from .test_the_shipped_scenario import BRITISH, RAW_SOURCE, texts

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path for path in (ROOT / "fixtures" / "scenarios").iterdir() if path.is_dir())
OVERVIEWS = ROOT / "tests" / "overviews" / "data"
# What the product is made of. The names and codes of all states of the world are no scenario's.
CODE = [
    path
    for folder, endings in (
        ("wargame", {".py", ".json", ".txt"}),
        ("templates", {".html"}),
        ("static", {".css", ".js", ".svg"}),
    )
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in endings and path.name != "states.txt"
]


@pytest.fixture(scope="module")
def shipped() -> list[ScenarioPackage]:
    return [read_package(folder) for folder in FOLDERS]


def words_of(package: ScenarioPackage) -> set[str]:
    """What only this scenario should know: its name, trades, teams, criteria and theaters."""
    words = {package.slug, package.title}
    for tension in package.tensions:
        words |= {tension.name, *(pole.name for pole in tension.poles)}
    for role in package.roles:
        words |= {role.code, role.name}
    words |= {criterion.short_name for criterion in package.criteria}
    return words | {theater.name for theater in package.ledger.theaters}


def test_nothing_in_the_product_knows_the_words_of_a_scenario(shipped):
    words = sorted({word for package in shipped for word in words_of(package)})
    assert len(words) > 60
    known = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)")
    found = [
        (str(path.relative_to(ROOT)), word)
        for path in CODE
        for word in known.findall(path.read_text("utf-8"))
    ]
    assert not found


def test_two_scenarios_ship_and_share_no_team_list_trade_or_criterion(shipped):
    first, second = shipped
    assert {one.name for one in first.tensions}.isdisjoint(one.name for one in second.tensions)
    assert {one.text for one in first.criteria}.isdisjoint(one.text for one in second.criteria)
    assert [one.code for one in first.roles] != [one.code for one in second.roles]


def test_all_that_a_team_needs_is_there(shipped):
    for package in shipped:
        keys = {one.key for one in package.tensions}
        for role in package.roles:
            for part in ("position", "ties", "public_brief", "private_brief", "offers", "wants"):
                assert getattr(role, part), (package.slug, role.code, part)
            assert role.red_lines, (package.slug, role.code)
            assert set(role.tension_lines) == keys
            assert [seat.duty for seat in role.seats][:2] == ["lead", "recorder"]


def test_every_trade_question_criterion_and_team_is_met_in_play(shipped):
    for package in shipped:
        planned = [one for one in package.injects if not one.is_reserve]
        assert {key for move in package.moves for key in move.tensions} == {
            one.key for one in package.tensions
        }
        assert {key for one in planned for key in one.criteria} == {
            one.key for one in package.criteria
        }
        for move in package.moves:
            at = [one for one in planned if one.move == move.number]
            assert len(at) >= 5
            for role in package.roles:
                assert any(not one.to or role.code in one.to for one in at), (role.code, move)
        assert {one.tension for one in package.cards} == {one.key for one in package.tensions}


def test_criteria_have_five_levels_of_their_own_and_a_guide(shipped):
    for package in shipped:
        levels = [anchor for one in package.criteria for anchor in one.anchors]
        assert len(levels) == len(set(levels)) == 5 * len(package.criteria)
        assert all(one.look_for for one in package.criteria)


def test_all_that_is_invented_says_so_and_every_figure_has_its_source(shipped):
    for package in shipped:
        assert package.fiction_mark.startswith("Exercise fiction")
        assert all(inject.text.startswith("EXERCISE") for inject in package.injects)
        assert all(fact.source and fact.is_canonical for fact in package.facts)
        doubtful = [later for fact in package.facts for later in fact.later]
        assert all(later.is_verified or "unverified" in later.note for later in doubtful)


def test_they_are_written_in_american_spelling_without_keys_of_sources(shipped):
    for package in shipped:
        written = asdict(package)
        for role in written["roles"]:
            role["ties"], role["position"] = [], ""  # Names of treaties and ministries stand there.
        ours = [
            text for key in ("roles", "injects", "cards", "moves") for text in texts(written[key])
        ]
        assert not [text for text in ours if BRITISH.search(text.replace("of Defence", ""))]
        assert not [text for text in texts(written) if RAW_SOURCE.search(text)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_scenario_says_what_the_overview_it_was_made_from_says(folder):
    package = read_package(folder)
    found = read_overview(text_of((OVERVIEWS / f"{folder.name}.md").read_bytes()))
    facts = [(one.metric, one.value, one.source) for one in package.facts]
    assert tuple(package.overview) == tuple(found.overview)[-len(package.overview) :]
    assert facts[: len(found.facts)] == [(one.metric, one.value, one.source) for one in found.facts]
    assert [one.text for one in package.questions] == [one.text for one in found.questions]
    assert [one.text for one in package.criteria] == [one.text for one in found.criteria]
    assert all(one.poles for one in found.tensions)
    assert [one.text for one in package.tensions] == [
        " ".join(one.text.split()) for one in found.tensions
    ]
