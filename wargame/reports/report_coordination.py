"""The report's coordination: which states consulted which, and who agreed with whom."""

from collections import Counter

from django.utils.translation import gettext as _

from wargame.charts.coordination import coordination
from wargame.models import Consulted

from .blocks import Block, cell, figure, row, table
from .report_draft import Draft

type Counts = dict[tuple[str, str], int]


def together(draft: Draft) -> list[Block]:
    """Nothing of what never happened."""
    return [*_consulted(draft), *_agreed(draft)]


def _consulted(draft: Draft) -> list[Block]:
    """By the decisions that this reader sees: who asked whom, whatever came of it."""
    asked: Counts = Counter(
        (one.team.code, by.state.code)
        for part in draft.it.decided
        for one in part.decisions
        for by in one.consultations.all()
        if by.outcome != Consulted.NOT_ASKED
    )
    if not asked:
        return []
    n = sum(asked.values())
    title = _("Who consulted whom, consultations: %(n)s") % {"n": n}
    said = _("The state of the row consulted that of the column, as its decisions say.")
    return [_matrix(draft, asked, title, said, "consulted")]


def _agreed(draft: Draft) -> list[Block]:
    """Agreements in force, by pairs of states."""
    pairs = draft.it.agreements.coordination
    if not pairs:
        return []
    codes = [one.team.code for one in pairs]
    counts = {
        (one.team.code, other): n or 0
        for one in pairs
        for other, n in zip(codes, one.counts, strict=True)
    }
    title = _("Who agreed with whom, pairs: %(n)s") % {"n": sum(counts.values()) // 2}
    said = _("Agreements that came into force, by pairs of states.")
    return [_matrix(draft, counts, title, said, "coordination")]


def _matrix(draft: Draft, counts: Counts, title: str, said: str, id_: str) -> Block:
    teams = draft.it.teams
    drawn = coordination(
        [(team.code, team.colour) for team in teams], counts, sentence=f"{title}. {said}"
    )
    rows = [
        row(
            [
                cell(one.short_name, team=one),
                *("" if one == other else counts.get((one.code, other.code), 0) for other in teams),
            ]
        )
        for one in teams
    ]
    widths = (4, *(1 for _team in teams))
    beside = table(title, [_("State"), *(team.code for team in teams)], rows, widths=widths)
    return figure(title, drawn, beside, note=said, id_=id_, label=title)
