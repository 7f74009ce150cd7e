"""The journal in a record: every act with its sentence."""

from typing import Any

from wargame.models import JournalEntry, Viewer

from .sentences import Names
from .times import moment, seconds

type Part = dict[str, Any]


def journal(viewer: Viewer) -> list[Part]:
    """In the order in which it happened. Nine queries."""
    names = Names.of(viewer)
    entries = JournalEntry.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    return [
        {
            "number": entry.number,
            "kind": entry.kind,
            "at": moment(entry.at),
            "seconds": seconds(entry.exercise_time),
            "by": entry.seat_id,
            "refs": entry.refs,
            "sentence": names.sentence(entry),
        }
        for entry in entries.order_by("number")
    ]
