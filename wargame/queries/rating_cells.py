"""Ratings of teams by criteria: what each kind of rater gave, side by side, never pooled."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from wargame.measures.figures import figures
from wargame.measures.spread import what_may_be_shown
from wargame.models.ratings import LEVELS

# Levels 1..5 take the tones of the effects -2..+2.
TONES = {1: "m2", 2: "m1", 3: "z0", 4: "p1", 5: "p2"}
NONE, FEW, SPLIT = "none", "few", "split"


@dataclass(frozen=True)
class Cell:
    """What one kind of rater gave one team on one criterion.

    `kind` is the tone of the median's level, or none (nobody gave a level), few (fewer than
    three) or split; `text` is the figure, `ends` the full range where there is one, `n` counts
    the levels and `unseen` those who could not observe it.
    """

    kind: str
    text: str
    ends: str
    n: int
    unseen: int


def cell(levels: Sequence[int | None], *, are_official: bool = False) -> Cell:
    """The cell of these ratings; None is "not observable".

    Levels of official raters are shown as they are, however few. Raises ValueError for a level
    outside 1..5.
    """
    given = sorted(level for level in levels if level is not None)
    n, unseen = len(given), len(levels) - len(given)
    found = figures(given, LEVELS)
    if not given:
        return Cell(NONE, "–", "", n, unseen)
    if are_official and not what_may_be_shown(n).median:
        tone = _tone(given[0]) if given[0] == given[-1] else FEW
        return Cell(tone, "/".join(str(level) for level in given), "", n, unseen)
    ends = f"{given[0]}" if given[0] == given[-1] else f"{given[0]}–{given[-1]}"
    if found.is_split:
        return Cell(SPLIT, "", ends, n, unseen)
    if found.median is None:
        return Cell(FEW, "–", "", n, unseen)
    return Cell(_tone(found.median), f"{found.median:g}", ends, n, unseen)


def _tone(median: float) -> str:
    """Halfway between two levels takes the tone of the one nearer the middle."""
    return TONES[floor(median) if median > 3 else ceil(median)]
