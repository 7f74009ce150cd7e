"""Own views at the start and at the end: how far each team, and everybody, came to move.

Only people who marked a tension both times count, so that no change of company looks like a
change of mind; medians only, and none for fewer than three.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.charts.shift_plot import Row, ShiftPlot, shift_plot
from wargame.measures import spread
from wargame.models import Estimate, Occasion, Team, Tension
from wargame.models.positions import POINTS

from .review_sight import Sight
from .spreads import point_in_words
from .stands import opened_to

type Pair = tuple[int, int]


@dataclass(frozen=True)
class Shift:
    """One tension. `n` people marked it both times; the counts are empty for fewer than three."""

    tension: Tension
    n: int
    plot: ShiftPlot
    toward_a: int = 0
    toward_b: int = 0
    stayed: int = 0

    @property
    def is_shown(self) -> bool:
        return spread.what_may_be_shown(self.n).dots

    @property
    def most(self) -> int:
        """How many moved the way that more people moved."""
        return max(self.toward_a, self.toward_b)

    @property
    def pole(self) -> str:
        """Where they moved to."""
        return self.tension.pole_a if self.toward_a >= self.toward_b else self.tension.pole_b


def shifts(sight: Sight, held: Mapping[tuple[int, int], int | None]) -> list[Shift]:
    """Every tension of the scenario; `held` is the last position of each (team, tension) in
    role. Two queries."""
    pairs = _pairs(sight)
    tensions = sight.viewer.exercise.version.tensions.all()
    return [_shift(sight, tension, pairs, held) for tension in tensions]


def _pairs(sight: Sight) -> dict[tuple[int, int], list[Pair]]:
    """{(team, tension): where each of its people stood first and last}."""
    own = Estimate.objects.filter(
        exercise=sight.viewer.exercise, occasion__in=[Occasion.BASELINE, Occasion.FINAL]
    ).values_visible_to(opened_to(sight.viewer))
    marks: dict[tuple[object, int], dict[str, Estimate]] = defaultdict(dict)
    for one in own.current():
        marks[one.voice_id, one.tension_id][one.occasion] = one
    pairs: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for both in marks.values():
        first, last = both.get(Occasion.BASELINE), both.get(Occasion.FINAL)
        if first and last and first.point is not None and last.point is not None:
            pairs[last.team_id, last.tension_id].append((first.point, last.point))
    return pairs


def _shift(
    sight: Sight,
    tension: Tension,
    pairs: Mapping[tuple[int, int], list[Pair]],
    held: Mapping[tuple[int, int], int | None],
) -> Shift:
    of_team = {team.pk: pairs.get((team.pk, tension.pk), []) for team in sight.teams}
    everybody = [pair for own in of_team.values() for pair in own]
    rows = [
        _row(team, tension, of_team[team.pk], held.get((team.pk, tension.pk)))
        for team in sight.teams
    ]
    plot = shift_plot(rows, points=POINTS)
    if not spread.what_may_be_shown(len(everybody)).dots:
        return Shift(tension, len(everybody), plot)
    moved = [last - first for first, last in everybody]
    return Shift(
        tension=tension,
        n=len(everybody),
        plot=plot,
        toward_a=sum(1 for way in moved if way < 0),
        toward_b=sum(1 for way in moved if way > 0),
        stayed=moved.count(0),
    )


def _row(team: Team, tension: Tension, pairs: list[Pair], held: int | None) -> Row:
    first, last, note = _ends(pairs)
    ends = {"first": _in_words(first, tension), "last": _in_words(last, tension)}
    said = [_("from %(first)s to %(last)s") % ends]
    if first == last and first is not None:
        said = [_("%(point)s both times") % {"point": ends["first"]}]
    if not spread.what_may_be_shown(len(pairs)).dots:
        said = [note]
    if held is not None:
        said.append(_("team position in role %(point)s") % {"point": point_in_words(held, tension)})
    return Row(
        code=team.code,
        name=team.name,
        colour=team.colour,
        first=first,
        last=last,
        mark=held,
        note=note,
        sentence=f"{team.name}: " + ", ".join(said) + ".",
    )


def _ends(pairs: list[Pair]) -> tuple[float | None, float | None, str]:
    """Both medians, and in words why one is missing."""
    if not spread.what_may_be_shown(len(pairs)).median:
        return None, None, _("fewer than three")
    first, last = (spread.median_shown(ends, POINTS) for ends in zip(*pairs, strict=True))
    if first is None and last is None:
        return first, last, _("split both times")
    if first is None:
        return first, last, _("split at first")
    return first, last, _("split at last") if last is None else ""


def _in_words(point: float | None, tension: Tension) -> str:
    return _("split") if point is None else point_in_words(point, tension)
