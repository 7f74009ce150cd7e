"""The report's annexes: who took part, and the lists in full that its claims rest on."""

from django.utils.translation import gettext as _

from wargame.models import Decision, InformationState, Inject, Known, Seat
from wargame.models.attribution import known_as
from wargame.models.corrections import PRIVATE_BRIEF
from wargame.queries.adjudication import Ruled
from wargame.queries.review_agreements import Agreed

from .blocks import Block, Row, cell, entry, facts, note, row, table
from .report_draft import Draft

type Annex = tuple[str, list[Block]]


def participants(draft: Draft) -> Annex:
    """As far as people may be named. One query."""
    title, viewer = _("Participants"), draft.viewer
    seats = Seat.objects.players().filter(exercise=viewer.exercise, is_stand_in=False)
    rows = []
    for seat in seats.select_related("team").order_by("team__order", "chair"):
        name = known_as(seat, viewer)
        if name and seat.team:
            said = "" if name == seat.title else seat.title
            rows.append(row([cell(seat.team.short_name, team=seat.team), name, said]))
    if not rows:
        return title, [note(_("No person is named, as the ground rules told the players."))]
    head = [_("Team"), _("Person"), _("Seat")]
    return title, [table(title, head, rows, widths=(2, 3, 3))]


def injects(draft: Draft) -> Annex:
    """What was released and, for control's eyes, what was not. One query."""
    title = _("Inject list")
    seen = Inject.objects.filter(exercise=draft.viewer.exercise).visible_to(draft.viewer)
    rows = [_inject(one) for one in seen]
    if not rows:
        return title, [note(_("No inject was released."))]
    head = [_("Number"), _("Title"), _("From"), _("Became")]
    return title, [table(title, head, rows, widths=(1, 5, 4, 3))]


def rulings(draft: Draft) -> Annex:
    title = _("Rulings")
    made = [one for ruled in draft.it.rulings for one in _ruling(ruled)]
    return title, made or [note(_("Nothing was ruled."))]


def decisions(draft: Draft) -> Annex:
    """Every record in full, by move and in seating order, with what its team could see then."""
    title = _("Decision log")
    known = _known(draft)
    made = [
        block
        for part in draft.it.decided
        for one in part.decisions
        for block in _decision(one, part.move.number, known.get(one.pk, ""))
    ]
    return title, made or [note(_("No decision stands on record."))]


def agreements(draft: Draft) -> Annex:
    title = _("Agreements")
    rows = [_agreement(one) for one in draft.it.agreements.agreed]
    if not rows:
        return title, [note(_("No agreement stands on record."))]
    head = [_("Between"), _("Terms"), _("State"), _("What was noted")]
    return title, [table(title, head, rows, widths=(2, 5, 2, 3))]


def data(draft: Draft) -> Annex:
    """Where the rows are that this report is drawn from, and what was corrected in play."""
    said = _(
        "Every figure here is drawn from the record of exercise %(code)s. Control takes it out "
        "in whole as JSON, which follows a published schema, and its decisions, assumptions and "
        "ledger as CSV."
    )
    return _("Data"), [note(said % {"code": draft.viewer.exercise.spoken_code}), *_corrected(draft)]


def _corrected(draft: Draft) -> list[Block]:
    """What was corrected of the scenario while it was played; of what not everybody could read
    the internal edition alone tells, and of private briefs none."""
    every = [one.made for one in reversed(draft.it.corrected)]
    told = [one for one in every if one.field != PRIVATE_BRIEF]
    made = [one for one in told if one.is_open or draft.is_internal]
    if not made:
        return []
    rows = [
        row([f"{one.title}, {one.label}", one.before or "–", one.after or "–", one.reason])
        for one in made
    ]
    head = [_("Text corrected in play"), _("Was"), _("Is"), _("Why")]
    return [table(_("Texts that were corrected in play"), head, rows, widths=(3, 4, 4, 3))]


