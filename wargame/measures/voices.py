"""Whose voice is missing in a small group: a prompt for who leads it, never a grade."""

from collections.abc import Hashable, Iterable, Mapping

# Before so much has been said nobody is missed, and nobody says too much.
ENOUGH = 3
A_LOT = 6
MOST_OF_IT = 2 / 3


def unheard[K: Hashable](entries: Mapping[K, int]) -> list[K]:
    """Who has said nothing while the others have said something worth the name.

    `entries` counts what each has said; the answer is empty for one person alone, and until the
    group has said `ENOUGH`. In the order given. Raises ValueError for a count below 0.
    """
    _check(entries.values())
    if len(entries) < 2 or sum(entries.values()) < ENOUGH:
        return []
    return [key for key, n in entries.items() if n == 0]


def carrying[K: Hashable](entries: Mapping[K, int]) -> K | None:
    """Who has said more than `MOST_OF_IT` of `A_LOT` or more; None where nobody has, and in a group
    of two, where one of them nearly always would. Raises ValueError for a count below 0."""
    _check(entries.values())
    total = sum(entries.values())
    if len(entries) < 3 or total < A_LOT:
        return None
    key, most = max(entries.items(), key=lambda one: one[1])
    return key if most > MOST_OF_IT * total else None


def _check(counts: Iterable[int]) -> None:
    if any(n < 0 for n in counts):
        raise ValueError("Nobody has said less than nothing.")
