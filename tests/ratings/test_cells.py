"""What a cell of the grid says of few people."""

import pytest

from wargame.queries.rating_cells import cell


@pytest.mark.parametrize(
    ("levels", "kind", "text", "ends"),
    [
        ([], "none", "–", ""),
        ([None, None, None], "none", "–", ""),
        ([3], "few", "–", ""),
        ([3, 4], "few", "–", ""),
        ([3, 4, 4], "p1", "4", "3–4"),
        ([2, 4, 4], "split", "", "2–4"),
        ([3, 3, 3], "z0", "3", "3"),
        ([1, 5, 5], "split", "", "1–5"),
        ([3, 3, 4, 4], "z0", "3.5", "3–4"),
        ([1, 1, 2, 2], "m1", "1.5", "1–2"),
    ],
)
def test_few_levels_are_said_as_the_method_allows(levels, kind, text, ends):
    drawn = cell(levels)
    assert (drawn.kind, drawn.text, drawn.ends) == (kind, text, ends)


def test_official_levels_stand_as_given_however_few():
    assert cell([4], are_official=True).text == "4"
    assert cell([2, 4], are_official=True).text == "2/4"


def test_who_could_not_observe_it_is_counted_apart():
    drawn = cell([2, 3, 3, None])
    assert (drawn.n, drawn.unseen) == (3, 1)


def test_a_level_off_the_scale_is_an_error():
    with pytest.raises(ValueError, match="must lie in 1"):
        cell([6, 1, 1])
