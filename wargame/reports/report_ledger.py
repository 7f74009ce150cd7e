"""The report's ledger: what covered each theater, and by whom."""

from django.utils.translation import gettext as _

from wargame.charts.coverage import covered_theaters

from .blocks import Block, figure, row, table
from .report_draft import Draft


def covered(draft: Draft) -> list[Block]:
    """Nothing where no ledger was kept."""
    it = draft.it.ledger
    if it is None:
        return []
    title = _("What was required and what was covered")
    bars = [(one.theater.name, bar) for one in it.chart.groups for bar in one.bars]
    drawn = covered_theaters(
        bars, sentence=f"{title}. {' '.join(bar.row.sentence for _n, bar in bars)}"
    )
    head = [_("Theater"), _("Move"), _("Covered"), _("By")]
    rows = [
        row([name, bar.row.label, bar.row.figures, _shares(bar.row.shares)]) for name, bar in bars
    ]
    said = _("Illustrative units: they stand for no real forces. %(finding)s.")
    return [
        figure(
            title,
            drawn,
            table(title, head, rows, widths=(3, 2, 3, 5)),
            note=said % {"finding": it.chart.finding},
            id_="ledger",
            label=title,
        )
    ]


def _shares(shares: object) -> str:
    return ", ".join(f"{one.code} {one.units}" for one in shares if one.units) or "–"  # type: ignore[attr-defined]
