"""What a ruling is made of, as a reader may see it: points, odds, likelihoods."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.spread_plot import SpreadPlot, spread_plot
from wargame.measures.likelihoods import likelihoods
from wargame.models import Draw, Likelihood, Method, Point, Ruling, Side, Viewer

from . import odds
from .odds import Odds

STEP = 5
STATIONS = 100 // STEP + 1


@dataclass(frozen=True)
class Held:
    """How likely people hold a matter to be, unnamed; no plot for fewer than three."""

    sentence: str
    plot: SpreadPlot | None


@dataclass(frozen=True)
class Inputs:
    """`is_weighed`: the reader may know which points control holds to be strong."""

    pros: list[Point] = field(default_factory=list)
    cons: list[Point] = field(default_factory=list)
    is_weighed: bool = False
    odds: Odds | None = None
    held: Held | None = None

    @property
    def has_points(self) -> bool:
        return bool(self.pros or self.cons)

    @property
    def sides(self) -> list[tuple[str, list[Point]]]:
        """What speaks for it, then what speaks against."""
        return [(str(Side.PRO.label), self.pros), (str(Side.CON.label), self.cons)]


NONE = Inputs()


def inputs(rulings: Iterable[Ruling], viewer: Viewer) -> dict[int, Inputs]:
    """Of rulings that the viewer may read, each with its `draw` selected; by their keys.

    At most two queries, none where none of them is made of anything.
    """
    made = [one for one in rulings if Method(one.method).begins_with_a_matter]
    points, held = _points(made), _held(made, viewer)
    return {one.pk: _inputs(one, points[one.pk], held.get(one.pk), viewer) for one in made}


def _points(rulings: list[Ruling]) -> dict[int, list[Point]]:
    found: dict[int, list[Point]] = defaultdict(list)
    if rulings:
        for point in Point.objects.filter(ruling__in=rulings).select_related("team"):
            found[point.ruling_id].append(point)
    return found


def _held(rulings: list[Ruling], viewer: Viewer) -> dict[int, Held]:
    """What has been opened of what players gave."""
    asked = [one for one in rulings if one.method == Method.ESTIMATED and one.closed_at]
    if not asked:
        return {}
    given: dict[int, list[int]] = {one.pk: [] for one in asked}
    rows = Likelihood.objects.filter(ruling__in=asked).values_visible_to(viewer).current()
    for row in rows:
        given[row.ruling_id].append(row.percent)
    return {pk: _said(percents) for pk, percents in given.items()}


def _inputs(ruling: Ruling, points: list[Point], held: Held | None, viewer: Viewer) -> Inputs:
    shown: Draw | None = getattr(ruling, "draw", None)
    return Inputs(
        pros=[one for one in points if one.side == Side.PRO],
        cons=[one for one in points if one.side == Side.CON],
        is_weighed=viewer.reads_all or shown is not None or ruling.released_at is not None,
        odds=odds.of_draw(shown) if shown else None,
        held=held,
    )


def _said(percents: list[int]) -> Held:
    found = likelihoods(percents)
    said = [ngettext("%(n)s person has judged", "%(n)s people have judged", found.n)]
    words = [said[0] % {"n": found.n}]
    if found.ends is None:
        return Held(_("%(said)s. Fewer than three are not shown.") % {"said": words[0]}, None)
    low, high = found.ends
    words.append(_("from %(low)s to %(high)s percent") % {"low": low, "high": high})
    if found.median is None:
        words.append(_("split, so there is no middle"))
    else:
        words.append(_("median %(median)s percent") % {"median": f"{found.median:g}"})
    if found.quartiles is not None:
        ends = dict(zip(("low", "high"), (f"{end:g}" for end in found.quartiles), strict=True))
        words.append(_("middle half from %(low)s to %(high)s by Tukey’s hinges") % ends)
    if found.disagreement is not None:
        apart = f"{found.disagreement:.2f}"
        words.append(_("disagreement %(apart)s, where 1 is an even split") % {"apart": apart})
    sentence = ", ".join(words) + "."
    return Held(sentence, _plot(percents, found.median, found.quartiles, sentence))


def _plot(
    percents: list[int],
    median: float | None,
    quartiles: tuple[float, float] | None,
    sentence: str,
) -> SpreadPlot:
    """Of a scale whose stations stand five percent apart."""
    return spread_plot(
        sorted(int(_station(one)) for one in percents),
        points=STATIONS,
        median=None if median is None else _station(median),
        quartiles=(_station(quartiles[0]), _station(quartiles[1])) if quartiles else None,
        sentence=sentence,
    )


def _station(percent: float) -> float:
    return percent / STEP + 1
