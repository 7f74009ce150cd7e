"""The register of assumptions in a record, with everything that was noted of each."""

from typing import Any

from wargame.models import Viewer
from wargame.queries import assumptions as assumptions_of
from wargame.queries.assumptions import AssumptionSheet, Noted

from .times import moment, seconds

type Part = dict[str, Any]


def assumptions(viewer: Viewer) -> list[Part]:
    """By move and in seating order. At most five queries."""
    return [_assumption(one) for one in assumptions_of.register(viewer)]


def _assumption(sheet: AssumptionSheet) -> Part:
    """`versions` are those of the decision that rest on it; the last of the statuses stands."""
    one = sheet.assumption
    return {
        "id": one.pk,
        "move": one.move.number,
        "team": one.team.code,
        "decision": sheet.decision.number,
        "versions": sorted(version.version for version in one.decisions.all()),
        "text": one.text,
        "statuses": [_status(noted) for noted in reversed(sheet.noted)],
    }


def _status(noted: Noted) -> Part:
    status = noted.status
    return {
        "id": status.pk,
        "status": status.status,
        "note": status.note,
        "inject": noted.inject.number if noted.inject else None,
        "ruling": noted.ruling.number if noted.ruling else None,
        "by": status.noted_by_id,
        "at": moment(status.noted_at),
        "seconds": seconds(status.noted_in),
    }
