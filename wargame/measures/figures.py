"""All that may be said in figures of one group's marks: what its size does not carry is empty."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import spread


@dataclass(frozen=True)
class Figures:
    """Of n marks. `ends` is the full range, `quartiles` are Tukey's hinges, `disagreement` is D.

    None stands for a figure that may not be shown; the median is also None where `is_split`.
    """

    n: int
    ends: tuple[int, int] | None
    median: float | None
    is_split: bool
    quartiles: tuple[float, float] | None
    disagreement: float | None
    lone_voices: list[int]


def figures(values: Sequence[int], points: int) -> Figures:
    """Raises ValueError for a scale of fewer than two points or a value off it."""
    may = spread.what_may_be_shown(len(values))
    return Figures(
        n=len(values),
        ends=(min(values), max(values)) if values else None,
        median=spread.median_or_split(values, points) if may.median else None,
        is_split=may.flags and spread.is_split(values, points),
        quartiles=spread.quartiles(values) if may.quartiles else None,
        disagreement=spread.disagreement(values, points) if may.disagreement else None,
        lone_voices=spread.lone_voices(values) if may.flags else [],
    )
