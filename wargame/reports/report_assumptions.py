"""The report's assumptions and surprises, and what was observed."""

from django.utils.translation import gettext as _

from wargame.models import Observation
from wargame.models.attribution import known_as
from wargame.queries.assumptions import AssumptionSheet

from .blocks import Block, Row, cell, heading, lead, note, points, quote, row, table
from .report_draft import Draft

MARKS = {"held": "●", "failed": "▲", "untested": "○"}


def assumptions(draft: Draft) -> list[Block]:
    """The register, what failed first; then what surprised people, and what was parked."""
    it = draft.it
    made: list[Block] = []
    if it.assumptions.sheets:
        head = [_("Team"), _("Assumed"), _("State"), _("What was noted")]
        rows = [_assumed(one) for one in it.assumptions.sheets]
        made = [
            lead(f"{it.assumptions.finding}. {it.assumptions.counts}"),
            table(_("Assumption register"), head, rows, widths=(2, 5, 2, 5)),
        ]
    else:
        made = [note(_("No assumptions stand on record."))]
    if it.surprises:
        made += [heading(_("What surprised people")), points(it.surprises)]
    if it.parked:
        made.append(heading(_("Objections to the scenario")))
        made += [quote(one.words, one.answer, team=one.team) for one in it.parked]
    return made


def observations(draft: Draft) -> list[Block]:
    """What was seen, apart from what is made of it."""
    seen = draft.it.observations
    made: list[Block] = []
    if draft.it.keeps:
        made += [heading(_("What people would keep")), points(draft.it.keeps)]
    if seen:
        head = [_("Seen"), _("About"), _("By")]
        rows = [_observed(draft, one) for one in seen]
        made += [
            heading(_("Observations")),
            note(_("What was seen. A claim says what is made of it.")),
            table(_("Observations"), head, rows, widths=(6, 3, 2)),
        ]
    return made


def _assumed(one: AssumptionSheet) -> Row:
    team = one.assumption.team
    state = f"{MARKS[one.state.value]} {one.state.label}"
    noted = one.last.status.note if one.last else "–"
    return row(
        [cell(team.short_name, team=team), one.assumption.text, state, noted],
        id_=f"assumption-{one.assumption.pk}",
        label=_("%(team)s assumed: %(text)s") % {"team": team.code, "text": one.assumption.text},
    )


def _observed(draft: Draft, one: Observation) -> Row:
    about = one.criterion.short_name if one.criterion else ""
    about = one.objective.text if one.objective else about
    if one.inject:
        about = _("Inject %(number)s") % {"number": one.inject.number}
    if one.decision:
        about = one.decision.title
    seen = one.text or about
    team = draft.team(one.team_id)
    return row(
        [seen, cell(about or "–", team=team), known_as(one.seat, draft.viewer) or "–"],
        id_=f"observation-{one.pk}",
        label=_("Observed: %(text)s") % {"text": seen[:80]},
    )
