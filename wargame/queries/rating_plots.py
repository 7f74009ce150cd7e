"""Every level that one kind of rater gave, as dots with their median and range."""

from collections.abc import Sequence
from dataclasses import dataclass

from wargame.charts.spread_plot import FOR_A_RATING, Grain, SpreadPlot, spread_plot
from wargame.measures.figures import figures
from wargame.models import Rater
from wargame.models.ratings import LEVELS

from .question_spreads import in_words


@dataclass(frozen=True)
class RaterPlot:
    """Of n levels by one kind of rater; `words` say the range, and the median or that they are
    split."""

    rater: Rater
    n: int
    words: str
    plot: SpreadPlot


def plot(rater: Rater, levels: Sequence[int], *, grain: Grain = FOR_A_RATING) -> RaterPlot | None:
    """Of levels that may be shown one by one; None without any. Raises ValueError for a level
    outside 1..5."""
    if not levels:
        return None
    found = figures(levels, LEVELS)
    words = in_words(found) if found.n > 1 else str(levels[0])
    drawn = spread_plot(
        sorted(levels),
        points=LEVELS,
        median=found.median,
        quartiles=found.quartiles,
        sentence=f"{rater.label}, n {found.n}: {words}",
        grain=grain,
    )
    return RaterPlot(rater, found.n, words, drawn)
