"""Agreement on an ordered scale as published, for researchers beside the method's own D."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import log2

from .scales import check


def tastle_wierman(values: Sequence[int], points: int) -> float:
    """Consensus: 1 + sum of p(x) * log2(1 - |x - mean| / (points - 1)) over the values x that
    occur, p(x) being the share of people at x.

    1 = all at one point, 0 = evenly split at the two ends. Source: W. J. Tastle and M. J.
    Wierman, "Consensus and dissention: a measure of ordinal dispersion", International Journal
    of Approximate Reasoning 45 (2007) 531-545.

    Raises ValueError for no values, a scale of fewer than two points, or a value off the scale.
    """
    check(values, points)
    if not values:
        raise ValueError("no values have no consensus")
    mean = Fraction(sum(values), len(values))
    spent = sum(
        count * log2(1 - abs(value - mean) / (points - 1))
        for value, count in Counter(values).items()
    )
    return min(1.0, max(0.0, 1 + spent / len(values)))
