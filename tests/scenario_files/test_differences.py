"""What differs between two packages: nothing is missed, and no change is made up."""

from copy import deepcopy
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.wordings import Fate, pieces
from wargame.scenario_files.differences import RowFate, differences
from wargame.scenario_files.reader import read_package

from .small import write_package


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return read_package(write_package(tmp_path_factory.mktemp("strait"))).files


def changes(before, after):
    return {part.name: part.rows for part in differences(before, after) if part.rows}


@given(before=st.text("ab \n", max_size=40), after=st.text("ab \n", max_size=40))
def test_both_texts_can_be_read_from_the_pieces(before, after):
    found = pieces(before, after)
    for fate, text in ((Fate.IN, before), (Fate.OUT, after)):
        read = "".join(one.text for one in found if one.fate != fate)
        assert [line.split() for line in read.split("\n")] == [
            line.split() for line in text.split("\n")
        ]


def test_a_word_is_taken_out_and_another_put_in():
    found = [(one.fate, one.text) for one in pieces("Ships wait at night.", "Ships wait by day.")]
    assert found == [
        (Fate.SAME, "Ships wait "),
        (Fate.OUT, "at night. "),
        (Fate.IN, "by day. "),
    ]


def test_long_texts_are_compared_in_bounded_time():
    one = " ".join(f"word{n % 97} and word{n % 89}" for n in range(20_000))
    other = " ".join(f"word{n % 89} and word{n % 97}" for n in range(20_000))
    began = perf_counter()
    pieces(one, other)
    pieces(one[:20_000], other[:20_000])
    assert perf_counter() - began < 2


def test_what_was_not_changed_is_no_change(files):
    again = deepcopy(files) | {"overview.md": files["overview.md"] + "\n"}
    again["facts.yaml"][0]["note"] = ""
    assert changes(files, again) == {}


def test_a_row_is_known_by_its_key_wherever_it_stands(files):
    before, after = deepcopy(files), deepcopy(files)
    rows = [{"key": f"T{n}", "name": f"Tension {n}", "text": "x", "poles": []} for n in range(1, 6)]
    before["tensions.yaml"] = rows
    moved = [rows[4], *rows[:2], rows[2] | {"text": "y"}]
    after["tensions.yaml"] = [*moved, {"key": "T9", "name": "New", "text": "z", "poles": []}]
    (part,) = [one for one in differences(before, after) if one.name == "tensions"]
    said = [(row.fate, row.title, row.was_at, row.is_at) for row in part.rows]
    assert said == [
        (RowFate.MOVED, "Tension 5", 5, 1),
        (RowFate.CHANGED, "Tension 3", None, None),
        (RowFate.ADDED, "New", None, None),
        (RowFate.TAKEN_OUT, "Tension 4", None, None),
    ]
    assert [(one.name, one.before, one.after) for one in part.rows[1].fields] == [
        ("text", "x", "y")
    ]
    assert part.same == 2


def test_a_move_is_known_by_its_title_where_another_was_put_before_it(files):
    before, after = deepcopy(files), deepcopy(files)
    first = files["moves.yaml"][0]
    after["moves.yaml"] = [
        first | {"title": "Before it all"},
        *(move | {"number": move["number"] + 1} for move in files["moves.yaml"]),
    ]
    assert [(row.fate, row.title) for row in changes(before, after)["moves"]] == [
        (RowFate.ADDED, "Before it all")
    ]


def test_every_file_of_a_package_is_compared(files):
    """A word changed in whichever file is found."""
    for name, content in files.items():
        if name == "scenario.yaml":
            other = content | {"licence": "Another"}
        elif isinstance(content, str):
            other = f"Another. {content}"
        elif isinstance(content, list):
            other = [content[0] | {"extra": "Another"}, *content[1:]]
        else:
            other = {
                one: f"{said} Another" if isinstance(said, str) and one != "code" else said
                for one, said in content.items()
            }
            if other == content:
                inside = next(one for one, said in content.items() if isinstance(said, list))
                other = content | {inside: [content[inside][0] | {"extra": "Another"}]}
        assert changes(files, files | {name: other}), name
