"""Releasing a team's answer to the key question of the move."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Answer, DraftKind, Exercise, Kind, Move, Seat, answer_fields

from . import answer_parts, checks, drafts
from .journal import lock, record, to_teams


@transaction.atomic
def release(exercise: Exercise, *, move: Move, by: Seat) -> Answer:
    """The lead releases the drafted answer: fixed, and sealed until control reveals the answers.

    Refused while a paragraph is missing, naming those still to do.
    """
    team = checks.lead(by)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, DraftKind.ANSWER, team)
    released = draft.answers.first()
    if released is not None:
        return released
    texts = {row.name: row.text.strip() for row in draft.texts.current()}
    missing = [one.label for one in answer_fields.needs(move.question, texts) if not one.is_done]
    if missing:
        raise Refused(_("Not released. Still to do: %(todo)s.") % {"todo": ", ".join(missing)})
    answer = Answer.objects.create(
        exercise=exercise,
        team_id=team,
        move=move,
        question=move.question,
        draft=draft,
        text=texts["answer"],
        because=texts["because"],
        released_by=by,
    )
    answer_parts.fix(answer, texts)
    record(exercise, Kind.ANSWER_RELEASED, by=by, audiences=to_teams(team), answer=answer.pk)
    return answer
