"""Objections to the scenario in a record, with their answers."""

from typing import Any

from wargame.models import Objection, Viewer

from .record_corrections import corrections
from .times import moment, seconds

type Part = dict[str, Any]


def of_the_scenario(viewer: Viewer) -> dict[str, list[Part]]:
    """What players held against it, and what was corrected in it."""
    return {"objections": objections(viewer), "corrections": corrections(viewer)}


def objections(viewer: Viewer) -> list[Part]:
    """In the order in which they were parked. One query."""
    seen = Objection.objects.visible_to(viewer).select_related("team", "move")
    return [_objection(one) for one in seen.order_by("pk")]


def _objection(one: Objection) -> Part:
    return {
        "id": one.pk,
        "team": one.team.code,
        "by": one.seat_id,
        "move": one.move.number if one.move else None,
        "words": one.words,
        "at": moment(one.at),
        "seconds": seconds(one.parked_in),
        "is_accepted": one.is_accepted,
        "answer": one.answer,
        "answered_at": moment(one.answered_at),
        "answered_by": one.answered_by_id,
    }
