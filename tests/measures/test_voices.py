"""Whose voice is missing: small groups, counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.measures.voices import carrying, unheard


@pytest.mark.parametrize(
    ("entries", "silent", "most"),
    [
        ({}, [], None),
        ({"a": 9}, [], None),
        ({"a": 2, "b": 0}, [], None),
        ({"a": 3, "b": 0}, ["b"], None),
        ({"a": 2, "b": 1, "c": 0}, ["c"], None),
        ({"a": 5, "b": 1, "c": 0}, ["c"], "a"),
        ({"a": 4, "b": 1, "c": 1}, [], None),
        ({"a": 5, "b": 1, "c": 1}, [], "a"),
    ],
)
def test_by_hand(entries, silent, most):
    assert (unheard(entries), carrying(entries)) == (silent, most)


@given(st.dictionaries(st.integers(), st.integers(0, 50), max_size=8))
def test_nobody_is_both_silent_and_carrying(entries):
    assert carrying(entries) not in unheard(entries)


def test_a_count_below_nothing_is_refused():
    for measure in (unheard, carrying):
        with pytest.raises(ValueError, match="less than nothing"):
            measure({"a": -1, "b": 2})
