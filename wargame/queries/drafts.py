"""A text in the making as its team sees it: who holds the pen, what is written, what is missing."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from wargame.models import (
    Answer,
    Criterion,
    CriterionEffect,
    Decision,
    Draft,
    DraftKind,
    DraftText,
    Inject,
    Move,
    Seat,
    StepKind,
    Viewer,
    records,
)

from . import draft_texts
from .draft_texts import Effect, Text

# The steps in which a team writes.
TOGETHER = frozenset({StepKind.DELIBERATE, StepKind.DECIDE})


@dataclass(frozen=True)
class Choice:
    """Something a decision can answer: a key question or an inject the team has."""

    key: str
    label: str


@dataclass(frozen=True)
class DraftSheet:
    """One text of one move. `done` counts the required fields that are filled in, of `of`."""

    kind: str
    move: Move
    texts: dict[str, Text]
    effects: list[Effect]
    done: int
    of: int
    missing: list[str]
    choices: list[Choice]
    pen: Seat | None = None
    offered_by: Seat | None = None
    is_begun: bool = False
    answer: Answer | None = None
    decision: Decision | None = None

    @property
    def is_decision(self) -> bool:
        return self.kind == DraftKind.DECISION

    @property
    def chosen(self) -> list[Choice]:
        """What the decision answers, of what it could."""
        return [one for one in self.choices if one.key in self.texts["answers"].keys]

    @property
    def released(self) -> Answer | Decision | None:
        return self.answer or self.decision


def sheets(viewer: Viewer, move: Move) -> list[DraftSheet]:
    """The team's answer and decision of a move, begun or not. At most eight queries."""
    version = viewer.exercise.version
    prefetch_related_objects([version], "criteria", "keyquestions")
    drafts = {
        draft.kind: draft
        for draft in Draft.objects.visible_to(viewer)
        .filter(move=move)
        .select_related("pen", "offered_by")
    }
    written: dict[str, dict[str, DraftText]] = {}
    for row in (
        DraftText.objects.filter(draft__in=drafts.values()).current().select_related("draft")
    ):
        written.setdefault(row.draft.kind, {})[row.name] = row
    criteria, offered = list(version.criteria.all()), choices(viewer, move)
    found = []
    for kind in (DraftKind.ANSWER, DraftKind.DECISION):
        draft = drafts.get(kind)
        sheet = _sheet(move, kind, draft, written.get(kind, {}), criteria, offered)
        found.append(sheet if draft is None else replace(sheet, **_released(viewer, draft)))
    return found


def as_read(viewer: Viewer, move: Move, kind: str) -> dict[tuple[str, int], str]:
    """{(field, revision): text}: how each field stood when somebody read it. One query."""
    drafts = Draft.objects.visible_to(viewer).filter(move=move, kind=kind)
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


def _sheet(
    move: Move,
    kind: DraftKind,
    draft: Draft | None,
    written: dict[str, DraftText],
    criteria: list[Criterion],
    offered: list[Choice],
) -> DraftSheet:
    is_decision = kind == DraftKind.DECISION
    plain = {name: row.text for name, row in written.items()}
    keys = [criterion.key for criterion in criteria]
    return DraftSheet(
        kind=kind,
        move=move,
        texts=draft_texts.texts(kind, written),
        effects=draft_texts.effects(criteria, written) if is_decision else [],
        done=records.done(plain) if is_decision else records.answered(plain),
        of=len(records.REQUIRED if is_decision else records.ANSWER),
        missing=records.missing(plain, keys) if is_decision else records.unanswered(plain),
        choices=offered,
        pen=draft.pen if draft else None,
        offered_by=draft.offered_by if draft else None,
        is_begun=bool(written or (draft and draft.pen)),
    )


def _released(viewer: Viewer, draft: Draft) -> dict[str, Any]:
    """What has been released of a draft, under the name of its kind."""
    if draft.kind == DraftKind.ANSWER:
        answers = Answer.objects.visible_to(viewer).filter(draft=draft)
        return {"answer": answers.select_related("released_by").last()}
    decisions = Decision.objects.visible_to(viewer).filter(draft=draft)
    effects = Prefetch("effects", CriterionEffect.objects.select_related("criterion"))
    return {"decision": decisions.select_related("released_by").prefetch_related(effects).last()}
