"""Honest numbers for few people on an ordered scale 1..points."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from statistics import median as middle

FEWEST_SHOWN = 3
FEWEST_FOR_QUARTILES = 8


@dataclass(frozen=True)
class Shown:
    """What may be shown of n values: dots and median from 3, quartiles from 8, never a mean."""

    dots: bool
    median: bool
    disagreement: bool
    quartiles: bool


def what_may_be_shown(n: int) -> Shown:
    """Which figures n values carry. Raises ValueError for a negative n."""
    if n < 0:
        raise ValueError("n counts people and cannot be negative")
    enough = n >= FEWEST_SHOWN
    return Shown(
        dots=enough, median=enough, disagreement=enough, quartiles=n >= FEWEST_FOR_QUARTILES
    )


def median(values: Sequence[int]) -> float:
    """The median; for an even count halfway between the middle two. Raises on no values."""
    if not values:
        raise ValueError("no values have no median")
    return float(middle(values))


def median_shown(values: Sequence[int], points: int) -> float | None:
    """The median where it says something: None for fewer than three values, and None when they
    are split, for then it may be a point that nobody chose."""
    if not what_may_be_shown(len(values)).median or is_split(values, points):
        return None
    return median(values)


def disagreement(values: Sequence[int], points: int) -> float:
    """D: mean gap over all pairs, as a share of the largest possible for this many people.

    0 = identical, 1 = evenly split at the two ends. Values lie in 1..points. Raises ValueError
    for fewer than two values, a scale of fewer than two points, or a value off the scale.
    """
    _check(values, points)
    if len(values) < 2:
        raise ValueError("disagreement needs at least two values")
    gaps = sum(abs(one - other) for one, other in combinations(values, 2))
    half = len(values) // 2
    return float(Fraction(gaps, half * (len(values) - half) * (points - 1)))


def is_split(values: Sequence[int], points: int) -> bool:
    """At least a third in the lowest two points and a third in the highest two."""
    _check(values, points)
    low = sum(1 for value in values if value <= 2)
    high = sum(1 for value in values if value >= points - 1)
    return bool(values) and 3 * low >= len(values) and 3 * high >= len(values)


def lone_voices(values: Sequence[int]) -> list[int]:
    """The values that stand 3 or more from the nearest other, in order."""
    ordered = sorted(values)
    lone = []
    for place, value in enumerate(ordered):
        others = ordered[:place] + ordered[place + 1 :]
        if others and min(abs(value - other) for other in others) >= 3:
            lone.append(value)
    return lone


def _check(values: Sequence[int], points: int) -> None:
    if points < 2:
        raise ValueError("a scale has at least two points")
    if any(not 1 <= value <= points for value in values):
        raise ValueError(f"values must lie in 1..{points}")
