"""The scenario that ships is complete, says what the overview says, and hides where it must."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from wargame.scenario_files.package import ScenarioPackage
from wargame.scenario_files.reader import read_package
from wargame.scenario_files.timelines import debrief_floor
from wargame.scenario_files.writing import package_of

from . import overview_texts as overview

SHIPPED = Path(__file__).parents[2] / "fixtures" / "scenarios" / "alliances-and-partnerships"
SEATING = ["USA", "GBR", "DEU", "POL", "FRA", "TUR", "JPN", "KOR", "AUS", "PHL", "IND", "THA"]
BRITISH = re.compile(
    r"\b(defence|theatre|centre|programme|licence|armour|neighbour|harbour|favour|labour)s?\b"
)
YEAR = re.compile(r"\b(19|20)\d\ds?\b")
RAW_SOURCE = re.compile(r"\[[A-Z][A-Z0-9-]{2,}|\bGK\b|\bS\d\d\b")


@pytest.fixture(scope="module")
def package() -> ScenarioPackage:
    return read_package(SHIPPED)


def test_its_files_written_down_again_say_the_same(package):
    kept = json.loads(json.dumps(package.files))
    again = package_of(kept)
    assert (again.content_hash, again.files) == (package.content_hash, package.files)
    assert package_of(kept, 7).slug == f"{package.slug}-7"


def texts(part: Any) -> Iterator[str]:
    """Every text in a part of the package."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value)


def test_it_says_what_the_overview_says_word_for_word(package):
    assert package.overview == overview.OVERVIEW
    assert package.scope_intro == overview.SCOPE_INTRO
    assert [(item.name, item.text) for item in package.scope] == overview.SCOPE
    assert [(fact.metric, fact.value, fact.source) for fact in package.facts] == overview.FACTS
    assert [(tension.name, tension.text) for tension in package.tensions] == overview.TENSIONS
    assert [question.text for question in package.questions] == overview.QUESTIONS
    assert package.vision_intro == overview.VISION_INTRO
    assert [criterion.text for criterion in package.criteria] == overview.CRITERIA


def test_it_is_complete(package):
    assert len(package.scope) == 5
    assert len(package.facts) == 8
    assert len(package.tensions) == 5
    assert len(package.questions) == 4
    assert len(package.criteria) == 4
    assert len(package.roles) == 12
    assert len(package.moves) == 4
    assert len([inject for inject in package.injects if not inject.is_reserve]) == 24
    assert len([inject for inject in package.injects if inject.is_reserve]) == 1
    assert len(package.cards) == 15
    assert len(package.formats) == 6
    assert package.reading
    assert package.sources


def test_teams_are_seated_in_their_order_and_colours(package):
    assert [role.code for role in package.roles] == SEATING
    assert [role.colour for role in package.roles] == list(range(1, 13))
    assert [role.code for role in package.roles if not role.is_ally] == ["IND"]


def test_every_team_can_be_played(package):
    for role in package.roles:
        assert role.position, role.code
        assert role.ties, role.code
        assert role.public_brief, role.code
        assert role.private_brief, role.code
        assert role.red_lines, role.code
        assert role.offers, role.code
        assert role.wants, role.code
        assert set(role.tension_lines) == {tension.key for tension in package.tensions}
        assert set(role.question_lines) == {question.key for question in package.questions}
        assert [seat.duty for seat in role.seats] == ["lead", "recorder", *["member"] * 3]


def test_each_question_has_the_shape_that_the_method_gives_it(package):
    shapes = [[part.kind for part in question.parts] for question in package.questions]
    assert shapes == [["choice", "rule"], ["allocation"], ["rating"], ["ideas"]]
    choice, rating = package.questions[0].parts[0], package.questions[2].parts[0]
    assert (len(choice.options), choice.mix) == (3, "A mix, in my words")
    assert (len(rating.things), len(rating.aspects)) == (3, 3)


def test_every_tension_and_question_is_played_in_a_move(package):
    played = {key for move in package.moves for key in move.tensions}
    assert played == {tension.key for tension in package.tensions}
    assert [move.question for move in package.moves] == [one.key for one in package.questions]


def test_every_move_has_six_injects_and_a_brief(package):
    for move in package.moves:
        assert len([one for one in package.injects if one.move == move.number]) == 6
        assert move.brief
        assert move.aim


def test_every_team_is_addressed_in_every_move(package):
    for move in package.moves:
        planned = [inject for inject in package.injects if inject.move == move.number]
        for code in SEATING:
            assert any(not inject.to or code in inject.to for inject in planned), (code, move)


def test_every_tension_has_three_cards_with_a_case_and_a_counterargument(package):
    for tension in package.tensions:
        cards = [card for card in package.cards if card.tension == tension.key]
        assert len(cards) == 3
        for option in (option for card in cards for option in card.options):
            assert option.why, option.text
            assert option.but, option.text
            assert option.cost, option.text


def test_the_ledger_reaches_every_team_theater_and_move_and_is_marked_as_illustrative(package):
    ledger = package.ledger
    assert [theater.name for theater in ledger.theaters] == ["Europe", "Indo-Pacific", "Common"]
    assert set(ledger.budgets) == set(SEATING)
    asked = {(one.move, one.theater) for one in ledger.requirements}
    assert asked == {(move, one.key) for move in (1, 2, 3, 4) for one in ledger.theaters}
    assert len(ledger.tokens["USA"]) == 3
    assert "illustrative units" in (SHIPPED / "ledger.yaml").read_text()


