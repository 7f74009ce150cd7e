"""Releasing a team's answer to the key question of the move."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Answer,
    Draft,
    DraftKind,
    Exercise,
    Idea,
    Kind,
    Move,
    PartKind,
    Seat,
    Team,
    answer_fields,
)
from wargame.models.idea_lists import IdeaList, idea_lists

from . import answer_parts, checks, drafts, versions
from .journal import lock, record


@transaction.atomic
def release(exercise: Exercise, *, move: Move, by: Seat, team: Team | None = None) -> Answer:
    """The lead releases the drafted answer: fixed, and sealed until control reveals the answers;
    control may in the absence of the lead of `team`.

    Refused while a paragraph is missing, naming those still to do. A press that comes again finds
    what it released.
    """
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, DraftKind.ANSWER, of_team)
    if drafts.is_fixed(draft):
        return Answer.objects.filter(draft=draft).standing().last_versions().get()
    texts = {row.name: row.text.strip() for row in draft.texts.current()}
    answer = _fix(exercise, draft, texts, by)
    versions.close(draft)
    audiences = versions.who_hears(draft)
    record(exercise, Kind.ANSWER_RELEASED, by=by, audiences=audiences, answer=answer.pk)
    return answer


def _fix(exercise: Exercise, draft: Draft, texts: dict[str, str], by: Seat) -> Answer:
    """The draft's words as a row, with its parts."""
    question, ideas = draft.move.question, _ideas(draft)
    needs = answer_fields.needs(question, texts, ideas)
    missing = [one.label for one in needs if not one.is_done]
    if missing:
        raise Refused(_("Not released. Still to do: %(todo)s.") % {"todo": ", ".join(missing)})
    following = versions.next_of(draft, texts, exercise)
    answer = Answer.objects.create(
        exercise=exercise,
        team=draft.team,
        move=draft.move,
        question=question,
        draft=draft,
        version=following.version,
        text=texts["answer"],
        because=texts["because"],
        reason=following.reason,
        is_late=following.is_late,
        is_from_paper=versions.is_from_paper(draft),
        released_by=by,
    )
    answer_parts.fix(answer, texts, ideas)
    return answer


def _ideas(draft: Draft) -> answer_fields.Ideas:
    """What the team can name, where the question asks for ideas."""
    if not draft.move.question.has(PartKind.IDEAS):
        return {}
    own = Idea.objects.filter(team=draft.team, move=draft.move)
    return idea_lists(own).get((draft.move_id, draft.team_id), IdeaList()).named
