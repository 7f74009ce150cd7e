"""How the same people moved between two times: never who came and went in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .figures import Figures, figures


@dataclass(frozen=True)
class PairedShift:
    """`up`, `same` and `down` count the people who marked both times; `before` and `after` are
    their figures, `marks_before` and `marks_after` their marks, each in the order of the scale;
    `pairs` join the two of each person, in no order that tells who."""

    up: int
    same: int
    down: int
    marks_before: list[int]
    marks_after: list[int]
    before: Figures
    after: Figures
    pairs: list[tuple[int, int]] = field(default_factory=list)

    @property
    def n(self) -> int:
        return len(self.marks_before)

    @property
    def change_in_median(self) -> float | None:
        """In points, upward positive. None for fewer than three, and where either end is split:
        then there is no median to move."""
        if self.before.median is None or self.after.median is None:
            return None
        return self.after.median - self.before.median

    @property
    def change_in_disagreement(self) -> float | None:
        """Of D, -1..1; below 0 people came closer, which is not to say nearer the truth. None
        for fewer than three."""
        if self.before.disagreement is None or self.after.disagreement is None:
            return None
        return self.after.disagreement - self.before.disagreement


def paired_shift[Person](
    before: Mapping[Person, int], after: Mapping[Person, int], points: int
) -> PairedShift:
    """Marks by person, before and after; whoever is missing in one of them counts in neither.

    Raises ValueError for a scale of fewer than two points or a value off it.
    """
    pairs = [(mark, after[person]) for person, mark in before.items() if person in after]
    first, last = sorted(one for one, _ in pairs), sorted(other for _, other in pairs)
    return PairedShift(
        up=sum(1 for one, other in pairs if other > one),
        same=sum(1 for one, other in pairs if other == one),
        down=sum(1 for one, other in pairs if other < one),
        marks_before=first,
        marks_after=last,
        before=figures(first, points),
        after=figures(last, points),
        pairs=sorted(pairs),
    )
