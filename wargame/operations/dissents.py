"""Members dissent from a decision of their team: in words that stand as they are, named or not."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Dissent, Draft, DraftKind, Exercise, Kind, Move, Seat

from . import checks, drafts, versions
from .journal import lock, record, to_everyone, to_teams


@transaction.atomic
def enter(
    exercise: Exercise,
    *,
    move: Move,
    words: str,
    ticket: UUID,
    is_named: bool,
    by: Seat,
    number: int = 1,
) -> Dissent:
    """Put it on record beside the team's decision, released or about to be.

    An unnamed one keeps nothing of who wrote it or when, and its entry in the journal names
    nobody. The `ticket` of the form is its id: sent again, it is recorded once.
    """
    team = checks.alone(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    draft = _decision(exercise, move, team, number)
    before = draft.dissents.filter(pk=ticket).first()
    if before is not None:
        return before
    is_late = drafts.standing(draft) is not None and versions.is_revealed(draft)
    dissent = Dissent.objects.create(
        pk=ticket,
        exercise=exercise,
        team_id=team,
        draft=draft,
        version=draft.decisions.count(),
        words=words,
        is_late=is_late,
        seat=by if is_named else None,
        at=timezone.now() if is_named else None,
    )
    audiences = to_everyone() if is_late else to_teams(team)
    who = by if is_named else None
    record(exercise, Kind.DISSENT_ENTERED, by=who, audiences=audiences, draft=draft.pk)
    return dissent


def _decision(exercise: Exercise, move: Move, team: int, number: int) -> Draft:
    """The team's text, which somebody must have begun."""
    of_team = exercise.drafts.filter(team=team, move=move, kind=DraftKind.DECISION, number=number)
    draft = of_team.first()
    if draft is None or (draft.touched_at is None and drafts.standing(draft) is None):
        raise Refused(_("There is no decision to dissent from yet. Your words are still here."))
    return draft
