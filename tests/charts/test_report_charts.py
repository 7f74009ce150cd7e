"""The charts of the report: what they refuse, what they print, and that gray tells as much."""

import re
from xml.etree import ElementTree

import pytest

from wargame.charts.badge_stacks import Placed, StackRow, badge_stacks
from wargame.charts.before_and_after import BothTimes, before_and_after
from wargame.charts.coordination import coordination
from wargame.charts.criterion_grid import GridCell, GridRow, criterion_grid
from wargame.charts.disagreement_change import Change, disagreement_change
from wargame.charts.dot_strips import Strip, dot_strips
from wargame.charts.drawing import Size
from wargame.charts.expected_and_judged import DecisionLine, expected_and_judged
from wargame.charts.paired_slopes import paired_slopes
from wargame.charts.participation import participation

POLES = {"poles": ("A & B", "C"), "sentence": "Four <people>."}
TWICE = {"points": 7, **POLES}
STACK = StackRow("2024", [Placed(1, "BLU", 1), Placed(1, "RED", 2), Placed(2.5, "GRN", 3)], "n 3")
SLOPES = {"points": 7, "ends": ("Before", "After"), **POLES}


def texts(made):
    return re.findall(r"<text[^>]*>([^<]*)</text>", made.svg)


def drawn(size=Size.PAGE):
    """One of each."""
    cells = [GridCell("3", 4, (2, 5), 3.0), GridCell("split", 4, (1, 5)), GridCell("–", 2)]
    row = GridRow("BLU", 1, cells)
    line = DecisionLine("BLU", 1, "Send two frigates to the strait", [2, None, -1], ["3", "–", "4"])
    names, said = ["One long name", "Two", "Three"], "Said."
    ends = ("before", "after")
    return [
        paired_slopes([(1, 7), (1, 7), (4, 4)], size=size, **SLOPES),
        disagreement_change([Change("T", 3, 0.4, 0.2)], ends=ends, sentence=said, size=size),
        dot_strips([Strip("BLU", 1, [1, 1, 7], 1, 2)], points=7, size=size, **POLES),
        criterion_grid(names, [row], levels=5, sentence=said, size=size),
        expected_and_judged(names, [line], heads=ends, sentence=said, size=size),
        coordination([("BLU", 1), ("RED", 2)], {("BLU", "RED"): 2}, sentence=said, size=size),
        participation([("Bea", 3), ("Bob", 0)], sentence=said, size=size),
        badge_stacks(names, [STACK, StackRow("B  Long", [], "no data")], sentence=said, size=size),
        badge_stacks(names, [STACK], sentence=said, poles=("A & B", "C"), size=size),
        before_and_after([BothTimes("A", [1, 1, 7], [7] * 9, None, 7, "n 9")], **TWICE, size=size),
    ]


@pytest.mark.parametrize("size", Size)
def test_each_is_whole_in_every_size_and_needs_no_style(size):
    for made in drawn(size):
        root = ElementTree.fromstring(made.svg)  # noqa: S314
        assert root.attrib["aria-label"] == made.sentence
        assert "style" not in made.svg
        letters = [float(one) for one in re.findall(r'font-size="([\d.]+)"', made.svg)]
        assert min(letters) >= 0.79 * size.letter
        width, height = (float(one) for one in root.attrib["viewBox"].split()[2:])
        marks = re.findall(r'(?:x|cx|x1|x2)="([-\d.]+)"', made.svg)
        assert all(0 <= float(x) <= width for x in marks)
        assert all(0 <= float(y) <= height for y in re.findall(r'y="([-\d.]+)"', made.svg))


def test_slopes_say_how_many_stood_at_each_end_and_refuse_what_is_off_the_scale():
    made = paired_slopes([(1, 7), (1, 7), (4, 4)], **SLOPES)
    assert [one for one in texts(made) if one.isdigit()] == ["2", "1", "2", "1"]
    assert 'stroke-width="2.5"' in made.svg
    with pytest.raises(ValueError, match="must lie in"):
        paired_slopes([(0, 3)], **SLOPES)


def test_disagreement_prints_n_and_a_dash_for_too_few():
    rows = [Change("Few", 2, None, None), Change("Some", 5, 0.1, 0.9)]
    made = disagreement_change(rows, ends=("before", "after"), sentence="D.")
    assert {"n 2", "n 5", "–"} <= set(texts(made))
    with pytest.raises(ValueError, match="between 0 and 1"):
        disagreement_change([Change("T", 3, 0, 1.2)], ends=("a", "b"), sentence="D.")


def test_a_team_of_which_nothing_may_be_shown_has_no_dots():
    made = dot_strips([Strip("BLU", 1, [], None, None, "fewer than 3")], points=7, **POLES)
    assert "<circle" not in made.svg
    assert "fewer than 3" in texts(made)


def test_no_grid_adds_up_and_each_cell_says_its_n():
    made = criterion_grid(
        ["One", "Two"],
        [GridRow(code, 1, [GridCell("3", 4, (2, 5), 3.0)] * 2) for code in ("BLU", "RED")],
        levels=5,
        sentence="G.",
    )
    assert sorted(texts(made)) == sorted(["One", "Two", "BLU", "RED", *["3", "n 4"] * 4])
    with pytest.raises(ValueError, match="every criterion"):
        criterion_grid(["One"], [GridRow("BLU", 1, [])], levels=5, sentence="G.")


def test_expected_effects_are_told_apart_by_their_sign_and_not_by_color():
    line = DecisionLine("BLU", 1, "D", [1, -1], ["3", "4"])
    made = expected_and_judged(["One", "Two"], [line], heads=("e", "j"), sentence="E.")
    assert {"+1", "−1"} <= set(texts(made))
    worse = DecisionLine("BLU", 1, "D", [3], ["3"])
    with pytest.raises(KeyError):
        expected_and_judged(["One"], [worse], heads=("e", "j"), sentence="E.")


def test_people_stand_in_the_order_of_their_seats_and_never_by_rank():
    made = participation([("Bea", 1), ("Bob", 9), ("Bix", 3)], sentence="P.")
    assert texts(made) == ["Bea", "1", "Bob", "9", "Bix", "3"]
    with pytest.raises(ValueError, match="less than nothing"):
        participation([("Bea", -1)], sentence="P.")


def test_teams_stand_above_each_other_in_their_own_order_and_in_no_other():
    badges = [one for one in texts(badge_stacks("123", [STACK], sentence="")) if one.isupper()]
    assert badges == ["BLU", "RED", "GRN"]
    with pytest.raises(ValueError, match=r"1\.\.2"):
        badge_stacks("12", [STACK], sentence="")
    with pytest.raises(ValueError, match=r"1\.\.7"):
        before_and_after([BothTimes("A", [8])], **TWICE)
