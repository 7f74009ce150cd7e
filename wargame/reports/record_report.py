"""The report in a record: all that was written beside the record, what teams said of it, and what
was signed."""

from typing import Any

from wargame.models import Claim, Edition, FactCheck, FactComment, ReportText, Viewer

from .times import moment

type Part = dict[str, Any]


def report(viewer: Viewer) -> Part:
    """Every revision, the oldest first. Five queries after play, two before."""
    texts = ReportText.objects.visible_to(viewer).order_by("pk")
    claims = Claim.objects.visible_to(viewer).order_by("pk")
    comments = FactComment.objects.visible_to(viewer).select_related("team").order_by("pk")
    checks = FactCheck.objects.filter(exercise=viewer.exercise)
    return {
        "texts": [_text(one) for one in texts],
        "claims": [_claim(one) for one in claims],
        "fact_checks": [_check(one) for one in checks],
        "comments": [_comment(one) for one in comments],
        "editions": [_edition(one) for one in Edition.objects.visible_to(viewer)],
    }


def _text(one: ReportText) -> Part:
    return {
        "section": one.section,
        "is_internal": one.is_internal,
        "revision": one.revision,
        "text": one.text,
        "by": one.seat_id,
        "at": moment(one.at),
    }


def _claim(one: Claim) -> Part:
    return {
        "number": one.number,
        "revision": one.revision,
        "section": one.section,
        "text": one.text,
        "cause": one.cause,
        "evidence": one.evidence,
        "is_internal": one.is_internal,
        "is_dropped": one.is_dropped,
        "by": one.seat_id,
        "at": moment(one.at),
    }


def _check(one: FactCheck) -> Part:
    return {
        "opened_at": moment(one.opened_at),
        "opened_by": one.opened_by_id,
        "closed_at": moment(one.closed_at),
        "closed_by": one.closed_by_id,
    }


def _comment(one: FactComment) -> Part:
    return {
        "section": one.section,
        "team": one.team.code if one.team else None,
        "by": one.seat_id,
        "words": one.words,
        "at": moment(one.at),
        "is_corrected": one.is_corrected,
        "answer": one.answer,
        "answered_at": moment(one.answered_at),
        "answered_by": one.answered_by_id,
    }


def _edition(one: Edition) -> Part:
    """`body` is the whole text, of which `sha256` is the hash until a name was taken out of it."""
    return {
        "number": one.number,
        "is_internal": one.is_internal,
        "sha256": one.sha256,
        "changes": one.changes,
        "signed_by": one.signed_by_id,
        "signed_at": moment(one.signed_at),
        "redacted_at": moment(one.redacted_at),
        "body": one.body,
    }
