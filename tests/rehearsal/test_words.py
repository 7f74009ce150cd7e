"""Scripted people fill in what a person would, and the same again for the same seed."""

from random import Random

import pytest

from wargame.rehearsal.figures import percentile
from wargame.rehearsal.pages import Field, Form
from wargame.rehearsal.words import filled, sentence


def form_of(*fields):
    return Form("/act/", "post", fields={one.name: one for one in fields})


def test_the_same_seed_says_the_same():
    assert sentence(Random(3)) == sentence(Random(3))


def test_a_sentence_keeps_to_what_the_field_takes():
    assert len(sentence(Random(1), 12)) == 12


def test_every_kind_of_field_is_filled_within_its_bounds():
    form = form_of(
        Field("token", "hidden", ["t"]),
        Field("mark", "radio", offered=["1", "2"]),
        Field("team", "select", [""], ["", "7"]),
        Field("chance", "number", least=5, most=6),
        Field("why", "textarea", [""], longest=20),
    )
    given = filled(form, Random(1))
    assert "token" not in given
    assert given["mark"][0] in {"1", "2"}
    assert given["team"] == ["7"]
    assert given["chance"][0] in {"5", "6"}
    assert 0 < len(given["why"][0]) <= 20


def test_each_rank_goes_to_another_thing():
    ranks = [Field(f"rank_{n}", "radio", offered=["1", "2", "3", "4"]) for n in (1, 2, 3)]
    given = filled(form_of(*ranks), Random(2))
    assert len({tuple(value) for value in given.values()}) == 3


def test_who_agrees_adds_no_words():
    form = form_of(
        Field("a1-says", "radio", offered=["agree"]), Field("a1-words", "textarea", [""])
    )
    assert filled(form, Random(1)) == {"a1-says": ["agree"], "a1-words": [""]}


def test_a_percentile_is_one_of_the_times():
    assert percentile([3, 1, 2], 50) == 2
    assert percentile([1], 95) == 1
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 50)
