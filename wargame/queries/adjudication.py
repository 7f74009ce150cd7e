"""Rulings as each reader may see them."""

from dataclasses import dataclass

from wargame.models import Decision, Ruling, Team, Viewer


@dataclass(frozen=True)
class Ruled:
    """A ruling as its reader gets it: `reason` is empty where it is not open, `decision` is None
    where there is none or it is still sealed from this reader."""

    ruling: Ruling
    reason: str
    decision: Decision | None
    teams: list[Team]


def rulings(viewer: Viewer) -> list[Ruled]:
    """All that this viewer may read, the latest first. At most three queries."""
    found = list(
        Ruling.objects.visible_to(viewer)
        .select_related("move", "corrects")
        .prefetch_related("teams")
        .order_by("-number")
    )
    about = [one.decision_id for one in found if one.decision_id]
    decisions = Decision.objects.visible_to(viewer).select_related("team").in_bulk(about)
    return [
        Ruled(
            ruling=one,
            reason=one.reason_for(viewer),
            decision=decisions.get(one.decision_id or 0),
            teams=list(one.teams.all()) if viewer.is_control else [],
        )
        for one in found
    ]
