"""Spreading people over teams: as even as the chairs allow, with some kept apart."""

from collections import Counter
from collections.abc import Iterable, Mapping


def spread(
    people: Iterable[int],
    chairs: Mapping[int, int],
    placed: Mapping[int, int],
    apart: Iterable[tuple[int, int]],
) -> dict[int, int]:
    """{person: team} for those of `people` for whom there is room.

    `chairs` are those of each team in seating order, `placed` who sits or is meant for where
    already. Whoever is pinned most often is placed first; each goes to the team with the smallest
    share of its chairs filled, in which nobody sits from whom they are kept apart.
    """
    foes: dict[int, set[int]] = {}
    for one, other in apart:
        foes.setdefault(one, set()).add(other)
        foes.setdefault(other, set()).add(one)
    filled = Counter(placed.values())
    where, order = dict(placed), list(chairs)
    found: dict[int, int] = {}
    for person in sorted(people, key=lambda one: -len(foes.get(one, ()))):
        barred = {where[foe] for foe in foes.get(person, ()) if foe in where}
        room = [team for team in order if filled[team] < chairs[team] and team not in barred]
        if not room:
            continue
        team = min(room, key=lambda one: (filled[one] / chairs[one], order.index(one)))
        found[person] = where[person] = team
        filled[team] += 1
    return found
