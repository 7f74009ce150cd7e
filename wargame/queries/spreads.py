"""The unnamed spread of a team's estimates, once it has been revealed and n allows."""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.spread_plot import SpreadPlot, spread_plot
from wargame.measures import spread
from wargame.models import Estimate, Move, Occasion, Tension, Viewer
from wargame.models.positions import POINTS


@dataclass(frozen=True)
class Reason:
    """One line why, with how sure its unnamed author was."""

    confidence: str
    text: str


@dataclass(frozen=True)
class Spread:
    """One tension as a team sees itself. `plot` and `reasons` are empty for fewer than three."""

    tension: Tension
    finding: str
    detail: str
    plot: SpreadPlot | None
    reasons: list[Reason]


def own_team(viewer: Viewer, move: Move) -> list[Spread]:
    """The spreads of the viewer's team in a move; none before the reveal. Two queries.

    Reasons come in an order that follows neither time nor seat.
    """
    rows = (
        Estimate.objects.filter(move=move, occasion=Occasion.MOVE, team=viewer.team)
        .values_visible_to(Viewer(viewer.exercise, team=viewer.team))
        .select_related("voice")
        .current()
    )
    by_tension: dict[int, list[Estimate]] = {}
    for row in rows:
        by_tension.setdefault(row.tension_id, []).append(row)
    prefetch_related_objects([move], "tensions")
    return [
        _spread(tension, by_tension[tension.pk], viewer)
        for tension in move.tensions.all()
        if tension.pk in by_tension
    ]


def point_in_words(point: float, tension: Tension) -> str:
    """A mark as it is read out: never minus two, always toward a pole."""
    middle = (POINTS + 1) / 2
    if point == middle:
        return _("balanced")
    pole = tension.pole_a if point < middle else tension.pole_b
    steps = f"{abs(point - middle):g}"
    return _("%(steps)s toward %(pole)s") % {"steps": steps, "pole": pole}


def _spread(tension: Tension, marks: list[Estimate], viewer: Viewer) -> Spread:
    n = len(marks)
    if not spread.what_may_be_shown(n).dots:
        said = ngettext("One of you has answered", "Two of you have answered", n)
        return Spread(tension, said, _("A spread is shown from three estimates on."), None, [])
    points = sorted(mark.point for mark in marks if mark.point is not None)
    mine = next((mark.point for mark in marks if _is_own(mark, viewer)), None)
    middle = spread.median_shown(points, POINTS)
    sentence = _in_words(tension, points, n - len(points), middle)
    return Spread(
        tension,
        _finding(points, n),
        sentence,
        spread_plot(points, mine=mine, median=middle, points=POINTS, sentence=sentence),
        [
            Reason(mark.get_confidence_display(), mark.reason)
            for mark in sorted(marks, key=_shuffled)
            if mark.reason
        ],
    )


def _is_own(mark: Estimate, viewer: Viewer) -> bool:
    return viewer.seat is not None and mark.voice.seat_id == viewer.seat.pk


def _finding(points: list[int], n: int) -> str:
    if len(points) < 2:
        return _("Most of you would put the question another way")
    if spread.is_split(points, POINTS):
        return _("You are split")
    if lone := len(spread.lone_voices(points)):
        said = ngettext("One of you stands apart", "%(n)s of you stand apart", lone)
        return said % {"n": lone}
    gap = points[-1] - points[0]
    if gap == 0:
        return _("You agree")
    return ngettext("You are one station apart", "You are %(gap)s stations apart", gap) % {
        "gap": gap
    }


def _in_words(tension: Tension, points: list[int], reframes: int, middle: float | None) -> str:
    n = len(points) + reframes
    said = [ngettext("%(n)s estimate", "%(n)s estimates", n) % {"n": n}]
    if points:
        low, high = point_in_words(points[0], tension), point_in_words(points[-1], tension)
        said.append(_("from %(low)s to %(high)s") % {"low": low, "high": high})
    if middle is not None:
        said.append(_("median %(point)s") % {"point": point_in_words(middle, tension)})
    if spread.what_may_be_shown(len(points)).disagreement:
        apart = spread.disagreement(points, POINTS)
        said.append(
            _("disagreement %(apart)s, where 1 is an even split") % {"apart": f"{apart:.2f}"}
        )
    if reframes:
        said.append(
            ngettext("%(n)s would reframe", "%(n)s would reframe", reframes) % {"n": reframes}
        )
    return ", ".join(said) + "."


def _shuffled(mark: Estimate) -> str:
    """An order of its own for every tension, fixed by the random voice and known to nobody."""
    return sha256(f"{mark.voice_id}{mark.tension_id}".encode()).hexdigest()
