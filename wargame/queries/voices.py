"""Who has not been heard in each team in the present move: for the facilitator alone.

Counted are entries of the journal, not words: that somebody wrote for the team, spoke for it or
said where they stand. What is unnamed names nobody here either.
"""

from dataclasses import dataclass

from django.db.models import Count, Subquery

from wargame.measures import voices
from wargame.models import JournalEntry, Kind, Seat, Team, Viewer

from .standings import Standing, standings

# A private estimate is asked of everybody and is no voice in the team.
HEARD_BY = frozenset(
    {
        Kind.NOTES_WRITTEN,
        Kind.DRAFT_SAVED,
        Kind.MESSAGE_SENT,
        Kind.POSITION_SET,
        Kind.ASSENT_GIVEN,
        Kind.DISSENT_ENTERED,
        Kind.ARGUMENT_LODGED,
        Kind.POINT_ADDED,
        Kind.COMMITMENT_WRITTEN,
        Kind.AGREEMENT_DRAFTED,
        Kind.AGREEMENT_SIGNED,
        Kind.CLAUSES_ANSWERED,
        Kind.ANSWER_RELEASED,
        Kind.DECISION_RELEASED,
    }
)


@dataclass(frozen=True)
class Voices:
    """One team in which somebody who is here has not been heard, or one person carries it."""

    team: Team
    unheard: list[Seat]
    carrying: Seat | None


def missing(viewer: Viewer) -> list[Voices]:
    """In seating order; none between moves and after play. One query, and the teams."""
    exercise, step = viewer.exercise, viewer.exercise.step
    if step is None or step.move_id is None or not exercise.is_in_play:
        return []
    said = _said(viewer, step.move_id)
    found = (_voices(one, said) for one in standings(viewer))
    return [one for one in found if one.unheard or one.carrying]


def _said(viewer: Viewer, move: int) -> dict[int, int]:
    """How often each person has been heard since the move began."""
    steps = viewer.exercise.steps.filter(move=move).exclude(began_at=None).order_by("began_at")
    entries = JournalEntry.objects.filter(exercise=viewer.exercise, kind__in=HEARD_BY)
    heard = entries.filter(at__gte=Subquery(steps.values("began_at")[:1]))
    counted = heard.exclude(seat=None).order_by().values_list("seat").annotate(n=Count("pk"))
    return dict(counted)


def _voices(standing: Standing, said: dict[int, int]) -> Voices:
    """Of those who are here; whoever is away is no silent voice."""
    entries = {seat: said.get(seat.pk, 0) for seat in standing.here}
    return Voices(standing.team, voices.unheard(entries), voices.carrying(entries))
