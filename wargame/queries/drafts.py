"""A text in the making as its team sees it: who holds the pen, what is written, what is missing."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from wargame.models import (
    Criterion,
    Draft,
    DraftKind,
    DraftText,
    Exercise,
    Inject,
    Move,
    Paragraph,
    PartKind,
    RecordPlan,
    StepKind,
    Team,
    Viewer,
    answer_fields,
)
from wargame.models.record_plans import plan_of
from wargame.models.records import WHY_CHANGED

from . import draft_texts, held_texts, ideas, ledgers, passes
from .draft_sheets import Choice, DraftSheet
from .draft_texts import WrittenParagraph
from .held_texts import Held

KINDS = (DraftKind.ANSWER, DraftKind.DECISION)
# The steps in which a team writes.
TOGETHER = frozenset({StepKind.DELIBERATE, StepKind.DECIDE})


def begun(viewer: Viewer, move: Move) -> list[DraftSheet]:
    """The team's texts of a move that somebody has begun. At most thirteen queries."""
    held = [one for one in held_texts.of(viewer, move) if one.is_begun]
    return _sheets(viewer, move, [(one.draft.kind, one) for one in held]) if held else []


def sheets(viewer: Viewer, move: Move) -> list[DraftSheet]:
    """The team's answer and decisions of a move; the first of each, begun or not. At most thirteen
    queries."""
    begun = held_texts.of(viewer, move)
    found: list[tuple[str, Held | None]] = []
    for kind in KINDS:
        of_kind = [(str(kind), one) for one in begun if one.draft.kind == kind]
        found += of_kind or [(str(kind), None)]
    return _sheets(viewer, move, found)


def on_paper(viewer: Viewer, move: Move, sent: dict[str, Held]) -> list[DraftSheet]:
    """Sheets without what anybody has written, but for what was `sent` of a kind."""
    return _sheets(viewer, move, [(str(kind), sent.get(kind)) for kind in KINDS])


def as_read(viewer: Viewer, move: Move, kind: str, number: int) -> dict[tuple[str, int], str]:
    """{(field, revision): text}: how each field stood when somebody read it. One query."""
    drafts = Draft.objects.visible_to(viewer).filter(move=move, kind=kind, number=number)
    rows = DraftText.objects.filter(draft__in=drafts)
    return {(row.name, row.revision): row.text for row in rows}


def choices(viewer: Viewer, move: Move) -> list[Choice]:
    """What a decision can answer: the move's question, and the injects the team has of this move.

    Two queries.
    """
    injects = Inject.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    return [
        Choice(one.key, one.text)
        for one in viewer.exercise.version.keyquestions.all()
        if one.pk == move.question_id
    ] + [
        Choice(one.number, _("Inject %(inject)s") % {"inject": one})
        for one in injects.filter(move__in=[0, move.number])
    ]


def _sheets(viewer: Viewer, move: Move, held: list[tuple[str, Held | None]]) -> list[DraftSheet]:
    exercise = viewer.exercise
    version = exercise.version
    prefetch_related_objects([version], "criteria", "keyquestions")
    move.question = next(one for one in version.keyquestions.all() if one.pk == move.question_id)
    others = [team for team in passes.every(exercise, _teams) if team != viewer.team]
    offered = choices(viewer, move)
    return [
        _decision(exercise, move, others, offered, one, is_last=place == len(held))
        if kind == DraftKind.DECISION
        else _answer(viewer, move, one)
        for place, (kind, one) in enumerate(held, start=1)
    ]


def _answer(viewer: Viewer, move: Move, held: Held | None) -> DraftSheet:
    """Three queries more where the question asks for an allocation, one where for ideas."""
    named = ideas.to_name(viewer, move)
    asks_lines = viewer.exercise.has_ledger and move.question.has(PartKind.ALLOCATION)
    texts = draft_texts.of_answer(move.question, held.written if held else {}, named)
    needs = answer_fields.needs(move.question, held.plain if held else {}, named)
    missing = [one.label for one in needs if not one.is_done]
    return DraftSheet(
        kind=DraftKind.ANSWER,
        move=move,
        number=1,
        allocation=ledgers.own_lines(viewer, move) if asks_lines else None,
        texts=texts,
        rated=draft_texts.rated(move.question, texts),
        done=len(needs) - len(missing),
        of=len(needs),
        missing=[*missing, *_unreasoned(held)],
        **_held(held),
    )


def _decision(
    exercise: Exercise,
    move: Move,
    others: list[Team],
    offered: list[Choice],
    held: Held | None,
    *,
    is_last: bool,
) -> DraftSheet:
    plan, plain = plan_of(exercise, others), held.plain if held else {}
    return DraftSheet(
        kind=DraftKind.DECISION,
        move=move,
        number=held.draft.number if held else 1,
        paragraphs=paragraphs(
            list(exercise.version.criteria.all()), plan, others, held.written if held else {}
        ),
        done=plan.done(plain),
        of=len(plan.required),
        missing=[*plan.missing(plain), *_unreasoned(held)],
        choices=offered,
        is_last=is_last,
        **_held(held),
    )


def paragraphs(
    criteria: list[Criterion], plan: RecordPlan, others: list[Team], written: dict[str, DraftText]
) -> list[WrittenParagraph]:
    """Those of a decision record, with what is written in them."""
    found = []
    for one in Paragraph:
        rows = draft_texts.rows_of(one, criteria, others, written)
        texts = [] if rows or not plan.fields(one) else draft_texts.of_paragraph(one, written)
        found.append(WrittenParagraph(one, texts, rows, one in plan.required, one in plan.asked))
    return [one for one in found if one.all_texts]


def _held(held: Held | None) -> dict[str, Any]:
    """Who holds what, and what was released."""
    if held is None:
        return {}
    return {
        "pen": held.draft.pen,
        "offered_by": held.draft.offered_by,
        "is_begun": held.is_begun,
        "answer": held.answer,
        "decision": held.decision,
        "dissents": held.dissents,
        "reason": draft_texts.why_changed(held.written) if held.is_changing else None,
    }


def _unreasoned(held: Held | None) -> list[str]:
    """Why it changes, where that is still to be said."""
    is_missing = held and held.is_changing and not held.plain.get(WHY_CHANGED.name)
    return [str(WHY_CHANGED.label)] if is_missing else []


def _teams(exercise: Exercise) -> list[Team]:
    return list(exercise.teams.all())
