"""Figures of the scenario by state and year: a chart and a table of one series, never of two."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.year_lines import Line, Point, YearLines, year_lines
from wargame.models import Series, Viewer

# Of so many states a line can still be followed to its code.
MOST_STATES = 6
FEW_STATES = 3


@dataclass(frozen=True)
class Offer:
    """What can be chosen: series by their measure, the state of who looks, and from the chosen
    series its states."""

    measures: list[tuple[str, list[Series]]]
    own: str

    @property
    def series(self) -> list[Series]:
        return [one for _measure, several in self.measures for one in several]

    def first(self) -> Series | None:
        """The first that tells of the own state; else the first."""
        with_own = (one for one in self.series if self.own in codes(one))
        return next(with_own, next(iter(self.series), None))

    def usual_states(self, series: Series) -> list[str]:
        """The own state and the first few."""
        known = codes(series)
        own = [self.own] if self.own in known else []
        return own + [code for code in known if code != self.own][:FEW_STATES]


@dataclass(frozen=True)
class YearRow:
    """One year of the table: a figure for each state, or None."""

    year: int
    points: list[Point | None]


@dataclass(frozen=True)
class Figures:
    """One series of some states. `chart` is None where none of them has a figure; `strangers` are
    states that were asked for and are not in the series."""

    series: Series
    finding: str
    sentence: str
    lines: list[Line]
    chart: YearLines | None
    rows: list[YearRow]
    strangers: list[str]

    @property
    def has_estimates(self) -> bool:
        return any(point.is_estimate for line in self.lines for point in line.points)


def offer(viewer: Viewer) -> Offer:
    """Series in the order of the scenario; those of one measure together. One query."""
    every = list(viewer.exercise.version.series.all())
    order = list(dict.fromkeys(one.measure for one in every))
    every.sort(key=lambda one: order.index(one.measure))
    grouped = groupby(every, key=lambda one: one.measure)
    own = viewer.team.code if viewer.team else ""
    return Offer([(measure, list(several)) for measure, several in grouped], own)


def codes(series: Series) -> list[str]:
    """The states of a series in its order."""
    return [state["code"] for state in series.states]


def figures(series: Series, states: Collection[str], *, own: str = "") -> Figures:
    """Of these states, in the order of the series."""
    chosen = [state for state in series.states if state["code"] in states]
    lines = [
        Line(one["code"], one["name"], list(_points(series, one["values"])), one["code"] == own)
        for one in chosen
    ]
    drawn = [line for line in lines if line.points]
    known = codes(series)
    return Figures(
        series=series,
        finding=_finding(series, drawn),
        sentence=_sentence(series, drawn),
        lines=lines,
        chart=year_lines(drawn, series.years) if drawn else None,
        rows=_rows(series, lines),
        strangers=[code for code in states if code not in known],
    )


def _points(series: Series, values: Iterable[str | int | None]) -> Iterator[Point]:
    for year, value in zip(series.years, values, strict=True):
        if value is not None:
            text = str(value).removesuffix("e")
            yield Point(year, float(text), text, str(value).endswith("e"))


def _rows(series: Series, lines: Sequence[Line]) -> list[YearRow]:
    """The latest year first."""
    by_year = [{point.year: point for point in line.points} for line in lines]
    return [
        YearRow(year, [points.get(year) for points in by_year]) for year in reversed(series.years)
    ]


def _finding(series: Series, lines: Sequence[Line]) -> str:
    """How far apart the states are in the latest year in which all have a figure, or how one
    state has moved."""
    if not lines:
        return _("No figure for these states")
    if len(lines) == 1:
        first, last = lines[0].points[0], lines[0].points[-1]
        return _("%(name)s: %(first)s in %(from)s, %(last)s in %(to)s") % {
            "name": lines[0].name,
            "first": first.text,
            "from": _year(first),
            "last": last.text,
            "to": _year(last),
        }
    shared = set.intersection(*({point.year for point in line.points} for line in lines))
    if not shared:
        return _("These states have no year in common")
    last_of = [(one, line) for line in lines for one in line.points if one.year == max(shared)]
    (low, least), (high, most) = (
        choose(last_of, key=lambda pair: pair[0].value) for choose in (min, max)
    )
    return _("%(year)s: from %(low)s (%(least)s) to %(high)s (%(most)s)") % {
        "year": _year(next((one for one, _line in last_of if one.is_estimate), low)),
        "low": low.text,
        "least": least.name,
        "high": high.text,
        "most": most.name,
    }


def _sentence(series: Series, lines: Sequence[Line]) -> str:
    """The chart in words."""
    head = ngettext("%(n)s state", "%(n)s states", len(lines)) % {"n": len(lines)}
    said = [
        _("%(name)s %(first)s in %(from)s, %(last)s in %(to)s")
        % {
            "name": line.name,
            "first": line.points[0].text,
            "from": _year(line.points[0]),
            "last": line.points[-1].text,
            "to": _year(line.points[-1]),
        }
        for line in lines
    ]
    return f"{series}, {series.unit}, {head}: {'; '.join(said)}."


def _year(point: Point) -> str:
    if point.is_estimate:
        return _("%(year)s (estimate)") % {"year": point.year}
    return str(point.year)
