"""Decisions by criteria: the signed figure is always there."""

import pytest

from wargame.charts.criteria_matrix import Line, cell, criteria_matrix, signed

CRITERIA = ["Responsibility", "United front"]


def line(*effects):
    return Line("BLU", "State of Blu", 1, "Send two frigates", effects)


@pytest.mark.parametrize(
    ("value", "text"), [(-2, "−2"), (0, "0"), (2, "+2"), (0.5, "+0.5"), (-1.5, "−1.5")]
)
def test_figures_carry_their_sign_and_a_true_minus(value, text):
    assert signed(value) == text


def test_each_value_has_a_tone_of_its_own_and_none_is_left_open():
    kinds = [cell(value).kind for value in (-2, -1, 0, 1, 2, None)]
    assert len(set(kinds)) == 6
    assert cell(None).text == "–"


def test_a_value_off_the_scale_has_no_tone():
    with pytest.raises(KeyError):
        cell(3)


def test_a_team_without_a_decision_has_an_open_cell_for_every_criterion():
    matrix = criteria_matrix(CRITERIA, [line()], [])
    assert [one.kind for one in matrix.lines[0].cells] == ["none", "none"]
    assert matrix.n == 0


def test_only_decisions_are_counted_under_the_columns():
    matrix = criteria_matrix(CRITERIA, [line(1, -1), line(), line(2, 0)], ["+1.5", "split"])
    assert (matrix.n, matrix.medians) == (2, ["+1.5", "split"])


@pytest.mark.parametrize("effects", [(1,), (1, 2, 0)])
def test_a_decision_has_an_effect_for_every_criterion(effects):
    with pytest.raises(ValueError, match="every criterion"):
        criteria_matrix(CRITERIA, [line(*effects)], ["0", "0"])
