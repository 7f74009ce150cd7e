"""The ledger in a record: what control set and what states committed, every row of it."""

from typing import Any

from wargame.models import Budget, Commitment, Requirement, Viewer

from .times import moment, seconds

type Part = dict[str, Any]


def ledger(viewer: Viewer) -> Part:
    """In illustrative units. Four queries."""
    theaters = viewer.exercise.version.theaters.all()
    return {
        "units": "illustrative",
        "is_on": viewer.exercise.has_ledger,
        "theaters": [{"key": one.key, "name": one.name} for one in theaters],
        "requirements": _requirements(viewer),
        "budgets": _budgets(viewer),
        "lines": _lines(viewer),
    }


def lines(viewer: Viewer) -> list[tuple[Commitment, int]]:
    """Every row that this viewer may see with its version, in the order of teams and lines. One
    query."""
    seen = Commitment.objects.visible_to(viewer).select_related(
        "team", "move", "during", "theater", "token", "draft"
    )
    versions: dict[tuple[int, int], int] = {}
    numbered = []
    for row in seen.order_by("team__order", "number", "pk"):
        line = row.team_id, row.number
        versions[line] = versions.get(line, 0) + 1
        numbered.append((row, versions[line]))
    return numbered


def _requirements(viewer: Viewer) -> list[Part]:
    """A change is a further row."""
    rows = Requirement.objects.visible_to(viewer).select_related("move", "theater", "inject")
    return [
        {
            "move": row.move.number,
            "theater": row.theater.key,
            "points": row.points,
            "is_shown": row.is_shown,
            "inject": row.inject.number if row.inject else None,
            "by": row.seat_id,
            "at": moment(row.at),
        }
        for row in rows.order_by("move__number", "theater__order", "pk")
    ]


def _budgets(viewer: Viewer) -> list[Part]:
    """A change is a further row."""
    rows = Budget.objects.visible_to(viewer).select_related("move", "team")
    return [
        {
            "move": row.move.number,
            "team": row.team.code,
            "points": row.points,
            "by": row.seat_id,
            "at": moment(row.at),
        }
        for row in rows.order_by("move__number", "team__order", "pk")
    ]


def _lines(viewer: Viewer) -> list[Part]:
    return [
        {
            "id": row.pk,
            "team": row.team.code,
            "number": row.number,
            "version": version,
            "move": row.move.number,
            "written_in_move": row.during.number,
            "theater": row.theater.key,
            "kind": row.kind,
            "points": row.points,
            "token": row.token.name if row.token else None,
            "status": row.status,
            "caveat": row.caveat,
            "is_public": row.is_public,
            "decision": row.draft.number if row.draft else None,
            "by": row.written_by_id,
            "at": moment(row.written_at),
            "seconds": seconds(row.written_in),
        }
        for row, version in lines(viewer)
    ]
