"""Releasing a decision record: eight required fields and an effect on every criterion."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import CriterionEffect, Decision, DraftKind, Exercise, Kind, Move, Seat, records

from . import checks, drafts
from .journal import lock, record, to_teams


@transaction.atomic
def release(exercise: Exercise, *, move: Move, by: Seat) -> Decision:
    """The lead releases the drafted record as a version that is never changed.

    Sealed until control reveals the decisions of the move. Refused while a field is missing,
    naming those still to do.
    """
    checks.lead(by)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, DraftKind.DECISION, by)
    released = draft.decisions.first()
    if released is not None:
        return released
    texts = {row.name: row.text.strip() for row in draft.texts.current()}
    criteria = list(exercise.version.criteria.all())
    missing = records.missing(texts, [criterion.key for criterion in criteria])
    if missing:
        todo = ", ".join(missing)
        raise Refused(_("Not released. Still to do: %(todo)s.") % {"todo": todo})
    decision = _fix(exercise, draft.pk, move, texts, by)
    CriterionEffect.objects.bulk_create(
        CriterionEffect(
            decision=decision,
            criterion=criterion,
            value=int(texts[f"effect_{criterion.key}"]),
            line=texts.get(f"effect_{criterion.key}_line", ""),
        )
        for criterion in criteria
    )
    record(
        exercise,
        Kind.DECISION_RELEASED,
        by=by,
        audiences=to_teams(by.team_id),
        decision=decision.pk,
    )
    return decision


def _fix(exercise: Exercise, draft: int, move: Move, texts: dict[str, str], by: Seat) -> Decision:
    decision = Decision.objects.create(
        exercise=exercise,
        team_id=by.team_id,
        move=move,
        draft_id=draft,
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
        released_in=exercise.exercise_time(),
    )
    keys = texts["answers"].split()
    decision.questions.set(exercise.version.keyquestions.filter(key__in=keys))
    delivered = exercise.injects.filter(deliveries__team=by.team_id)
    decision.injects.set(delivered.filter(number__in=keys))
    return decision
