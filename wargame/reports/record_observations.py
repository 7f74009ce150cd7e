"""Observations in a record, as they were last kept."""

from typing import Any

from wargame.models import Observation, Viewer
from wargame.queries import observations as observed

from .times import moment, seconds

type Part = dict[str, Any]


def observations(viewer: Viewer) -> list[Part]:
    """In the order in which they were noted. One query."""
    return [_observation(one) for one in reversed(observed.every(viewer))]


def _observation(one: Observation) -> Part:
    """`revision` counts how often it was kept; `criterion` and `objective` the cue it hangs on."""
    return {
        "id": one.pk,
        "by": one.seat_id,
        "team": one.team.code if one.team else None,
        "move": one.move.number if one.move else None,
        "decision": one.decision_id,
        "inject": one.inject.number if one.inject else None,
        "criterion": one.criterion.key if one.criterion else None,
        "objective": one.objective.number if one.objective else None,
        "text": one.text,
        "is_shared": one.is_shared,
        "revision": one.revision,
        "at": moment(one.seen_at),
        "seconds": seconds(one.seen_in),
    }
