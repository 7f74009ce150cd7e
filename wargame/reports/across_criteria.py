"""Criteria across runs: each team's median level, by who rated."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wargame.charts.badge_stacks import Placed, StackRow, badge_stacks
from wargame.models.ratings import LEVELS
from wargame.queries.cohort_ratings import CriterionAcross, CriterionRun

from .blocks import Block, figure, row, table


def rated(every: Sequence[CriterionAcross]) -> list[Block]:
    return [_of(one) for one in every]


def _of(one: CriterionAcross) -> Block:
    named = {"name": one.criterion.short_name, "rater": one.rater.label}
    title = _("%(name)s, rated by: %(rater)s") % named
    rows = [_stack(run) for run in one.runs]
    drawn = badge_stacks(
        [str(level) for level in range(1, LEVELS + 1)],
        rows,
        sentence=f"{title}. {'; '.join(f'{run.label}: {run.note}' for run in rows)}.",
    )
    cells = [row([run.run.label, run.no_levels or _in_words(run)]) for run in one.runs]
    beside = table(title, [_("Run"), _("Median of each team, full range, n")], cells, widths=(1, 8))
    said = _("The last round of each run. A team stands at its median level.")
    return figure(title, drawn, beside, note=said)


def _stack(one: CriterionRun) -> StackRow:
    placed = [Placed(at, team.code, team.colour) for team, _cell, at in one.cells if at]
    return StackRow(one.run.label, placed, one.no_levels or _note(one, len(placed)))


def _note(one: CriterionRun, shown: int) -> str:
    n = len(one.cells)
    if shown == n:
        return _("n %(n)s") % {"n": n}
    return _("%(shown)s of %(n)s") % {"shown": shown, "n": n}


def _in_words(one: CriterionRun) -> str:
    """Split and too few are said."""
    return "; ".join(
        f"{team.code} {_('split') if made.kind == 'split' else made.text}"
        f"{f' ({made.ends})' if made.ends else ''}, n {made.n}"
        for team, made, _at in one.cells
    )
