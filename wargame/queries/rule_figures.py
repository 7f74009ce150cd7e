"""What rules are looked up with: figures that stand in the ledger, and the row that applies."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from wargame.measures.lookups import lookup
from wargame.models import Band, Move, Rule, Theater, Viewer

from .coverages import Coverage, coverages, frame
from .ledger_charts import figures


@dataclass(frozen=True)
class LedgerFigure:
    """How far a theater is covered in a move, in percent, of all lines. `parts` are for control;
    `said` is for those who read the ruling, with the units only where everybody sees what is
    required."""

    move: Move
    theater: Theater
    percent: int
    parts: str
    said: str

    @property
    def key(self) -> str:
        return f"{self.move.pk}-{self.theater.pk}"

    @property
    def label(self) -> str:
        place = {"theater": self.theater.name, "number": self.move.number}
        return _("%(theater)s, move %(number)s") % place + f": {self.parts}"


@dataclass(frozen=True)
class RuleRow:
    """A row of a rule, from its least figure to below the next; `least` is None in the lowest,
    which takes all below it too, and `below` in the highest."""

    least: Decimal | None
    below: Decimal | None
    outcome: str
    applies: bool

    @property
    def range(self) -> str:
        """From where to where it applies."""
        least, below = (
            "" if one is None else f"{one.normalize():f}" for one in (self.least, self.below)
        )
        match bool(least), bool(below):
            case True, True:
                return _("%(least)s to below %(below)s") % {"least": least, "below": below}
            case True, False:
                return _("%(least)s or more") % {"least": least}
            case False, True:
                return _("below %(below)s") % {"below": below}
        return _("any figure")


def ledger_figures(viewer: Viewer) -> list[LedgerFigure]:
    """For control, the latest move first; nothing while the ledger is off or has no requirement.
    At most seven queries."""
    if not viewer.exercise.has_ledger:
        return []
    around = frame(viewer.exercise)
    whole = coverages(viewer, around, around.moves)
    public = coverages(Viewer.board(viewer.exercise), around, around.moves)
    return [
        _figure(of_all.move, one, shown)
        for of_all, of_public in zip(reversed(whole), reversed(public), strict=True)
        for one, shown in zip(of_all.theaters, of_public.theaters, strict=True)
        if one.percent is not None
    ]


def rows(rule: Rule, figure: Decimal) -> list[RuleRow]:
    """The rows of a rule, of which the one that the figure falls into applies."""
    bands: list[Band] = list(rule.bands.all())
    place = lookup(figure, [band.least for band in bands])
    ends = [*(band.least for band in bands[1:]), None]
    return [
        RuleRow(band.least if at else None, below, band.outcome, at == place)
        for at, (band, below) in enumerate(zip(bands, ends, strict=True))
    ]


def _figure(move: Move, one: Coverage, shown: Coverage) -> LedgerFigure:
    place = {"theater": one.theater.name, "number": move.number}
    said = _("from the ledger: %(theater)s, move %(number)s, every line counted") % place
    if shown.requirement is not None:
        said += _(", %(counted)s of %(required)s units") % {
            "counted": one.counted,
            "required": one.requirement,
        }
    teams = ", ".join(f"{part.team.code} {part.counted.total}" for part in one.parts)
    parts = f"{figures(one)} ({teams or _('nothing')})"
    return LedgerFigure(move, one.theater, one.percent or 0, parts, said)
