"""Own views at the start and at the end: how far each team, and everybody, came to move.

Only people who marked a tension both times count, so that no change of company looks like a
change of mind; no figures for fewer than three.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wargame.charts.shift_plot import Row, ShiftPlot, shift_plot
from wargame.charts.spread_plot import FOR_A_CLASS, SpreadPlot, spread_plot
from wargame.measures import spread
from wargame.measures.figures import Figures
from wargame.measures.shifts import PairedShift, paired_shift
from wargame.models import Estimate, Occasion, Team, Tension
from wargame.models.positions import POINTS

from .review_shift_words import everybody_in_words, figures_in_words, note, team_in_words
from .review_sight import Sight
from .stands import opened_to

type Marks = dict[str, dict[object, Estimate]]


@dataclass(frozen=True)
class Everybody:
    """All people together, unnamed, at the start and at the end."""

    words: str
    before: SpreadPlot
    after: SpreadPlot


@dataclass(frozen=True)
class Shift:
    """One tension. `n` people marked it both times; for fewer than three the counts and
    `everybody` and `moved` are empty."""

    tension: Tension
    n: int
    plot: ShiftPlot
    toward_a: int = 0
    toward_b: int = 0
    stayed: int = 0
    everybody: Everybody | None = None
    moved: PairedShift | None = None

    @property
    def is_shown(self) -> bool:
        return spread.what_may_be_shown(self.n).dots

    @property
    def most(self) -> int:
        """How many moved the way that more people moved."""
        return max(self.toward_a, self.toward_b)

    @property
    def others(self) -> int:
        """How many moved the other way."""
        return min(self.toward_a, self.toward_b)

    @property
    def pole(self) -> str:
        """Where they moved to."""
        return self.tension.pole_a if self.toward_a >= self.toward_b else self.tension.pole_b

    @property
    def has_quartiles(self) -> bool:
        return spread.what_may_be_shown(self.n).quartiles


def shifts(sight: Sight, held: Mapping[tuple[int, int], int | None]) -> list[Shift]:
    """Every tension of the scenario; `held` is the last position of each (team, tension) in
    role. Two queries."""
    marks = _marks(sight)
    tensions = sight.viewer.exercise.version.tensions.all()
    return [_shift(sight, tension, marks[tension.pk], held) for tension in tensions]


def _marks(sight: Sight) -> dict[int, Marks]:
    """{tension: {occasion: {voice: mark}}}."""
    own = Estimate.objects.filter(
        exercise=sight.viewer.exercise,
        occasion__in=[Occasion.BASELINE, Occasion.FINAL],
    ).values_visible_to(opened_to(sight.viewer))
    marks: dict[int, Marks] = defaultdict(lambda: {Occasion.BASELINE: {}, Occasion.FINAL: {}})
    for one in own.current():
        marks[one.tension_id][one.occasion][one.voice_id] = one
    return marks


def _moved(marks: Marks, team: Team | None = None) -> PairedShift:
    """Of everybody, or of those who were in a team at the end."""
    first, last = marks[Occasion.BASELINE], marks[Occasion.FINAL]
    if team is not None:
        last = {voice: one for voice, one in last.items() if one.team_id == team.pk}
    return paired_shift(_points(first), _points(last), POINTS)


def _points(marks: Mapping[object, Estimate]) -> dict[object, int]:
    """Whoever would put the question another way has none."""
    return {voice: one.point for voice, one in marks.items() if one.point is not None}


def _shift(
    sight: Sight, tension: Tension, marks: Marks, held: Mapping[tuple[int, int], int | None]
) -> Shift:
    rows = [
        _row(team, tension, _moved(marks, team), held.get((team.pk, tension.pk)))
        for team in sight.teams
    ]
    plot, moved = shift_plot(rows, points=POINTS), _moved(marks)
    if not spread.what_may_be_shown(moved.n).dots:
        return Shift(tension, moved.n, plot)
    return Shift(
        tension=tension,
        n=moved.n,
        plot=plot,
        toward_a=moved.down,
        toward_b=moved.up,
        stayed=moved.same,
        moved=moved,
        everybody=Everybody(
            words=everybody_in_words(moved, tension),
            before=_strip(moved.marks_before, moved.before, tension),
            after=_strip(moved.marks_after, moved.after, tension),
        ),
    )


def _row(team: Team, tension: Tension, moved: PairedShift, held: int | None) -> Row:
    return Row(
        code=team.code,
        name=team.name,
        colour=team.colour,
        first=moved.before.median,
        last=moved.after.median,
        mark=held,
        note=note(moved),
        sentence=f"{team.name}: {team_in_words(moved, tension, held)}.",
    )


def _strip(marks: list[int], found: Figures, tension: Tension) -> SpreadPlot:
    return spread_plot(
        marks,
        points=POINTS,
        median=found.median,
        quartiles=found.quartiles,
        sentence=figures_in_words(found, tension),
        grain=FOR_A_CLASS,
    )
