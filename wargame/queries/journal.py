"""What the journal tells a page that has fallen behind."""

from wargame.models import JournalEntry, Kind, Viewer
from wargame.models.viewers import of_seat


def kinds_since(viewer: Viewer, number: int) -> frozenset[Kind]:
    """The kinds of entry after `number` that this viewer may hear of."""
    entries = JournalEntry.objects.filter(exercise=viewer.exercise, number__gt=number)
    kinds = entries.visible_to(viewer).order_by().values_list("kind", flat=True).distinct()
    return frozenset(Kind(kind) for kind in kinds)


def was_moved_since(viewer: Viewer, number: int) -> bool:
    """True if this very seat was moved after `number`: its page belongs to another team."""
    if viewer.seat is None:
        return False
    return JournalEntry.objects.filter(
        exercise=viewer.exercise,
        number__gt=number,
        kind=Kind.SEAT_MOVED,
        audiences__contains=[of_seat(viewer.seat.pk)],
    ).exists()
