"""A text in the making as its team sees it: who holds the pen, what is written, what is missing."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from wargame.models import (
    Answer,
    Decision,
    Draft,
    DraftKind,
    DraftText,
    Exercise,
    Inject,
    Move,
    Paragraph,
    RecordPlan,
    Seat,
    StepKind,
    Team,
    Viewer,
    answer_fields,
)
from wargame.models.record_plans import plan_of
from wargame.models.records import WHY_CHANGED

from . import draft_texts, held_texts, passes
from .draft_texts import RatedFields, Text, WrittenParagraph
from .held_texts import Held

KINDS = (DraftKind.ANSWER, DraftKind.DECISION)
# The steps in which a team writes.
TOGETHER = frozenset({StepKind.DELIBERATE, StepKind.DECIDE})


@dataclass(frozen=True)
class Choice:
    """Something a decision can answer: a key question or an inject the team has."""

    key: str
    label: str


@dataclass(frozen=True)
class DraftSheet:
    """One text of one move. `texts` are the fields of an answer, those of a rating also thing by
    thing in `rated`; `paragraphs` are those of a decision. `done` counts what is required and
    done, of `of`; `reason` is asked for while a change is written to what stands."""

    kind: str
    move: Move
    done: int
    of: int
    missing: list[str]
    texts: dict[str, Text] = field(default_factory=dict)
    rated: list[RatedFields] = field(default_factory=list)
    paragraphs: list[WrittenParagraph] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    pen: Seat | None = None
    offered_by: Seat | None = None
    is_begun: bool = False
    answer: Answer | None = None
    decision: Decision | None = None
    reason: Text | None = None

    @property
    def is_decision(self) -> bool:
        return self.kind == DraftKind.DECISION

    @property
    def asked(self) -> list[WrittenParagraph]:
        """The paragraphs that stand open."""
        return [one for one in self.paragraphs if one.is_asked]

    @property
    def further(self) -> list[WrittenParagraph]:
        """Those that fold away."""
        return [one for one in self.paragraphs if not one.is_asked]

    @property
    def has_further(self) -> bool:
        """True when something stands in a paragraph that folds away."""
        return any(one.is_written for one in self.further)

    @property
    def chosen(self) -> list[Choice]:
        """What the decision answers, of what it could."""
        answers = next(one for one in self.paragraphs if one.paragraph == Paragraph.ANSWERS)
        return [one for one in self.choices if one.key in answers.first.keys]

    @property
    def is_open(self) -> bool:
        """True while it can be written: nothing stands of it, or what stands is being changed."""
        return self.released is None or self.reason is not None

    @property
    def is_sealed(self) -> bool:
        """True while what stands may be withdrawn."""
        return self.released is not None and not getattr(self.released, "is_revealed", True)

    @property
    def released(self) -> Answer | Decision | None:
        return self.answer or self.decision


def begun(viewer: Viewer, move: Move) -> list[DraftSheet]:
    """The team's texts of a move that somebody has begun. At most thirteen queries."""
    held = [one for one in held_texts.of(viewer, move) if one.is_begun]
    return _sheets(viewer, move, [(one.draft.kind, one) for one in held]) if held else []


def sheets(viewer: Viewer, move: Move) -> list[DraftSheet]:
    """The team's answer and decision of a move, begun or not. At most thirteen queries."""
    held = {one.draft.kind: one for one in held_texts.of(viewer, move)}
    return _sheets(viewer, move, [(str(kind), held.get(kind)) for kind in KINDS])


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


def _sheets(viewer: Viewer, move: Move, held: list[tuple[str, Held | None]]) -> list[DraftSheet]:
    exercise = viewer.exercise
    version = exercise.version
    prefetch_related_objects([version], "criteria", "keyquestions")
    move.question = next(one for one in version.keyquestions.all() if one.pk == move.question_id)
    others = [team for team in passes.every(exercise, _teams) if team != viewer.team]
    offered = choices(viewer, move)
    return [
        _decision(exercise, move, others, offered, one)
        if kind == DraftKind.DECISION
        else _answer(move, one)
        for kind, one in held
    ]


def _answer(move: Move, held: Held | None) -> DraftSheet:
    texts = draft_texts.of_answer(move.question, held.written if held else {})
    needs = answer_fields.needs(move.question, held.plain if held else {})
    missing = [one.label for one in needs if not one.is_done]
    return DraftSheet(
        kind=DraftKind.ANSWER,
        move=move,
        texts=texts,
        rated=draft_texts.rated(move.question, texts),
        done=len(needs) - len(missing),
        of=len(needs),
        missing=[*missing, *_unreasoned(held)],
        **_held(held),
    )


def _decision(
    exercise: Exercise, move: Move, others: list[Team], offered: list[Choice], held: Held | None
) -> DraftSheet:
    plan, plain = plan_of(exercise, others), held.plain if held else {}
    return DraftSheet(
        kind=DraftKind.DECISION,
        move=move,
        paragraphs=_paragraphs(exercise, plan, others, held.written if held else {}),
        done=plan.done(plain),
        of=len(plan.required),
        missing=[*plan.missing(plain), *_unreasoned(held)],
        choices=offered,
        **_held(held),
    )


def _paragraphs(
    exercise: Exercise, plan: RecordPlan, others: list[Team], written: dict[str, DraftText]
) -> list[WrittenParagraph]:
    criteria = list(exercise.version.criteria.all())
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
        "reason": draft_texts.why_changed(held.written) if held.is_changing else None,
    }


def _unreasoned(held: Held | None) -> list[str]:
    """Why it changes, where that is still to be said."""
    is_missing = held and held.is_changing and not held.plain.get(WHY_CHANGED.name)
    return [str(WHY_CHANGED.label)] if is_missing else []


def _teams(exercise: Exercise) -> list[Team]:
    return list(exercise.teams.all())
