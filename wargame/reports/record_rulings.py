"""Rulings in the record, the held ones too: it is for the eyes of control."""

from typing import Any

from wargame.models import Decision, Ruling, Viewer

from .times import moment, seconds


def rulings(viewer: Viewer) -> list[dict[str, Any]]:
    """In the order they were written. Two queries."""
    rows = Ruling.objects.visible_to(viewer).select_related(
        "move", "corrects", "decision__team", "decision__move"
    )
    return [
        {
            "number": one.number,
            "move": one.move.number,
            "decision": _named(one.decision) if one.decision else None,
            "corrects": one.corrects.number if one.corrects else None,
            "outcome": one.outcome,
            "reason": one.reason,
            "is_reason_open": one.is_reason_open,
            "teams": None if one.is_to_all else [team.code for team in one.teams.all()],
            "written_by": one.written_by_id,
            "by": one.released_by_id,
            "at": moment(one.released_at),
            "seconds": seconds(one.released_in),
        }
        for one in rows.prefetch_related("teams")
    ]


def _named(decision: Decision) -> dict[str, Any]:
    """As the decisions of the record name themselves."""
    return {
        "move": decision.move.number,
        "team": decision.team.code,
        "number": decision.number,
        "version": decision.version,
    }
