"""Erasures in a record: that people were taken out of it, and when."""

from typing import Any

from wargame.models import Erasure, Viewer

from .times import moment

type Part = dict[str, Any]


def erasures(viewer: Viewer) -> list[Part]:
    """In the order in which it was done. One query."""
    return [
        {
            "at": moment(one.at),
            "is_due": one.is_due,
            "people": one.people,
            "places": one.places,
            "doubtful": one.doubtful,
            "by": one.seat_id,
        }
        for one in Erasure.objects.visible_to(viewer)
    ]
