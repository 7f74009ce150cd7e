"""What control starred, in a record."""

from typing import Any

from wargame.models import Star, Viewer

from .times import moment

type Part = dict[str, Any]


def stars(viewer: Viewer) -> list[Part]:
    """In the order in which they were given, those taken off among them. One query."""
    return [
        {
            "exhibit": one.exhibit,
            "by": one.seat_id,
            "at": moment(one.at),
            "taken_off_at": moment(one.taken_off_at),
            "taken_off_by": one.taken_off_by_id,
        }
        for one in Star.objects.visible_to(viewer)
    ]
