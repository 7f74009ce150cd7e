"""Rulings in the record, the held ones too: it is for the eyes of control."""

from typing import Any

from django.db.models import Prefetch

from wargame.models import Computed, Decision, Exercise, Ruling, RulingChallenge, Viewer

from .times import moment, seconds

type Part = dict[str, Any]


def method_changes(exercise: Exercise) -> list[Part]:
    """As they were made. One query."""
    return [
        {
            "before": one.before,
            "after": one.after,
            "reason": one.reason,
            "by": one.seat_id,
            "at": moment(one.at),
        }
        for one in exercise.method_changes.all()
    ]


def rulings(viewer: Viewer) -> list[Part]:
    """In the order they were written. One query, and four if there are any."""
    decisions = Decision.objects.visible_to(viewer).select_related("team", "move")
    challenges = RulingChallenge.objects.visible_to(viewer).select_related("team", "correction")
    rows = (
        Ruling.objects.visible_to(viewer)
        .select_related("move", "corrects", "decision__team", "decision__move", "computed__rule")
        .prefetch_related(
            "teams",
            "cited_injects",
            Prefetch("cited_decisions", decisions),
            Prefetch("challenges", challenges),
        )
    )
    return [_ruling(one) for one in rows]


def _ruling(one: Ruling) -> Part:
    computed = getattr(one, "computed", None)
    return {
        "number": one.number,
        "move": one.move.number,
        "method": one.method,
        "method_reason": one.method_reason,
        "decision": named_decision(one.decision) if one.decision else None,
        "evidence": {
            "decisions": [named_decision(decision) for decision in one.cited_decisions.all()],
            "injects": sorted(inject.number for inject in one.cited_injects.all()),
        },
        "computed": _computed(computed) if computed else None,
        "corrects": one.corrects.number if one.corrects else None,
        "outcome": one.outcome,
        "reason": one.reason,
        "is_reason_open": one.is_reason_open,
        "teams": None if one.is_to_all else [team.code for team in one.teams.all()],
        "written_by": one.written_by_id,
        "by": one.released_by_id,
        "at": moment(one.released_at),
        "seconds": seconds(one.released_in),
        "challenges": [_challenge(challenge) for challenge in one.challenges.all()],
    }


def _computed(computed: Computed) -> Part:
    return {
        "rule": computed.rule.name,
        "unit": computed.rule.unit,
        "figure": float(computed.figure),
        "inputs": computed.inputs,
        "outcome": computed.outcome,
        "override_reason": computed.override_reason,
    }


def _challenge(challenge: RulingChallenge) -> Part:
    return {
        "team": challenge.team.code,
        "text": challenge.text,
        "by": challenge.seat_id,
        "at": moment(challenge.at),
        "is_upheld": challenge.is_upheld,
        "answer": challenge.answer,
        "correction": challenge.correction.number if challenge.correction else None,
        "answered_by": challenge.answered_by_id,
        "answered_at": moment(challenge.answered_at),
    }


def named_decision(decision: Decision) -> Part:
    """As the decisions of the record name themselves."""
    return {
        "move": decision.move.number,
        "team": decision.team.code,
        "number": decision.number,
        "version": decision.version,
    }
