"""Releasing a decision record: what the exercise requires, and whatever else was written."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Decision,
    Draft,
    DraftKind,
    Exercise,
    Inject,
    KeyQuestion,
    Kind,
    Move,
    Seat,
)
from wargame.models.record_plans import plan_of

from . import checks, decision_rows, drafts
from .journal import lock, record, to_teams


@transaction.atomic
def release(exercise: Exercise, *, move: Move, by: Seat) -> Decision:
    """The lead releases the drafted record as a version that is never changed.

    Sealed until control reveals the decisions of the move. Refused while a paragraph is missing,
    naming those still to do.
    """
    team = checks.lead(by)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, DraftKind.DECISION, team)
    released = draft.decisions.first()
    if released is not None:
        return released
    texts = {row.name: row.text.strip() for row in draft.texts.current()}
    questions, injects = _answered(draft, texts.get("answers", "").split())
    if not (questions or injects):
        texts["answers"] = ""
    states = list(exercise.teams.exclude(pk=team))
    missing = plan_of(exercise, states).missing(texts)
    if missing:
        todo = ", ".join(missing)
        raise Refused(_("Not released. Still to do: %(todo)s.") % {"todo": todo})
    decision = decision_rows.decision(draft, texts)
    decision.released_by, decision.released_in = by, exercise.exercise_time()
    decision.save()
    decision.questions.set(questions)
    decision.injects.set(injects)
    decision_rows.add_rows(decision, texts, exercise.version.criteria.all(), states)
    audiences = to_teams(team)
    record(exercise, Kind.DECISION_RELEASED, by=by, audiences=audiences, decision=decision.pk)
    return decision


def _answered(draft: Draft, keys: list[str]) -> tuple[list[KeyQuestion], list[Inject]]:
    """The questions and the injects the team has that go by these keys."""
    questions = draft.exercise.version.keyquestions.filter(key__in=keys)
    delivered = draft.exercise.injects.filter(deliveries__team=draft.team, number__in=keys)
    return list(questions), list(delivered)
