"""What was parked, as far as its reader may see it."""

from wargame.models import Objection, Viewer


def parked(viewer: Viewer) -> list[Objection]:
    """Unanswered first, then the latest. One query."""
    seen = Objection.objects.visible_to(viewer).select_related("team", "seat", "move")
    return sorted(seen, key=lambda one: (one.answered_at is not None, -one.pk))


def waiting(viewer: Viewer) -> int:
    """How many control has not answered. One query."""
    return Objection.objects.visible_to(viewer).filter(answered_at=None).count()
