"""The unnamed spread of a team's estimates, once it has been revealed and n allows."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.spread_plot import SpreadPlot, spread_plot
from wargame.measures import spread
from wargame.measures.figures import Figures, figures
from wargame.models import Estimate, Move, Occasion, Tension, Viewer
from wargame.models.positions import POINTS, point_in_words


@dataclass(frozen=True)
class Reason:
    """One line why, with how sure its unnamed author was."""

    confidence: str
    text: str


@dataclass(frozen=True)
class Spread:
    """One tension as a team sees itself. `plot` and `reasons` are empty for fewer than three.

    `first_to_speak` says where the two ends stand, unnamed; empty where there are none.
    """

    tension: Tension
    finding: str
    detail: str
    plot: SpreadPlot | None
    reasons: list[Reason]
    first_to_speak: str = ""


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
        of_marks(tension, by_tension[tension.pk], viewer)
        for tension in move.tensions.all()
        if tension.pk in by_tension
    ]


def middle_half_in_words(found: Figures, tension: Tension) -> str:
    """Between the quartiles, with the rule they follow; empty for fewer than eight."""
    if found.quartiles is None:
        return ""
    low, high = (point_in_words(end, tension) for end in found.quartiles)
    ends = {"low": low, "high": high}
    return _("middle half from %(low)s to %(high)s by Tukey’s hinges") % ends


def of_marks(tension: Tension, marks: list[Estimate], viewer: Viewer) -> Spread:
    """What these people see of themselves."""
    n = len(marks)
    if not spread.what_may_be_shown(n).dots:
        said = ngettext("One of you has answered", "Two of you have answered", n)
        return Spread(tension, said, _("A spread is shown from three estimates on."), None, [])
    points = sorted(mark.point for mark in marks if mark.point is not None)
    mine = next((mark.point for mark in marks if _is_own(mark, viewer)), None)
    found = figures(points, POINTS)
    sentence = _in_words(tension, found, reframes=n - len(points))
    return Spread(
        tension,
        _finding(found),
        sentence,
        spread_plot(
            points,
            mine=mine,
            median=found.median,
            quartiles=found.quartiles,
            points=POINTS,
            sentence=sentence,
        ),
        [
            Reason(mark.get_confidence_display(), mark.reason)
            for mark in sorted(
                marks, key=lambda one: spread.mixed(tension.key, one.reason, one.confidence)
            )
            if mark.reason
        ],
        _ends(points, tension),
    )


def _is_own(mark: Estimate, viewer: Viewer) -> bool:
    return viewer.seat is not None and mark.voice.seat_id == viewer.seat.pk


def _finding(found: Figures) -> str:
    if found.ends is None or found.n < 2:
        return _("Most of you would put the question another way")
    if found.is_split:
        return _("You are split")
    if lone := len(found.lone_voices):
        said = ngettext("One of you stands apart", "%(n)s of you stand apart", lone)
        return said % {"n": lone}
    low, high = found.ends
    if low == high:
        return _("You agree")
    return ngettext("You are one station apart", "You are %(gap)s stations apart", high - low) % {
        "gap": high - low
    }


def _ends(points: list[int], tension: Tension) -> str:
    """In ascending order; those who agree have no ends."""
    if len(set(points)) < 2:
        return ""
    ends = (_at(end, points.count(end), tension) for end in (points[0], points[-1]))
    return _("%(one)s and %(other)s") % dict(zip(("one", "other"), ends, strict=True))


def _at(point: int, n: int, tension: Tension) -> str:
    if 2 * point == POINTS + 1:
        return ngettext("the one at balance", "the %(n)s people at balance", n) % {"n": n}
    said = {"n": n, "point": point_in_words(point, tension)}
    return ngettext("the one at %(point)s", "the %(n)s people at %(point)s", n) % said


def _in_words(tension: Tension, found: Figures, *, reframes: int) -> str:
    n = found.n + reframes
    said = [ngettext("%(n)s estimate", "%(n)s estimates", n) % {"n": n}]
    if found.ends is not None:
        low, high = (point_in_words(end, tension) for end in found.ends)
        said.append(_("from %(low)s to %(high)s") % {"low": low, "high": high})
    if found.median is not None:
        said.append(_("median %(point)s") % {"point": point_in_words(found.median, tension)})
    if found.quartiles is not None:
        said.append(middle_half_in_words(found, tension))
    if found.disagreement is not None:
        apart = f"{found.disagreement:.2f}"
        said.append(_("disagreement %(apart)s, where 1 is an even split") % {"apart": apart})
    if reframes:
        said.append(
            ngettext("%(n)s would reframe", "%(n)s would reframe", reframes) % {"n": reframes}
        )
    return ", ".join(said) + "."
