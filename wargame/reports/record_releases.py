"""What teams set and released, in a record: every version, each with who released it and when."""

from collections import defaultdict
from typing import Any

from wargame.models import Answer, Assent, Decision, Dissent, Position, Viewer, Withdrawal
from wargame.models.answers import Shape
from wargame.models.decisions import DecisionQuerySet
from wargame.queries import beside

from .record_known import known
from .times import moment, seconds

type Part = dict[str, Any]


def positions(viewer: Viewer) -> list[Part]:
    """Every row, those withdrawn too: a change is a new one. Under each what its team's people
    said of it."""
    seen = Position.objects.on_record_for(viewer).select_related("withdrawal")
    said: dict[int, list[Assent]] = defaultdict(list)
    for assent in Assent.objects.visible_to(viewer).order_by("pk"):
        said[assent.position_id].append(assent)
    return [
        {
            "id": one.pk,
            "move": one.move.number,
            "team": one.team.code,
            "tension": one.tension.key,
            "point": one.point,
            "is_reframe": one.is_reframe,
            "reason": one.reason,
            "assents": [_assent(assent) for assent in said[one.pk]],
            "withdrawn": _withdrawn(one),
            "by": one.seat_id,
            "at": moment(one.at),
        }
        for one in seen.select_related("move", "team", "tension").order_by(
            "move__number", "team__order", "pk"
        )
    ]


def _assent(assent: Assent) -> Part:
    return {
        "says": assent.says,
        "words": assent.words,
        "is_late": assent.is_late,
        "by": assent.seat_id,
        "at": moment(assent.at),
    }


def answers(viewer: Viewer) -> list[Part]:
    """Every released answer, in the order of moves and teams."""
    seen = Answer.objects.on_record_for(viewer).select_related("withdrawal")
    return [
        {
            "id": one.pk,
            "move": one.move.number,
            "team": one.team.code,
            "question": one.question.key,
            "version": one.version,
            "text": one.text,
            "because": one.because,
            "parts": _parts(one.shape),
            **_version(one),
            "by": one.released_by_id,
            "at": moment(one.released_at),
        }
        for one in seen.in_shape()
        .select_related("move", "team")
        .order_by("move__number", "team__order", "version", "pk")
    ]


def _parts(shape: Shape) -> Part:
    """What the answer says beside its words; null or empty where the question does not ask."""
    return {
        "choice": shape.choice or None,
        "mix": shape.mix or None,
        "own_state": shape.own_state or None,
        "ratings": [
            {
                "thing": one.thing,
                "figures": [{"aspect": aspect, "figure": figure} for aspect, figure in one.figures],
                "change": one.change,
            }
            for one in shape.rated
        ],
        "ideas": shape.ideas,
    }


def decisions(viewer: Viewer) -> list[Part]:
    """Every version of every decision, in the order of moves and teams; withdrawn ones too."""
    seen = Decision.objects.on_record_for(viewer)
    states = known(viewer)
    return [
        _decision(one) | {"information_state": states.get(one.pk)}
        for one in in_order(seen.select_related("withdrawal"), viewer)
    ]


def in_order(seen: DecisionQuerySet, viewer: Viewer) -> list[Decision]:
    """In full, in the order of moves and seating. Nine queries at most."""
    found = seen.in_full(Position.objects.visible_to(viewer))
    found = found.select_related("move").prefetch_related("questions", "injects")
    made = list(found.order_by("move__number", "team__order", "number", "version"))
    beside.show(made, viewer)
    return made


def _decision(decision: Decision) -> Part:
    return {
        "id": decision.pk,
        "move": decision.move.number,
        "team": decision.team.code,
        "number": decision.number,
        "version": decision.version,
        "title": decision.title,
        "no_decision": decision.undecided_because or None,
        "answers": {
            "questions": sorted(one.key for one in decision.questions.all()),
            "injects": sorted(one.number for one in decision.injects.all()),
        },
        "action": decision.action,
        "intended_effect": decision.intended_effect,
        "rationale": decision.rationale,
        "key_assumptions": list(decision.key_assumptions),
        "confidence": decision.confidence,
        "dissenters": decision.dissenters,
        "dissent": decision.dissent,
        "members_dissent": [_dissent(one) for one in decision.seen_dissents],
        "effects": [
            {"criterion": one.criterion.key, "value": one.value, "line": one.line}
            for one in decision.effects.all()
        ],
        **_further(decision),
        **_version(decision),
        "by": decision.released_by_id,
        "at": moment(decision.released_at),
        "seconds": seconds(decision.released_in),
    }


def _dissent(dissent: Dissent) -> Part:
    """An unnamed one has neither author nor time."""
    return {
        "words": dissent.words,
        "version": dissent.version,
        "is_late": dissent.is_late,
        "by": dissent.seat_id,
        "at": moment(dissent.at),
    }


def _version(one: Answer | Decision) -> Part:
    """Why it changed what stood, whether its move was over, and how it was taken back."""
    return {
        "reason": one.reason,
        "is_late": one.is_late,
        "is_from_paper": one.is_from_paper,
        "withdrawn": _withdrawn(one),
    }


def _withdrawn(one: Answer | Decision | Position) -> Part | None:
    taken_back: Withdrawal | None = getattr(one, "withdrawal", None)
    if taken_back is None:
        return None
    return {"by": taken_back.seat_id, "at": moment(taken_back.at)}


def _further(decision: Decision) -> Part:
    """What longer formats ask for; empty where it was not written."""
    forecast = {
        "statement": decision.forecast,
        "chance": decision.forecast_chance,
        "by": decision.forecast_by,
    }
    return {
        "options_considered": [
            {"option": one.text, "why_not": one.why_not} for one in decision.options.all()
        ],
        "risk": decision.risk,
        "hedge": decision.hedge,
        "positions": [
            {
                "tension": one.tension.key,
                "point": one.point,
                "is_reframe": one.is_reframe,
                "reason": one.reason,
            }
            for one in decision.positions.all()
        ],
        "coordination": [
            {"state": one.state.code, "outcome": one.outcome}
            for one in decision.consultations.all()
        ],
        "message": decision.message,
        "forecast": forecast if decision.forecast else None,
    }
