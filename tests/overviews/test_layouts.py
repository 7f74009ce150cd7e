"""Overviews by many hands, each in a layout of its own, with exactly what is in them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scenario_files import overview_texts
from wargame.overviews.documents import text_of
from wargame.overviews.overview import Overview
from wargame.overviews.reader import read_overview

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Expected:
    """What is in a document: counts, whether each tension has poles, the group of each question,
    and the lines that somebody should look at."""

    title: str
    paragraphs: int
    scope: int
    facts: int
    have_poles: list[bool]
    groups: list[str]
    criteria: int
    reading: int
    to_check: list[int]
    left_out: list[int]


DOCUMENTS = {
    "arctic-security.md": Expected(
        "Security in the Arctic",
        *(3, 5, 9, [True] * 5, ["Watch", "Watch", "Rules", "Futures"], 4, 3),
        *([107], [5, 119, 121]),
    ),
    "capitals.md": Expected(
        "TITLE: Ocean Governance Overview", 1, 3, 2, [True, True], ["", ""], 2, 2, [], []
    ),
    "policy.md": Expected(
        "Healthcare Policy: Overview",
        *(2, 2, 8, [False, *[True] * 4], ["Coverage", "Coverage", "Cost", "Cost"], 2, 0),
        *([15, 20, 27, 35, 36, 50, 87], [3, 5, 95, 97]),
    ),
    "bold-lines.md": Expected(
        "Water for Two Valleys", 1, 0, 2, [True] * 3, [""] * 3, 1, 0, [34], []
    ),
    "run-in.md": Expected(
        "Ships in the Ice", 1, 1, 1, [True, True], ["", ""], 1, 0, [5, 11, 23], []
    ),
    "bullets.md": Expected(
        "Undersea Cables: A Short Brief",
        *(1, 3, 6, [True, True, False, False], [""] * 3, 3, 2, [25, 32, 33, 40], []),
    ),
    "defined.md": Expected(
        "Minerals for the Transition",
        *(1, 2, 2, [True, True, False], ["", ""], 3, 1, [15, 17, 30], []),
    ),
    "grid.md": Expected(
        "Farms and Forests", 1, 1, 2, [True, True], ["", ""], 2, 1, [9, 31, 33], []
    ),
    "mixed.md": Expected(
        "Talking to Machines",
        *(2, 0, 4, [True, True, False], ["", ""], 2, 0),
        *([14, 20, 23, 35, 41, 44, 47, 51], [3, 5, 7, 8, 56, 58]),
    ),
    "nested.md": Expected(
        "Grids That Hold",
        *(2, 0, 4, [True, True], ["Rules", "Rules", "Money"], 3, 0),
        *([16, 19, 44], [3, 4, 5, 6, 7]),
    ),
    "one-level.md": Expected(
        "Vaccines in a Pandemic",
        *(1, 1, 3, [True, True, False], [""] * 3, 2, 3, [9, 21], [41, 43]),
    ),
    "plain.txt": Expected("CHIPS AND CHOKEPOINTS", 1, 3, 3, [True] * 2, [""] * 2, 2, 0, [], []),
    "prose.md": Expected(
        "Cities Under Heat", 2, 1, 2, [True] * 2, [""] * 3, 2, 0, [12, 39, 41, 43, 45, 46], []
    ),
    "same-rank.md": Expected(
        "Borders and Movement: Policy Overview",
        *(1, 3, 3, [True, True, False], ["Asylum", "Asylum", "Work"], 2, 0),
        *([17, 18, 24, 30, 41, 43], []),
    ),
    "sub-headings.md": Expected(
        "Fishing the Shared Bank",
        *(3, 2, 4, [True] * 3, ["Quotas", "Quotas", "Inspection"], 2, 2),
        *([], [1, 2, 3, 4, 5, 9, 89, 91]),
    ),
    "tables.md": Expected(
        "🛰️ Traffic in Low Orbit",
        *(1, 3, 3, [True, True], ["Rules", "Rules", "Money"], 2, 0),
        *([], [47, 48, 50, 52, 53, 54]),
    ),
    "terse.md": Expected("Overview", 1, 1, 2, [True, False], [""], 1, 0, [10, 11, 15], []),
    "windows.md": Expected("Harbor of Three Flags", 1, 0, 2, [True, True], ["", ""], 2, 0, [], []),
}


def read(name: str) -> Overview:
    return read_overview(text_of((DATA / name).read_bytes()))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_layout_is_recognized_with_every_line_accounted_for(name):
    found = read(name)
    assert DOCUMENTS[name] == Expected(
        found.title,
        len(found.overview),
        len(found.scope),
        len(found.facts),
        [tension.poles is not None for tension in found.tensions],
        [question.group for question in found.questions],
        len(found.criteria),
        len(found.reading),
        [line.number for line in found.to_check],
        [line.number for line in found.left_out],
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_texts_are_the_documents_own(name):
    """Every word that comes out stood there, in that order."""
    document = words((DATA / name).read_text("utf-8"))
    found = read(name)
    texts = [
        *found.overview,
        *(one.text for one in found.scope),
        *(one.text for one in found.criteria),
    ]
    texts += [one.text for one in (*found.tensions, *found.questions)]
    texts += [text for fact in found.facts for text in (fact.metric, fact.value)]
    for text in texts:
        for line in text.splitlines():
            assert words(line) in document


def words(text: str) -> str:
    """Letters and figures alone: neither marks nor breaks count."""
    return "".join(letter for letter in text if letter.isalnum())


def test_the_canonical_overview_is_read_word_for_word():
    found = read("alliances-and-partnerships.md")
    assert found.title == "Alliances and Partnerships: Overview"
    assert found.overview == overview_texts.OVERVIEW
    assert found.scope_intro == overview_texts.SCOPE_INTRO
    assert [(one.name, one.text) for one in found.scope] == overview_texts.SCOPE
    assert [(one.metric, one.value, one.source) for one in found.facts] == overview_texts.FACTS
    assert [(one.name, one.text) for one in found.tensions] == overview_texts.TENSIONS
    assert all(one.poles == tuple(one.name.split(" vs. ")) for one in found.tensions)
    assert [one.text for one in found.questions] == overview_texts.QUESTIONS
    assert found.vision_intro == overview_texts.VISION_INTRO
    assert [one.text for one in found.criteria] == overview_texts.CRITERIA
    assert [line.number for line in found.to_check] == [11, 29, 49]
    assert [line.number for line in found.left_out] == [56, 58, 60, 61]


def test_two_headings_of_the_first_rank_leave_the_parts_below_them_whole():
    found = read_overview(
        "# Report 4\n\n# Overview of the Strait\n\nIt is narrow.\n\n## Scope\n\n- One\n\n"
        "## Key Facts\n\n- Ships: 3 (Port, 2024)\n\n## Questions\n\n### Coverage\n\n- Why?\n"
    )
    assert found.title == "Report 4"
    assert (len(found.overview), len(found.scope), len(found.facts)) == (1, 1, 1)
    assert [(one.text, one.group) for one in found.questions] == [("Why?", "Coverage")]


def test_footnotes_and_numbers_in_brackets_give_facts_their_source():
    footnoted = read("defined.md").facts[0]
    assert (footnoted.source, footnoted.as_of) == ("Refining Monitor, 2024", "2024")
    numbered = read_overview(
        "# A\n\n## Key Facts\n\n- Boats: 3 [2]\n\n## Questions\n\n- Why?\n- How?\n\n"
        "## Sources\n\n[1] Pilots, 2023\n\n[2] Port, May 2024\n"
    )
    assert numbered.facts[0].source == "Port, May 2024"
    assert len(numbered.reading) == 2
