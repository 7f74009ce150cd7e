"""The odds of a draw, and the four rungs of what can come of it: computed, never typed.

Two numbers from one to six are drawn and added; the net of strong points for and against is added
to them, and it comes about from seven on. The rule is the one that matrix games use.
"""

from fractions import Fraction

FACES = range(1, 7)
NEEDED = 7
WAYS = len(FACES) ** 2
MOST_NET = 3
# The lowest margin over what was needed of each rung but the first: fails badly below -3, fails,
# works at a cost, works from +3 on. As far up as down.
RUNGS_FROM = (-3, 0, 3)


def net(strong_for: int, strong_against: int) -> int:
    """Strong points for, less those against; never beyond 3 either way."""
    return max(-MOST_NET, min(MOST_NET, strong_for - strong_against))


def chance(net: int) -> Fraction:
    """That two numbers from 1 to 6 and the net make 7 or more, 0..1: 21/36 for a net of 0.

    Raises ValueError for a net beyond 3 either way.
    """
    return Fraction(sum(ladder(net)[2:]), WAYS)


def ladder(net: int) -> list[int]:
    """How many of the 36 ways in which two numbers can fall end on each rung, the worst first.

    Raises ValueError for a net beyond 3 either way.
    """
    if abs(net) > MOST_NET:
        raise ValueError("the net lies in -3..3")
    found = [rung(one + other + net - NEEDED) for one in FACES for other in FACES]
    return [found.count(place) for place in range(len(RUNGS_FROM) + 1)]


def rung(margin: int) -> int:
    """Where a draw ends that came this far above (or, negative, below) what was needed: 0 fails
    badly, 1 fails, 2 works at a cost, 3 works."""
    return sum(margin >= least for least in RUNGS_FROM)


def percent(chance: Fraction) -> int:
    """As it is shown: the nearest whole percent, 0..100, halves upward."""
    return int(chance * 100 + Fraction(1, 2))
