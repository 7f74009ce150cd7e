"""Honest numbers for few people on an ordered scale 1..points: middle, spread and flags.

The thresholds are those of the method: no figure for one or two, quartiles from eight, never a
mean or a standard deviation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from statistics import median as middle

from .scales import check

FEWEST_SHOWN = 3
FEWEST_FOR_QUARTILES = 8
APART = 3


@dataclass(frozen=True)
class Shown:
    """What may be shown of n values; `flags` are split and lone voice. Never a mean."""

    dots: bool
    median: bool
    disagreement: bool
    flags: bool
    quartiles: bool


def what_may_be_shown(n: int) -> Shown:
    """Which figures n values carry: none below 3, quartiles from 8 on.

    Raises ValueError for a negative n.
    """
    if n < 0:
        raise ValueError("n counts people and cannot be negative")
    enough = n >= FEWEST_SHOWN
    return Shown(
        dots=enough,
        median=enough,
        disagreement=enough,
        flags=enough,
        quartiles=n >= FEWEST_FOR_QUARTILES,
    )


def median(values: Sequence[float]) -> float:
    """The median; for an even count halfway between the middle two. Raises on no values."""
    if not values:
        raise ValueError("no values have no median")
    return float(middle(values))


def median_or_split(values: Sequence[int], points: int) -> float | None:
    """The median, 1..points, or None when the values are split: then it may be a point that
    nobody chose, and "split" is said in its place.

    Raises ValueError for no values, a scale of fewer than two points, or a value off the scale.
    """
    return None if is_split(values, points) else median(values)


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Lower and upper quartile by Tukey's hinges: the medians of the lower and the upper half,
    with the middle value in both halves when the count is odd (Tukey, Exploratory Data Analysis,
    1977). They lie between the smallest and the largest value. Raises ValueError on no values.
    """
    if not values:
        raise ValueError("no values have no quartiles")
    ordered = sorted(values)
    half = (len(ordered) + 1) // 2
    return median(ordered[:half]), median(ordered[-half:])


def disagreement(values: Sequence[int], points: int) -> float:
    """D: mean gap over all pairs, as a share of the largest possible for this many people:
    sum |xi - xj| / (floor(n/2) * ceil(n/2) * (points - 1)).

    0 = identical, 1 = evenly split at the two ends. Values lie in 1..points. Raises ValueError
    for fewer than two values, a scale of fewer than two points, or a value off the scale.
    """
    check(values, points)
    if len(values) < 2:
        raise ValueError("disagreement needs at least two values")
    gaps = sum(abs(one - other) for one, other in combinations(values, 2))
    half = len(values) // 2
    return float(Fraction(gaps, half * (len(values) - half) * (points - 1)))


def is_split(values: Sequence[int], points: int) -> bool:
    """At least a third in the lowest two points and a third in the highest two (after the
    extreme thirds of the RAND/UCLA appropriateness method); never for no values.

    Raises ValueError for a scale of fewer than two points or a value off the scale.
    """
    check(values, points)
    low = sum(1 for value in values if value <= 2)
    high = sum(1 for value in values if value >= points - 1)
    return bool(values) and 3 * low >= len(values) and 3 * high >= len(values)


def lone_voices(values: Sequence[int]) -> list[int]:
    """The values that stand 3 or more from the nearest other, in order."""
    ordered = sorted(values)
    lone = []
    for place, value in enumerate(ordered):
        others = ordered[:place] + ordered[place + 1 :]
        if others and min(abs(value - other) for other in others) >= APART:
            lone.append(value)
    return lone


def mixed(*words: object) -> str:
    """Where something unnamed stands among others of its kind: its words alone decide, so that
    the place tells neither who wrote it nor when, and is the same wherever it is shown."""
    return sha256("\n".join(map(str, words)).encode()).hexdigest()
