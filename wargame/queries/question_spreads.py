"""What a team's people answered alone, unnamed, once it has been revealed and n allows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.spread_plot import FOR_A_RATING, SpreadPlot, spread_plot
from wargame.measures import spread
from wargame.measures.figures import Figures, figures
from wargame.models import Appraisal, Move, PartKind, PrivateChoice, Viewer
from wargame.models.private_answers import PrivateAnswer
from wargame.models.question_parts import MIX, MOST, QuestionPart


@dataclass(frozen=True)
class Option:
    """One option with how many chose it, in `dots`: True is the viewer's own."""

    label: str
    dots: list[bool]

    @property
    def n(self) -> int:
        return len(self.dots)


@dataclass(frozen=True)
class Aspect:
    """One aspect of one thing, as a team's people rated it."""

    name: str
    words: str
    plot: SpreadPlot


@dataclass(frozen=True)
class Thing:
    """One thing on all its aspects."""

    name: str
    aspects: list[Aspect]


@dataclass(frozen=True)
class QuestionSpread:
    """All that a team sees of its people's private answers to one question; nothing but how many
    there are where these are fewer than three. `reasons` are (what was chosen, why)."""

    finding: str
    detail: str
    options: list[Option] = field(default_factory=list)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)

    @property
    def has_band(self) -> bool:
        """True when there are people enough for quartiles."""
        return any(one.plot.band for thing in self.things for one in thing.aspects)


def own_team(viewer: Viewer, move: Move) -> list[QuestionSpread]:
    """One for each part that people answer alone; none before the reveal. A query a part.

    Reasons come in an order that follows neither time nor seat.
    """
    shared = Viewer(viewer.exercise, team=viewer.team)
    found = []
    if choice := move.question.part(PartKind.CHOICE):
        rows = PrivateChoice.objects.filter(move=move, team=viewer.team).values_visible_to(shared)
        found.append(of_choices(choice, list(rows.current().select_related("voice")), viewer))
    if rating := move.question.part(PartKind.RATING):
        given = Appraisal.objects.filter(move=move, team=viewer.team).values_visible_to(shared)
        found.append(of_figures(rating, list(given.current().select_related("voice")), viewer))
    return [one for one in found if one]


def of_choices(
    choice: QuestionPart, rows: list[PrivateChoice], viewer: Viewer
) -> QuestionSpread | None:
    """What people chose alone; None where nobody did."""
    if not spread.what_may_be_shown(len(rows)).dots:
        return _too_few(len(rows))
    labels = dict(choice.numbered_options)
    dots = {number: [_is_own(r, viewer) for r in rows if r.option == number] for number in labels}
    return QuestionSpread(
        finding=_leading(Counter(row.option for row in rows), labels),
        detail=ngettext("%(n)s choice.", "%(n)s choices.", len(rows)) % {"n": len(rows)},
        options=[
            Option(label, sorted(dots[number], reverse=True)) for number, label in labels.items()
        ],
        reasons=[
            (row.words if row.option == MIX else labels[row.option], row.reason)
            for row in sorted(rows, key=lambda row: spread.mixed(row.reason, row.words, row.option))
        ],
    )


def _leading(counts: Counter[int], labels: dict[int, str]) -> str:
    """What most chose, if more than half did."""
    option, most = counts.most_common(1)[0]
    said = {"n": most, "of": counts.total(), "option": labels[option]}
    if most == counts.total():
        return _("All of you: %(option)s") % said
    if 2 * most > counts.total():
        return _("%(n)s of %(of)s of you: %(option)s") % said
    return _("No option has more than half of you")


def of_figures(
    rating: QuestionPart, rows: list[Appraisal], viewer: Viewer
) -> QuestionSpread | None:
    """What people rated alone; None where nobody did."""
    n = len({row.voice_id for row in rows})
    if not spread.what_may_be_shown(n).dots:
        return _too_few(n)
    by_cell: dict[tuple[int, int], list[Appraisal]] = {cell: [] for cell in rating.cells}
    for row in rows:
        by_cell[row.thing, row.aspect].append(row)
    things = [
        Thing(
            thing,
            [
                _aspect(aspect, by_cell[number, place], viewer)
                for place, aspect in enumerate(rating.aspects, start=1)
            ],
        )
        for number, thing in enumerate(rating.things, start=1)
    ]
    widest = _widest(rating, by_cell)
    apart = _("Furthest apart: %(line)s") % {"line": widest}
    return QuestionSpread(
        finding=apart if widest else _("You agree on every line"),
        detail=ngettext("%(n)s person.", "%(n)s people.", n) % {"n": n},
        things=things,
    )


def _aspect(name: str, rows: list[Appraisal], viewer: Viewer) -> Aspect:
    values = sorted(row.figure for row in rows)
    mine = next((row.figure for row in rows if _is_own(row, viewer)), None)
    found = figures(values, MOST)
    words = in_words(found)
    plot = spread_plot(
        values,
        points=MOST,
        mine=mine,
        median=found.median,
        quartiles=found.quartiles,
        sentence=f"{name}: {words}",
        grain=FOR_A_RATING,
    )
    return Aspect(name, words, plot)


def _widest(rating: QuestionPart, by_cell: dict[tuple[int, int], list[Appraisal]]) -> str | None:
    """The line on which people lie furthest apart; None where they agree on all."""
    apart = {cell: _range([row.figure for row in rows]) for cell, rows in by_cell.items()}
    (thing, aspect), most = max(apart.items(), key=lambda one: one[1])
    if most == 0:
        return None
    return f"{rating.things[thing - 1]}, {rating.aspects[aspect - 1]}"


def _range(values: Sequence[int]) -> int:
    return max(values) - min(values) if values else 0


def in_words(found: Figures) -> str:
    """The range, then the median or "split"; of one mark at least."""
    low, high = found.ends or (0, 0)
    if low == high:
        return _("all %(n)s") % {"n": low}
    said = [_("%(low)s to %(high)s") % {"low": low, "high": high}]
    if found.is_split:
        said.append(_("split"))
    elif found.median is not None:
        said.append(_("median %(n)s") % {"n": f"{found.median:g}"})
    return ", ".join(said)


def _too_few(n: int) -> QuestionSpread | None:
    if not n:
        return None
    said = ngettext("One of you has answered", "Two of you have answered", n)
    return QuestionSpread(said, _("What you answered is shown from three on."))


def _is_own(row: PrivateAnswer, viewer: Viewer) -> bool:
    return viewer.seat is not None and row.voice.seat_id == viewer.seat.pk
