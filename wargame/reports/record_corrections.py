"""Texts of the scenario that were corrected in the run, in a record."""

from typing import Any

from wargame.models import Correction, Viewer

from .times import moment, seconds

type Part = dict[str, Any]


def corrections(viewer: Viewer) -> list[Part]:
    """In the order in which they were made. Two queries, and none where nothing was corrected."""
    if viewer.exercise.corrected_at is None:
        return []
    codes = dict(viewer.exercise.teams.values_list("pk", "code"))
    seen = Correction.objects.visible_to(viewer).select_related("team").order_by("pk")
    return [_correction(one, codes) for one in seen]


def _correction(one: Correction, codes: dict[int, str]) -> Part:
    return {
        "id": one.pk,
        "thing": one.thing,
        "key": one.key,
        "field": one.field,
        "title": one.title,
        "team": one.team.code if one.team else None,
        "before": one.before,
        "after": one.after,
        "reason": one.reason,
        "is_open": one.is_open,
        "told": [codes[team] for team in one.told if team in codes],
        "readers": one.readers,
        "by": one.seat_id,
        "at": moment(one.at),
        "seconds": seconds(one.made_in),
    }