def test_what_all_teams_have_reaches_in_the_first_move_and_not_in_the_second(package):
    """As in the worked example: enough in sum, and a gap somewhere; then a crisis."""
    ledger = package.ledger
    have = sum(ledger.budgets.values()) + 2 * len(ledger.tokens["USA"])
    required = [
        sum(one.points for one in ledger.requirements if one.move == move) for move in (1, 2)
    ]
    assert required[0] <= have < required[1]


def test_figures_of_two_editions_or_definitions_are_two_series(package):
    named = [(one.measure, one.edition) for one in package.series]
    assert len(set(named)) == len(named)
    assert {measure for measure, _edition in named} >= {
        "Share of GDP",
        "Equipment share",
        "Share of the NATO total",
    }
    assert len({one.definition for one in package.series}) == len(package.series)
    assert all(one.source and one.as_of and one.unit for one in package.series)


def test_the_last_years_of_each_edition_are_estimates_as_its_source_says(package):
    for one in package.series:
        last = {"NATO, July 2026": (2025, 2026), "NATO, August 2025": (2024, 2025)}
        for state in one.states:
            for year, value in zip(one.years, state.values, strict=True):
                if value is not None:
                    assert str(value).endswith("e") == (year in last.get(one.edition, ()))


def test_shares_of_the_total_follow_from_what_is_spent(package):
    figures = {
        one.key: {
            (state.code, year): value
            for state in one.states
            for year, value in zip(one.years, state.values, strict=True)
            if value is not None
        }
        for one in package.series
    }
    spent, shares = figures["usd-nato-2026"], figures["share-nato-2026"]
    assert shares["USA", 2026] == "57.1e"
    for (code, year), share in shares.items():
        total = float(str(spent["NATO", year]).removesuffix("e"))
        own = float(str(spent[code, year]).removesuffix("e"))
        assert float(str(share).removesuffix("e")) == pytest.approx(100 * own / total, abs=0.051)
    for year in range(2014, 2027):
        allies = [
            float(str(share).removesuffix("e"))
            for (code, when), share in shares.items()
            if when == year and code != "EURCAN"
        ]
        assert sum(allies) == pytest.approx(100, abs=1)


def test_every_state_of_the_exercise_stands_in_a_series(package):
    known = {state.code for one in package.series for state in one.states}
    assert known >= set(SEATING)


def test_every_format_adds_up_and_protects_its_debrief(package):
    assert [preset.minutes for preset in package.formats] == [75, 180, 240, 450, 450, 150]
    for preset in package.formats:
        assert sum(step.minutes for step in preset.steps) == preset.minutes
        debrief = [step.minutes for step in preset.steps if step.kind in {"review", "exit"}]
        assert sum(debrief) >= debrief_floor(preset.minutes)


# The minutes of the method, part by part: what lies between two commas is one part of it.
PARTS = {
    "75-minutes": [4, 5, 6, 4 + 6 + 8, 8, 3, 3 + 3 + 4, 4, 15, 2],
    "3-hours": [10, 10, 15, 30, 10, 8, 10, 28, 12, 5, 5, 34, 3],
    "full-day": [18 + 12, 20, 60, 20, 8 + 12, 60, 20, 10 + 50, 50, 25, 10, 15, 57 + 3],
}


@pytest.mark.parametrize("key", PARTS)
def test_the_presets_of_the_method_keep_its_minutes(package, key):
    [preset] = [preset for preset in package.formats if preset.key == key]
    begun = list(accumulate((step.minutes for step in preset.steps), initial=0))
    assert sum(PARTS[key]) == preset.minutes
    assert set(accumulate(PARTS[key])) <= set(begun)


def test_two_class_meetings_are_75_minutes_each(package):
    [preset] = [preset for preset in package.formats if preset.key == "two-meetings"]
    pause = [step.kind for step in preset.steps].index("break")
    assert sum(step.minutes for step in preset.steps[: pause + 1]) == 75
    assert sum(step.minutes for step in preset.steps[pause + 1 :]) == 75


def test_the_figures_of_the_overview_are_canonical_and_later_ones_say_from_when(package):
    for fact in package.facts:
        assert fact.is_canonical
        assert fact.later
        assert all(later.source and later.as_of for later in fact.later)


def test_what_was_not_verified_says_so_to_the_reader(package):
    doubtful = [later for fact in package.facts for later in fact.later if not later.is_verified]
    assert doubtful
    assert all(later.note == "Reported, unverified." for later in doubtful)


def test_no_figure_of_a_team_rests_on_what_was_not_verified(package):
    for role in package.roles:
        for text in (role.position, *role.public_brief):
            for sentence in re.split(r"(?<=[.;]) ", text):
                if "unverified" in sentence:
                    assert not re.search(r"\d", YEAR.sub("", sentence)), (role.code, sentence)


def test_no_text_shows_the_key_of_a_source(package):
    assert not [text for text in texts(asdict(package)) if RAW_SOURCE.search(text)]


def test_it_is_written_in_american_spelling(package):
    written = asdict(package)
    titles_of_others = ("reading", "sources", "files")
    ours = [text for key in written if key not in titles_of_others for text in texts(written[key])]
    assert not [text for text in ours if BRITISH.search(text)]


def test_it_marks_itself_as_fiction(package):
    assert package.fiction_mark.startswith("Exercise fiction")
    assert all(inject.text.startswith("EXERCISE") for inject in package.injects)
