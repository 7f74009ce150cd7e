"""What an overview does not say, as a start: teams, moves, timelines; the loader takes them."""

import pytest

from wargame.overviews.presets import PRESETS, timeline
from wargame.overviews.proposals import moves, package_files
from wargame.overviews.reader import read_overview
from wargame.overviews.teams import ProposedTeam, proposed_teams
from wargame.scenario_files.reader import read_texts
from wargame.scenario_files.writing import texts_of

from .test_layouts import read

TEAMS = (ProposedTeam("RED", "Red"), ProposedTeam("BLU", "Blue"))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_draft_of_the_canonical_overview_is_a_sound_package(preset):
    overview = read("alliances-and-partnerships.md")
    package = read_texts(texts_of(package_files(overview, TEAMS, preset, 2030)))
    assert [fact.source for fact in package.facts] == [fact.source for fact in overview.facts]
    assert package.overview == overview.overview
    assert sorted(key for move in package.moves for key in move.tensions) == [
        *("T1", "T2", "T3", "T4", "T5")
    ]
    assert all(one.minutes == sum(step.minutes for step in one.steps) for one in package.formats)
    assert package.formats[0].key == preset.key


@pytest.mark.parametrize("minutes", [75, 90, 120, 180, 240, 450])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_timeline_sums_exactly(minutes, count):
    steps = timeline(minutes, count)
    assert sum(step["minutes"] for step in steps) == minutes
    assert min(step["minutes"] for step in steps) >= 0


@pytest.mark.parametrize("tensions", range(1, 9))
@pytest.mark.parametrize("questions", range(1, 9))
def test_tensions_and_questions_are_spread_over_the_moves(tensions, questions):
    preset = next(one for one in PRESETS if one.moves == 4)
    planned = moves(tensions, questions, preset)
    put = [key for move in planned for key in move["tensions"]]
    assert {f"T{n}" for n in range(1, tensions + 1)} == set(put)
    assert all(move["tensions"] for move in planned)
    assert all(1 <= int(move["question"][1:]) <= questions for move in planned)
    assert len({move["question"] for move in planned}) == min(questions, 4)


def test_states_that_a_document_names_are_proposed_as_teams_in_order():
    proposed = proposed_teams(read("alliances-and-partnerships.md"))
    assert [team.code for team in proposed[:4]] == ["USA", "CHN", "RUS", "JPN"]
    assert len(proposed) <= 12
    assert {team.code for team in proposed} > {"AUS", "PHL", "THA", "IND"}


def test_without_states_the_stakeholders_are():
    overview = read_overview(
        "# Heat\n\n## Key Questions\n\n- Who acts?\n- When?\n\n## Key Facts\n\n- Trees: 3\n\n"
        "## Stakeholders\n\n- **City council**: decides\n- Builders – build\n- City clinic\n"
    )
    assert proposed_teams(overview) == (
        ProposedTeam("CIT", "City council"),
        ProposedTeam("BUI", "Builders"),
        ProposedTeam("CIY", "City clinic"),
    )
