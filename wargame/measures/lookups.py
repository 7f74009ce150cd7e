"""Looking up what a rule says of a figure."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise


def lookup(value: Decimal, least: Sequence[Decimal]) -> int:
    """The place of the band that the figure falls into: the last whose least figure it reaches.
    What is below the first band falls into the first.

    Raises ValueError for no bands, and for least figures that do not rise.
    """
    if not least:
        raise ValueError("a rule has at least one band")
    if any(other <= one for one, other in pairwise(least)):
        raise ValueError("the bands of a rule rise")
    return max(bisect_right(least, value) - 1, 0)