def _inject(one: Inject) -> Row:
    if one.released_in is not None:
        at = {"minutes": round(one.released_in.total_seconds() / 60)}
        became = _("released at minute %(minutes)s") % at
        became = became if one.is_to_all else f"{became}, {_('to some')}"
    else:
        became = _("held back") if one.is_held else _("not released")
    label = _("Inject %(number)s, %(title)s") % {"number": one.number, "title": one.title}
    cells = [one.number, one.title, one.sender, became]
    return row(cells, id_=f"inject-{one.number}", label=label)


def _ruling(one: Ruled) -> list[Block]:
    number = _("Ruling %(number)s") % {"number": one.ruling.number}
    about = cell(one.decision.title, to=f"decision-{one.decision.pk}") if one.decision else None
    title = f"{number}, {one.ruling.matter}" if one.ruling.matter else number
    return [
        entry(title, id_=f"ruling-{one.ruling.number}", label=title),
        facts(
            [
                (_("Outcome"), one.ruling.outcome),
                (_("Reason"), one.reason),
                (_("Method"), str(one.method.label)),
                (_("About"), about["text"] if about else ""),
                (_("Evidence"), "; ".join(one.evidence)),
                (_("Corrected"), _("by a later ruling") if one.is_corrected else ""),
            ]
        ),
    ]


def _decision(one: Decision, move: int, known: str) -> list[Block]:
    named = {"team": one.team.code, "number": move, "title": one.title}
    label = _("%(team)s, move %(number)s: %(title)s") % named
    effects = [f"{by.criterion.short_name} {by.value:+d}" for by in one.effects.all()]
    consulted = [f"{by.state.code}: {by.get_outcome_display()}" for by in one.consultations.all()]
    options = [f"{by.text} ({by.why_not})" for by in one.options.all()]
    version = _("version %(n)s: %(reason)s") % {"n": one.version, "reason": one.reason}
    return [
        entry(label, id_=f"decision-{one.pk}", label=label, team=one.team),
        facts(
            [
                (_("No decision"), one.undecided_because),
                (_("Action"), one.action),
                (_("Intended effect"), one.intended_effect),
                (_("Because"), one.rationale),
                (_("Assumptions"), "; ".join(one.key_assumptions)),
                (_("Confidence"), one.get_confidence_display() if one.confidence else ""),
                (_("Options set aside"), "; ".join(options)),
                (_("Expected effects"), ", ".join(effects)),
                (_("Risk and hedge"), " ".join(part for part in (one.risk, one.hedge) if part)),
                (_("Consulted"), ", ".join(consulted)),
                (_("Public message"), one.message),
                (_("Forecast"), _forecast(one)),
                (_("Changed"), version if one.reason else ""),
                (_("After the fact"), _("yes") if one.is_late else ""),
                (_("Could see then"), known),
            ]
        ),
    ]


def _forecast(one: Decision) -> str:
    if not one.forecast:
        return ""
    said = {"text": one.forecast, "chance": one.forecast_chance, "by": one.forecast_by}
    return _("%(text)s, %(chance)s percent, by %(by)s") % said


def _known(draft: Draft) -> dict[int, str]:
    """{decision: how much of what its team had before it when it released}, where this reader may
    look. One query."""
    states = InformationState.objects.visible_to(draft.viewer).defer("unseen")
    return {
        one.decision_id: ", ".join(
            f"{Known(kind).label}: {len(keys)}" for kind, keys in one.seen.items() if keys
        )
        for one in states
    }


def _agreement(one: Agreed) -> Row:
    sheet, current = one.sheet, one.sheet.current
    parties = ", ".join(by.team.code for by in current.signatories)
    terms = f"{current.version.title}. {current.version.terms}"
    noted = "; ".join(found.status.note for found in one.evidence if found.status.note)
    label = _("Agreement between %(parties)s: %(title)s") % {
        "parties": parties,
        "title": current.version.title,
    }
    cells = [parties, terms, _(sheet.state), noted or "–"]
    return row(cells, id_=f"agreement-{sheet.agreement.number}", label=label)
