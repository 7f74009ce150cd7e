"""What the journal tells a page that has fallen behind."""

from django.db.models import Max

from wargame.models import Exercise, JournalEntry, Kind, Viewer
from wargame.models.viewers import of_seat

MOVES = frozenset({Kind.SEAT_MOVED, Kind.TEAMS_ASSIGNED})


def kinds_since(viewer: Viewer, number: int) -> frozenset[Kind]:
    """The kinds of entry after `number` that this viewer may hear of."""
    entries = JournalEntry.objects.filter(exercise=viewer.exercise, number__gt=number)
    kinds = entries.visible_to(viewer).order_by().values_list("kind", flat=True).distinct()
    return frozenset(Kind(kind) for kind in kinds)


def was_moved_since(viewer: Viewer, number: int, kinds: frozenset[Kind]) -> bool:
    """True if this very seat got another team, or other teams to follow, after `number`: its page
    shows what is no longer its own. `kinds` are what happened since."""
    if viewer.seat is None or kinds.isdisjoint(MOVES):
        return False
    return JournalEntry.objects.filter(
        exercise=viewer.exercise,
        number__gt=number,
        kind__in=MOVES,
        audiences__contains=[of_seat(viewer.seat.pk)],
    ).exists()


def last_of_each_kind(exercise: Exercise, *, after: int) -> dict[Kind, int]:
    """The number of the last entry of each kind, of those after `after` and up to the number at
    which this reading of the exercise stands."""
    entries = JournalEntry.objects.filter(
        exercise=exercise, number__gt=after, number__lte=exercise.entries
    )
    last = entries.order_by().values_list("kind").annotate(last=Max("number"))
    return {Kind(kind): number for kind, number in last}
