"""Signing and declining agreements, and noting what became of them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Agreement,
    AgreementStatus,
    AgreementVersion,
    Decision,
    Exercise,
    Fate,
    Inject,
    Kind,
    Message,
    Party,
    Ruling,
    Seat,
    Signature,
    Signing,
    Team,
)

from . import checks
from .agreements import audiences, is_in_force
from .journal import lock, record


@dataclass(frozen=True)
class Finding:
    """What became of an agreement, why, and what shows it."""

    fate: Fate
    note: str
    decision: Decision | None = None
    inject: Inject | None = None
    ruling: Ruling | None = None
    message: Message | None = None
    successor: Agreement | None = None


@transaction.atomic
def sign(version: AgreementVersion, *, team: Team, by: Seat, reservation: str = "") -> Signature:
    """The head of a party signs this version, which binds; with words, with that reservation.
    Signed twice in the same words it is recorded once."""
    exercise, party = _asked(version, team, by)
    answer = Signing.RESERVED if reservation else Signing.SIGNED
    if standing := _same_or_refused(party, answer, reservation):
        return standing
    return _answer(exercise, party, answer, reservation, by)


@transaction.atomic
def decline(version: AgreementVersion, *, team: Team, by: Seat, why: str = "") -> Signature:
    """The head of a party declines this version; it may still be signed later."""
    exercise, party = _asked(version, team, by)
    if standing := _same_or_refused(party, Signing.DECLINED, why):
        return standing
    return _answer(exercise, party, Signing.DECLINED, why, by)


@transaction.atomic
def note(agreement: Agreement, found: Finding, *, by: Seat) -> AgreementStatus:
    """Control notes what became of it; a later note stands in place of an earlier one, which
    stays on record. Noted twice in the same words it is recorded once."""
    checks.control(by)
    exercise = lock(agreement.exercise)
    checks.started(exercise)
    in_force = is_in_force(agreement.versions.newest().get())
    if not in_force and found.fate != Fate.LAPSED:
        raise Refused(_("It was never in force. It can only have lapsed."))
    if (found.fate == Fate.RENEGOTIATED) != (found.successor is not None):
        raise Refused(_("Name the new agreement where this one was renegotiated, and only there."))
    last = agreement.statuses.last()
    if last is not None and _says(last, found):
        return last
    status = AgreementStatus.objects.create(
        agreement=agreement,
        fate=found.fate,
        note=found.note,
        decision=found.decision,
        inject=found.inject,
        ruling=found.ruling,
        message=found.message,
        successor=found.successor,
        noted_by=by,
        noted_in=exercise.exercise_time(),
    )
    heard = audiences(agreement)
    record(exercise, Kind.AGREEMENT_JUDGED, by=by, audiences=heard, agreement=agreement.pk)
    return status


def _asked(version: AgreementVersion, team: Team, by: Seat) -> tuple[Exercise, Party]:
    """The locked exercise and the party, when this version may be answered by this seat now."""
    checks.signs_for(team, by)
    exercise = lock(version.agreement.exercise)
    checks.records_open(exercise)
    party = version.parties.filter(team=team).first()
    if party is None:
        raise Refused(_("This version does not ask for a signature of %(team)s.") % {"team": team})
    newest = version.agreement.versions.newest().get()
    if newest != version:
        sentence = _("Version %(number)s has been proposed meanwhile. Read that one first.")
        raise Refused(sentence % {"number": newest.number})
    return exercise, party


def _same_or_refused(party: Party, answer: Signing, words: str) -> Signature | None:
    """What stands already, if it says the same. Raises Refused where a signature binds."""
    last = party.signatures.last()
    if last is None:
        return None
    if (last.answer, last.words) == (answer, words):
        return last
    if last.is_binding:
        raise Refused(_("This version has been signed, and that binds. Propose changed terms."))
    return None


def _answer(exercise: Exercise, party: Party, answer: Signing, words: str, by: Seat) -> Signature:
    signature = Signature.objects.create(
        party=party,
        answer=answer,
        words=words,
        signed_by=by,
        signed_in=exercise.exercise_time(),
    )
    agreement, declined = party.version.agreement, answer == Signing.DECLINED
    kind = Kind.AGREEMENT_DECLINED if declined else Kind.AGREEMENT_SIGNED
    refs = {"agreement": agreement.pk, "version": party.version.number, "team": party.team_id}
    record(exercise, kind, by=by, audiences=audiences(agreement), **refs)
    return signature


def _says(status: AgreementStatus, found: Finding) -> bool:
    names = ("fate", "note", "decision", "inject", "ruling", "message", "successor")
    return all(getattr(status, name) == getattr(found, name) for name in names)
