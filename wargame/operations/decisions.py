"""Releasing a decision record: eight required fields and an effect on every criterion."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Criterion,
    CriterionEffect,
    Decision,
    Draft,
    DraftKind,
    Exercise,
    Inject,
    KeyQuestion,
    Kind,
    Move,
    Seat,
    records,
)

from . import checks, drafts
from .journal import lock, record, to_teams


@transaction.atomic
def release(exercise: Exercise, *, move: Move, by: Seat) -> Decision:
    """The lead releases the drafted record as a version that is never changed.

    Sealed until control reveals the decisions of the move. Refused while a field is missing,
    naming those still to do.
    """
    team = checks.lead(by)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, DraftKind.DECISION, team)
    released = draft.decisions.first()
    if released is not None:
        return released
    texts = {row.name: row.text.strip() for row in draft.texts.current()}
    criteria = list(exercise.version.criteria.all())
    questions, injects = _answered(draft, texts.get("answers", "").split())
    if not (questions or injects):
        texts["answers"] = ""
    missing = records.missing(texts, [criterion.key for criterion in criteria])
    if missing:
        todo = ", ".join(missing)
        raise Refused(_("Not released. Still to do: %(todo)s.") % {"todo": todo})
    decision = _fix(draft, texts, by, exercise.exercise_time())
    decision.questions.set(questions)
    decision.injects.set(injects)
    CriterionEffect.objects.bulk_create(_effects(decision, criteria, texts))
    audiences = to_teams(team)
    record(exercise, Kind.DECISION_RELEASED, by=by, audiences=audiences, decision=decision.pk)
    return decision


def _answered(draft: Draft, keys: list[str]) -> tuple[list[KeyQuestion], list[Inject]]:
    """The questions and the injects the team has that go by these keys."""
    questions = draft.exercise.version.keyquestions.filter(key__in=keys)
    delivered = draft.exercise.injects.filter(deliveries__team=draft.team, number__in=keys)
    return list(questions), list(delivered)


def _fix(draft: Draft, texts: dict[str, str], by: Seat, at: timedelta) -> Decision:
    return Decision.objects.create(
        exercise=draft.exercise,
        team=draft.team,
        move=draft.move,
        draft=draft,
        title=texts["title"],
        action=texts["action"],
        intended_effect=texts["intended_effect"],
        rationale=texts["rationale"],
        key_assumptions=[
            texts[name]
            for name in ("assumption_1", "assumption_2", "assumption_3")
            if texts.get(name)
        ],
        confidence=texts["confidence"],
        dissenters=int(texts["dissenters"]),
        dissent=texts.get("dissent", "") if int(texts["dissenters"]) else "",
        released_by=by,
        released_in=at,
    )


def _effects(
    decision: Decision, criteria: list[Criterion], texts: dict[str, str]
) -> list[CriterionEffect]:
    return [
        CriterionEffect(
            decision=decision,
            criterion=criterion,
            value=int(texts[f"effect_{criterion.key}"]),
            line=texts.get(f"effect_{criterion.key}_line", ""),
        )
        for criterion in criteria
    ]
