"""How far several people who ranked the same things agree."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

FEWEST_RATERS = 3
FEWEST_ITEMS = 4


def kendalls_w(ranks: Sequence[Sequence[float]]) -> float:
    """Kendall's coefficient of concordance W, corrected for ties: with m raters, n items and R
    the rank sum of an item, 12 * sum (R - mean R)^2 / (m^2 (n^3 - n) - m * sum (t^3 - t)), t
    being the size of each group of ties.

    A row a rater, a number an item, the smallest first; equal numbers are ties and share their
    ranks' mean, so whoever ranks three of seven writes 1, 2, 3 and any larger number four times.
    0 = no agreement, 1 = all rank alike. Source: M. G. Kendall, Rank Correlation Methods, 1948.

    Raises ValueError for fewer than 3 raters or 4 items, on which W says nothing, for rows of
    different lengths, and where nobody puts anything before anything else.
    """
    raters, items = len(ranks), len(ranks[0]) if ranks else 0
    if raters < FEWEST_RATERS or items < FEWEST_ITEMS:
        raise ValueError("concordance needs at least three raters and four items")
    if any(len(row) != items for row in ranks):
        raise ValueError("every rater ranks the same items")
    sums = [sum(column) for column in zip(*map(_shared, ranks), strict=True)]
    mean = Fraction(raters * (items + 1), 2)
    ties = sum(count**3 - count for row in ranks for count in Counter(row).values())
    most = raters**2 * (items**3 - items) - raters * ties
    if most == 0:
        raise ValueError("ranks that are all tied have no concordance")
    return float(12 * sum((one - mean) ** 2 for one in sums) / most)


def _shared(row: Sequence[float]) -> list[Fraction]:
    """Ranks from 1; ties get the mean of the ranks that they share."""
    ordered, counts = sorted(row), Counter(row)
    return [Fraction(2 * ordered.index(value) + counts[value] + 1, 2) for value in row]
