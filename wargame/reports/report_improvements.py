"""The improvement plan in the report: who does what by when, and how far it is."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wargame.models import ImprovementAction

from .blocks import Block, Cell, Row, cell, note, row, table
from .report_draft import Draft


def improvement(draft: Draft) -> list[Block]:
    """Who does what by when, and how far it is, for whoever reads the plan; how to reach an owner
    is nobody else's business. Two queries."""
    if not draft.viewer.reads_all:
        return []
    seen = ImprovementAction.objects.visible_to(draft.viewer)
    actions = list(seen.prefetch_related("statuses"))
    if not actions:
        return [note(_("No action has been agreed."))]
    head = [_("Action"), _("From"), _("Owner"), _("Due"), _("State")]
    return [table(_("Improvement plan"), head, map(_action, actions), widths=(5, 2, 2, 2, 3))]


def _action(one: ImprovementAction) -> Row:
    last = one.last
    state = ": ".join(part for part in (str(one.state.label), last.note if last else "") if part)
    return row(
        [
            one.text,
            _area(one.lesson),
            one.owner,
            date_format(one.due_on, "j M Y"),
            state,
        ],
        id_=f"action-{one.number}",
        label=one.text,
    )


def _area(number: int | None) -> Cell:
    """Leads to the lesson that it comes from."""
    if number is None:
        return cell("–")
    return cell(_("area %(number)s") % {"number": number}, to=f"lesson-{number}")
