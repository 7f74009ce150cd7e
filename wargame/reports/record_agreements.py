"""Agreements and joint communiques in a record: every version, every answer, every word."""

from typing import Any

from wargame.models import ClauseAnswer, ClauseVersion, Signature, Viewer
from wargame.queries import agreements as agreements_of
from wargame.queries import communiques as communiques_of
from wargame.queries.agreement_desks import Evidence, evidence
from wargame.queries.agreement_sheets import AgreementSheet, VersionSheet
from wargame.queries.communiques import ClauseSheet

from .record_rulings import named_decision
from .times import moment, seconds

type Part = dict[str, Any]


def agreements(viewer: Viewer) -> list[Part]:
    """In the order they were proposed; drafts are not in it. At most ten queries."""
    every = agreements_of.sheets(viewer)
    numbers = {sheet.agreement.pk: sheet.agreement.number for sheet in every}
    noted = evidence(viewer, [status for sheet in every for status in sheet.statuses])
    return [_agreement(sheet, numbers, noted[::-1]) for sheet in every]


def communiques(viewer: Viewer) -> list[Part]:
    """In the order they were opened, struck clauses too. At most five queries."""
    return [
        {
            "number": sheet.communique.number,
            "move": sheet.communique.move.number,
            "title": sheet.communique.title,
            "drafter": sheet.communique.drafter.code if sheet.communique.drafter else None,
            "opened_by": sheet.communique.opened_by_id,
            "opened_at": moment(sheet.communique.opened_at),
            "closed_by": sheet.communique.closed_by_id,
            "closed_at": moment(sheet.communique.closed_at),
            "clauses": [
                _clause(one)
                for one in sorted([*sheet.clauses, *sheet.struck], key=lambda c: c.clause.number)
            ],
        }
        for sheet in reversed(communiques_of.sheets(viewer))
    ]


def _agreement(sheet: AgreementSheet, numbers: dict[int, int], noted: list[Evidence]) -> Part:
    """`readers` without a team is the publication; the last of the statuses stands."""
    agreement = sheet.agreement
    return {
        "number": agreement.number,
        "renegotiates": numbers.get(agreement.renegotiates_id or 0),
        "versions": [_version(one) for one in reversed(sheet.versions)],
        "readers": [
            {
                "team": one.team.code if one.team else None,
                "by": one.shown_by_id,
                "at": moment(one.shown_at),
            }
            for one in agreement.readers.all()
        ],
        "statuses": [_status(one) for one in noted if one.status.agreement_id == agreement.pk],
    }


def _version(sheet: VersionSheet) -> Part:
    version = sheet.version
    return {
        "id": version.pk,
        "number": version.number,
        "move": version.move.number,
        "team": version.team.code,
        "title": version.title,
        "terms": version.terms,
        "theater": version.theater,
        "due": version.due.number if version.due else None,
        "parties": [one.team.code for one in sheet.signatories],
        "by": version.proposed_by_id,
        "at": moment(version.proposed_at),
        "seconds": seconds(version.proposed_in),
        "signatures": [
            _signature(one.team.code, answer) for one in sheet.signatories for answer in one.answers
        ],
    }


def _signature(team: str, signature: Signature) -> Part:
    """`by` is a seat of control where it was entered for an absent head."""
    return {
        "id": signature.pk,
        "team": team,
        "answer": signature.answer,
        "words": signature.words,
        "by": signature.signed_by_id,
        "at": moment(signature.signed_at),
        "seconds": seconds(signature.signed_in),
    }


def _status(one: Evidence) -> Part:
    return {
        "id": one.status.pk,
        "fate": one.status.fate,
        "note": one.status.note,
        "decision": named_decision(one.decision) if one.decision else None,
        "inject": one.inject.number if one.inject else None,
        "ruling": one.ruling.number if one.ruling else None,
        "message": one.message.pk if one.message else None,
        "successor": one.successor.number if one.successor else None,
        "by": one.status.noted_by_id,
        "at": moment(one.status.noted_at),
        "seconds": seconds(one.status.noted_in),
    }


def _clause(sheet: ClauseSheet) -> Part:
    versions = sorted([sheet.version, *sheet.earlier], key=lambda one: one.number)
    return {"number": sheet.clause.number, "versions": [_words(one) for one in versions]}


def _words(version: ClauseVersion) -> Part:
    """Without text it has been struck."""
    return {
        "id": version.pk,
        "number": version.number,
        "text": version.text,
        "team": version.team.code if version.team else None,
        "by": version.written_by_id,
        "at": moment(version.written_at),
        "answers": [_answer(one) for one in version.answers.all()],
    }


def _answer(answer: ClauseAnswer) -> Part:
    """The last of a team stands."""
    return {
        "id": answer.pk,
        "team": answer.team.code,
        "assent": answer.assent,
        "words": answer.words,
        "by": answer.given_by_id,
        "at": moment(answer.given_at),
    }
