"""What a team could see, in words: the rows of each kind as lines to be read again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from wargame.models import (
    AgreementStatus,
    AgreementVersion,
    Answer,
    AssumptionStatus,
    ClauseAnswer,
    ClauseVersion,
    Commitment,
    Decision,
    Dissent,
    Fact,
    Idea,
    Inject,
    Message,
    Position,
    Series,
    Signature,
    Team,
    Viewer,
)

from .dispatches import Reader


@dataclass(frozen=True)
class Line:
    """One thing. `team` is whose it is, where it is one's; `said` are words of unnamed people."""

    head: str
    text: str = ""
    team: Team | None = None
    at: datetime | None = None
    said: list[str] = field(default_factory=list)


def messages(rows: Sequence[Message], reader: Viewer) -> list[Line]:
    """From whom, to whom, and the text. One query if there are any."""
    found = []
    for one in Reader(reader).dispatches(rows) if rows else []:
        to = {"from": one.sender.label, "to": one.addressees}
        head = _("To %(to)s") if one.sender.team else _("From %(from)s to %(to)s")
        at = one.message.received_at
        found.append(Line(head % to, one.message.text, one.sender.team, at))
    return found


def fact(row: Fact) -> Line:
    return Line(row.metric, f"{row.value} ({row.source})")


def series(row: Series) -> Line:
    """Of which edition: others of the same measure may say otherwise."""
    return Line(str(row), _("%(source)s, as of %(as_of)s") % vars(row))


def inject(row: Inject) -> Line:
    return Line(str(row), row.text, at=row.released_at)


def idea(row: Idea) -> Line:
    """Whose it is nobody knows, nor since when it is there."""
    said = {"move": row.move.number, "number": row.number}
    return Line(_("Move %(move)s: idea %(number)s") % said, row.text, row.team)


def position(row: Position) -> Line:
    said = ". ".join(part for part in (row.in_words, row.reason) if part)
    return Line(row.tension.name, said, row.team, row.at)


def answer(row: Answer) -> Line:
    return Line(row.question.text, row.text, row.team, row.released_at)


def decision(row: Decision) -> Line:
    return Line(_versioned(row.title, row.version), row.action, row.team, row.released_at)


def dissent(row: Dissent) -> Line:
    """Unnamed here, to its own team too."""
    return Line(
        _("On a decision of Move %(number)s") % {"number": row.draft.move.number},
        row.words,
        row.team,
    )


def tested(row: AssumptionStatus) -> Line:
    head = f"{row.get_status_display().capitalize()}: {row.assumption}"
    return Line(head, row.note, row.assumption.team, row.noted_at)


def agreement(row: AgreementVersion) -> Line:
    return Line(_versioned(row.title, row.number), row.terms, row.team, row.proposed_at)


def signature(row: Signature) -> Line:
    head = f"{row.get_answer_display().capitalize()}: {row.party.version}"
    return Line(head, row.words, row.party.team, row.signed_at)


def finding(row: AgreementStatus) -> Line:
    agreed = _("Agreement %(number)s") % {"number": row.agreement.number}
    return Line(f"{agreed}: {row.get_fate_display()}", row.note, at=row.noted_at)


def clause(row: ClauseVersion) -> Line:
    said = {"number": row.clause.number, "title": row.clause.communique.title}
    head = _("Clause %(number)s of %(title)s") % said
    return Line(head, row.text or _("struck"), row.team, row.written_at)


def clause_answer(row: ClauseAnswer) -> Line:
    asked = row.version.clause
    said = {"number": asked.number, "title": asked.communique.title}
    head = _("Clause %(number)s of %(title)s") % said
    return Line(f"{head}: {row.get_assent_display()}", row.words, row.team, row.given_at)


def commitment(row: Commitment) -> Line:
    what = row.token.name if row.token else f"{row.get_kind_display()} {row.points}"
    head = f"{row.theater}: {what}, {row.get_status_display().lower()}"
    return Line(head, row.caveat, row.team, row.written_at)


def _versioned(title: str, number: int) -> str:
    return _("%(title)s, version %(number)s") % {"title": title, "number": number}
