"""Rulings in the record, the held ones too: it is for the eyes of control."""

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch

from wargame.measures import spread
from wargame.models import (
    Argument,
    Computed,
    Decision,
    Draw,
    Exercise,
    Likelihood,
    Point,
    Ruling,
    RulingChallenge,
    Viewer,
)

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
    """In the order they were begun. One query, and at most seven if there are any."""
    seen = Decision.objects.visible_to(viewer).select_related("team", "move")
    decisions = seen.order_by("move__number", "team__order", "pk")
    challenges = RulingChallenge.objects.visible_to(viewer).select_related("team", "correction")
    rows = (
        Ruling.objects.visible_to(viewer)
        .select_related("move", "corrects", "decision__team", "decision__move", "computed__rule")
        .select_related("computed__theater", "computed__move")
        .select_related("acting", "argument__team", "argument__move", "draw", "rating_round__move")
        .select_related("communique")
        .prefetch_related(
            "teams",
            "cited_injects",
            "cited_assumptions",
            "points__team",
            Prefetch("cited_decisions", decisions),
            Prefetch("challenges", challenges),
        )
    )
    opened = _likelihoods(viewer)
    return [_ruling(one) | {"likelihoods": opened.get(one.pk)} for one in rows]


def arguments(viewer: Viewer) -> list[Part]:
    """As they were lodged. One query."""
    rows = Argument.objects.visible_to(viewer).select_related("team", "move")
    return [_argument(one) for one in rows]


def _likelihoods(viewer: Viewer) -> dict[int, list[int] | None]:
    """Unnamed and without a time, in ascending order; nothing of fewer than three."""
    given: dict[int, list[int]] = defaultdict(list)
    for one in Likelihood.objects.values_visible_to(viewer).current():
        given[one.ruling_id].append(one.percent)
    return {
        pk: sorted(percents) if spread.what_may_be_shown(len(percents)).dots else None
        for pk, percents in given.items()
    }


def _ruling(one: Ruling) -> Part:
    return _made_of(one) | {
        "id": one.pk,
        "number": one.number,
        "move": one.move.number,
        "method": one.method,
        "method_reason": one.method_reason,
        "matter": one.matter,
        "acting": one.acting.code if one.acting else None,
        "decision": named_decision(one.decision) if one.decision else None,
        "evidence": {
            "decisions": [named_decision(decision) for decision in one.cited_decisions.all()],
            "injects": sorted(inject.number for inject in one.cited_injects.all()),
            "assumptions": sorted(assumed.pk for assumed in one.cited_assumptions.all()),
        },
        "corrects": one.corrects.number if one.corrects else None,
        "outcome": one.outcome,
        "reason": one.reason,
        "other_road": one.other_road,
        "is_reason_open": one.is_reason_open,
        "teams": None if one.is_to_all else [team.code for team in one.teams.all()],
        "written_by": one.written_by_id,
        "by": one.released_by_id,
        "at": moment(one.released_at),
        "seconds": seconds(one.released_in),
        "dropped": one.drop_reason,
        "challenges": [_challenge(challenge) for challenge in one.challenges.all()],
    }


def _made_of(one: Ruling) -> Part:
    """The inputs of its method."""
    computed, draw = getattr(one, "computed", None), getattr(one, "draw", None)
    rated = one.rating_round
    return {
        "argument": _argument(one.argument) if one.argument else None,
        "points": [_point(point) for point in one.points.all()],
        "draw": _draw(draw) if draw else None,
        "computed": _computed(computed) if computed else None,
        "rests_on_communique": one.communique.number if one.communique else None,
        "rests_on_ratings": (rated.move.number if rated.move else 0) if rated else None,
    }


def _argument(argument: Argument) -> Part:
    return {
        "team": argument.team.code,
        "move": argument.move.number,
        "action": argument.action,
        "result": argument.result,
        "reasons": list(argument.reasons),
        "by": argument.seat_id,
        "at": moment(argument.at),
    }


def _point(point: Point) -> Part:
    return {
        "side": point.side,
        "team": point.team.code if point.team else None,
        "text": point.text,
        "is_strong": point.strong_at is not None,
        "by": point.seat_id,
        "at": moment(point.at),
    }


def _draw(draw: Draw) -> Part:
    return {
        "net": draw.net,
        "percent": draw.percent,
        "shown_by": draw.shown_by_id,
        "shown_at": moment(draw.shown_at),
        "seed": draw.seed,
        "numbers": [one for one in (draw.first, draw.second) if one is not None],
        "rung": draw.rung,
        "drawn_by": draw.drawn_by_id,
        "drawn_at": moment(draw.drawn_at),
    }


def _computed(computed: Computed) -> Part:
    return {
        "rule": computed.rule.name,
        "unit": computed.rule.unit,
        "figure": float(computed.figure),
        "inputs": computed.inputs,
        "ledger": _place(computed),
        "outcome": computed.outcome,
        "override_reason": computed.override_reason,
    }


def _place(computed: Computed) -> Part | None:
    """Where in the ledger the figure stood."""
    if computed.theater is None or computed.move is None:
        return None
    return {"theater": computed.theater.key, "move": computed.move.number}


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
