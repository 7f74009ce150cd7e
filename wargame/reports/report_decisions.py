"""The report's decisions, each state's with what it could know, and what members held against
them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wargame.models import Decision

from .blocks import Block, Row, cell, lead, note, quote, row, table
from .report_draft import Draft


def decisions(draft: Draft) -> list[Block]:
    """A table a move; the records stand in full in the annex."""
    made: list[Block] = []
    for part in draft.it.decided:
        named = {"number": part.move.number, "title": part.move.title}
        caption = _("Move %(number)s: %(title)s") % named
        rows = [_row(one) for one in part.decisions]
        if rows:
            head = [_("Team"), _("Decision"), _("Because"), _("Confidence")]
            made.append(table(caption, head, rows, widths=(3, 5, 6, 2)))
        else:
            made.append(note(_("%(move)s: no decisions to show.") % {"move": caption}))
        if not part.is_open:
            made.append(note(_("Of this move not every decision was revealed.")))
    if made:
        made.append(note(_("What each team could see when it released stands with its record.")))
    return made or [note(_("No move was played."))]


def dissent(draft: Draft) -> list[Block]:
    """Word for word."""
    said = [
        block
        for part in draft.it.decided
        for one in part.decisions
        for block in _held(one, part.move.number)
    ]
    if not said:
        return [note(_("No dissent stands on record."))]
    return [lead(_("In the words of those who dissented, unaltered.")), *said]


def _row(one: Decision) -> Row:
    because = one.undecided_because or one.rationale
    title = _("No decision") if one.is_undecided else one.title
    confidence = one.get_confidence_display() if one.confidence else "–"
    return row(
        [
            cell(one.team.short_name, team=one.team),
            cell(title, to=f"decision-{one.pk}"),
            because,
            confidence,
        ]
    )


def _held(one: Decision, move: int) -> Iterator[Block]:
    about = {"title": one.title, "number": move}
    where = _("Move %(number)s, %(title)s") % about
    label = _("Dissent from %(team)s, %(title)s") % {"team": one.team.code, "title": one.title}
    if one.dissent:
        by = _("%(where)s; dissenters: %(n)s") % {"where": where, "n": one.dissenters}
        yield quote(one.dissent, by, team=one.team, id_=f"dissent-{one.pk}", label=label)
    for place, said in enumerate(one.seen_dissents, start=1):
        name = getattr(said, "name", "")
        by = f"{name}. {where}" if name else where
        id_ = f"dissent-{one.pk}-{place}"
        yield quote(said.words, by, team=one.team, id_=id_, label=label)
