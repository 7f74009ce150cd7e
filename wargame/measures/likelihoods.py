"""How likely several people hold one thing to be, in percent: what may be said of few of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import spread

BANDS = 7


@dataclass(frozen=True)
class Likelihoods:
    """Of n figures from 0 to 100. None stands for what may not be shown; the median is also None
    where `is_split`. `quartiles` are Tukey's hinges, `disagreement` is D on the scale 0..100."""

    n: int
    ends: tuple[int, int] | None
    median: float | None
    is_split: bool
    quartiles: tuple[float, float] | None
    disagreement: float | None


def likelihoods(percents: Sequence[int]) -> Likelihoods:
    """Raises ValueError for a figure outside 0..100."""
    bands = [band(one) for one in percents]
    may = spread.what_may_be_shown(len(percents))
    is_split = may.flags and spread.is_split(bands, BANDS)
    return Likelihoods(
        n=len(percents),
        ends=(min(percents), max(percents)) if may.dots else None,
        median=spread.median(percents) if may.median and not is_split else None,
        is_split=is_split,
        quartiles=spread.quartiles(percents) if may.quartiles else None,
        disagreement=_disagreement(percents) if may.disagreement else None,
    )


def band(percent: int) -> int:
    """The band of likelihood 1..7, from almost no chance to almost certain: up to 5, to 20, below
    45, to 55, below 80, below 95, from 95. Edges as in Intelligence Community Directive 203, an
    edge that two bands share given to the outer one, so that 100 - p always mirrors p.

    Two people in the outer bands of both ends are as far apart as two at the ends of the method's
    seven-point scale, which is why "split" is judged on bands. Raises ValueError outside 0..100.
    """
    if not 0 <= percent <= 100:
        raise ValueError("a likelihood lies in 0..100 percent")
    below = min(percent, 100 - percent)
    place = 1 + sum((below > 5, below > 20, below >= 45))
    return place if percent <= 50 else BANDS + 1 - place


def _disagreement(percents: Sequence[int]) -> float:
    return spread.disagreement([one + 1 for one in percents], 101)
