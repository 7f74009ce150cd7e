"""Decisions by criteria: the effect expected of each, with the signed figure always printed."""

from collections.abc import Sequence
from dataclasses import dataclass

KINDS = {-2: "m2", -1: "m1", 0: "z0", 1: "p1", 2: "p2"}


@dataclass(frozen=True)
class Cell:
    """`kind` names the tone of the cell, `text` is the figure in it."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One team's decision. `effects` follow the criteria; empty when there is no decision."""

    code: str
    name: str
    colour: int
    title: str
    effects: Sequence[int] = ()


@dataclass(frozen=True)
class DrawnLine:
    """A line with its cells, one a criterion."""

    line: Line
    cells: list[Cell]


@dataclass(frozen=True)
class CriteriaMatrix:
    """`medians` stand under the columns, in words: of all decisions there are, `n`."""

    criteria: list[str]
    lines: list[DrawnLine]
    medians: list[str]
    n: int


def criteria_matrix(
    criteria: Sequence[str], lines: Sequence[Line], medians: Sequence[str]
) -> CriteriaMatrix:
    """`medians` follow the criteria; none of too few decisions. Raises ValueError when a line
    has effects, or there are medians, for some criteria only."""
    decided = [line.effects for line in lines if line.effects]
    if any(len(one) not in (0, len(criteria)) for one in [*decided, medians]):
        raise ValueError("a decision has one effect for every criterion")
    return CriteriaMatrix(
        criteria=list(criteria),
        lines=[DrawnLine(line, _cells(line, len(criteria))) for line in lines],
        medians=list(medians),
        n=len(decided),
    )


def cell(value: int | None) -> Cell:
    """Raises KeyError for a value outside -2..+2."""
    return Cell("none", "–") if value is None else Cell(KINDS[value], signed(value))


def signed(value: float) -> str:
    """With a true minus: −2, 0, +0.5."""
    if value == 0:
        return "0"
    return f"{'−' if value < 0 else '+'}{abs(value):g}"


def _cells(line: Line, criteria: int) -> list[Cell]:
    if not line.effects:
        return [cell(None)] * criteria
    return [cell(value) for value in line.effects]
