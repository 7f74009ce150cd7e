"""Tensions across runs: who moved, how far apart people were, where teams stood."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wargame.charts.badge_stacks import Placed, StackRow, badge_stacks
from wargame.charts.before_and_after import BothTimes, before_and_after
from wargame.charts.disagreement_change import Change, disagreement_change
from wargame.measures.figures import Figures
from wargame.models.positions import POINTS
from wargame.queries.cohort_tensions import Held, TensionAcross, TensionRun

from .blocks import Block, Row, figure, heading, row, table


def held(every: Sequence[TensionAcross]) -> list[Block]:
    return [block for one in every for block in _of(one)]


def _of(one: TensionAcross) -> list[Block]:
    return [heading(one.tension.name), _views(one), _apart(one), _positions(one)]


def _views(one: TensionAcross) -> Block:
    """Of those who marked it both times, and no others."""
    tension = one.tension
    title = _("Own views, before and after: %(name)s") % {"name": tension.name}
    said = [f"{run.run.label}: {run.no_views or _n(run)}" for run in one.runs]
    drawn = before_and_after(
        [_both_times(run) for run in one.runs],
        points=POINTS,
        poles=(tension.pole_a, tension.pole_b),
        sentence=f"{title}. {'; '.join(said)}.",
    )
    head = [_("Run"), _("n"), _("Median before"), _("Median after")]
    head += [_("Toward %(pole)s") % {"pole": pole} for pole in (tension.pole_a, tension.pole_b)]
    beside = table(title, [*head, _("Stayed")], [_moved(run) for run in one.runs])
    said_note = _(
        "People who marked it both times, unnamed. Hollow: before. Full: after. Bar: median."
    )
    return figure(title, drawn, beside, note=said_note)


def _both_times(one: TensionRun) -> BothTimes:
    if one.moved is None:
        return BothTimes(one.run.label, note=one.no_views)
    moved = one.moved
    is_split = moved.before.is_split or moved.after.is_split
    said = _("split, n %(n)s") % {"n": one.n} if is_split else _n(one)
    return BothTimes(
        label=one.run.label,
        # Of one team alone its medians, as in the review: dots would tell the rest apart.
        before=moved.marks_before if one.run.is_whole else (),
        after=moved.marks_after if one.run.is_whole else (),
        middle_before=moved.before.median,
        middle_after=moved.after.median,
        note=said,
    )


def _moved(one: TensionRun) -> Row:
    moved = one.moved
    if moved is None:
        return row([one.run.label, one.no_views, "–", "–", "–", "–", "–"])
    ends = [_median(moved.before), _median(moved.after)]
    return row([one.run.label, one.n, *ends, moved.down, moved.up, moved.same])


def _apart(one: TensionAcross) -> Block:
    title = _("Disagreement before and after: %(name)s") % {"name": one.tension.name}
    rows = [_change(run) for run in one.runs]
    drawn = disagreement_change(
        rows,
        ends=(_("before"), _("after")),
        sentence=f"{title}. {'; '.join(f'{run.label}: n {run.n}' for run in rows)}.",
    )
    cells = [
        row([run.run.label, run.no_views or run.n, _figure(change.before), _figure(change.after)])
        for run, change in zip(one.runs, rows, strict=True)
    ]
    beside = table(title, [_("Run"), _("n"), _("Before"), _("After")], cells)
    return figure(title, drawn, beside, note=_("0: all alike. 1: evenly split at the two ends."))


def _change(one: TensionRun) -> Change:
    if one.moved is None:
        return Change(f"{one.run.label}  {one.no_views}", one.n, None, None)
    ends = one.moved.before.disagreement, one.moved.after.disagreement
    return Change(one.run.label, one.n, *ends)


def _positions(one: TensionAcross) -> Block:
    """In role: where teams stood at last; where they set more than one, the table has all."""
    tension = one.tension
    title = _("Positions of teams, in role: %(name)s") % {"name": tension.name}
    rows = [_stack(run) for run in one.runs]
    drawn = badge_stacks(
        [str(point) for point in range(1, POINTS + 1)],
        rows,
        poles=(tension.pole_a, tension.pole_b),
        sentence=f"{title}. {'; '.join(f'{run.label}: {run.note}' for run in rows)}.",
    )
    head = [_("Run"), _("n"), _("Positions, each team first to last")]
    cells = [
        row([run.run.label, len(run.held), run.no_positions or ", ".join(map(_course, run.held))])
        for run in one.runs
    ]
    beside = table(title, head, cells, widths=(1, 1, 8))
    return figure(title, drawn, beside, note=_("The last position of each team, 1 to 7."))


def _stack(one: TensionRun) -> StackRow:
    placed = [
        Placed(held.points[-1], held.team.code, held.team.colour)
        for held in one.held
        if held.points[-1] is not None
    ]
    said = one.no_positions or _("n %(n)s") % {"n": len(one.held)}
    return StackRow(one.run.label, placed, said)


def _course(one: Held) -> str:
    points = [_("another way") if point is None else str(point) for point in one.points]
    return f"{one.team.code} {' → '.join(points)}"


def _median(found: Figures) -> str:
    return _("split") if found.median is None else f"{found.median:g}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _n(one: TensionRun) -> str:
    return _("n %(n)s") % {"n": one.n}
