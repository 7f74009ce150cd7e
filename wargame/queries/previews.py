"""A scenario in the making as one of its teams will read it: brief, moves with what they ask, what
happens in them, and the decision record. Nothing private of another team is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.models import (
    Criterion,
    DraftKind,
    Fact,
    Inject,
    KeyQuestion,
    Move,
    Paragraph,
    RecordPlan,
    Role,
    ScenarioVersion,
    Team,
    Tension,
)
from wargame.models.paragraphs import EIGHT, in_order

from . import draft_entries, draft_texts, drafts
from .draft_sheets import Choice, DraftSheet
from .findings import Draft, Row, reached
from .rooms import Line


@dataclass(frozen=True)
class Slip:
    """An inject as the team will get it; what a slip shows of a delivery."""

    inject: Inject


@dataclass(frozen=True)
class PreviewedMove:
    """One move: its tensions, what is written to its question, its injects in their order."""

    move: Move
    tensions: list[Tension]
    answer: DraftSheet
    slips: list[Slip]


@dataclass(frozen=True)
class Preview:
    team: Team
    teams: list[Team]
    version: ScenarioVersion
    lines: list[Line]
    facts: list[Fact]
    criteria: list[Criterion]
    moves: list[PreviewedMove]
    decision: DraftSheet | None

    @property
    def role(self) -> Role:
        return self.team.role


def teams(files: Mapping[str, Any]) -> list[Team]:
    """In the order of their seating."""
    return [draft_entries.team(row) for row in Draft(files).teams]


def preview(files: Mapping[str, Any], code: str) -> Preview | None:
    """As this team will read it; None where the draft has no such team. No query."""
    draft, every = Draft(files), teams(files)
    team = next((one for one in every if one.code == code), None)
    if team is None:
        return None
    tensions = tensions_of(draft)
    questions = [draft_entries.question(row) for row in draft.rows("questions")]
    criteria = [draft_entries.criterion(row) for row in draft.rows("criteria")]
    moves = [_move(draft, row, team, tensions, questions) for row in draft.rows("moves")]
    return Preview(
        team=team,
        teams=every,
        version=draft_entries.version(draft),
        lines=_lines(team, tensions, questions),
        facts=[draft_entries.fact(row) for row in draft.rows("facts")],
        criteria=criteria,
        moves=moves,
        decision=_decision(draft, moves[0], team, every, criteria) if moves else None,
    )


def tensions_of(draft: Draft) -> list[Tension]:
    """All of them, numbered as they stand."""
    return [draft_entries.tension(row, n) for n, row in enumerate(draft.rows("tensions"), start=1)]


def answer(move: Move) -> DraftSheet:
    """The sheet on which a team answers the question of a move, empty."""
    texts = draft_texts.of_answer(move.question, {})
    return DraftSheet(
        kind=f"{DraftKind.ANSWER}-{move.number}",
        move=move,
        number=1,
        texts=texts,
        rated=draft_texts.rated(move.question, texts),
        done=0,
        of=0,
        missing=[],
    )


def _move(
    draft: Draft, row: Row, team: Team, tensions: list[Tension], questions: list[KeyQuestion]
) -> PreviewedMove:
    move = draft_entries.move(row, questions)
    put = row.get("tensions") or ()
    planned = [
        (number, one)
        for number, one in enumerate(draft.rows("injects"), start=1)
        if one.get("move") == move.number and team.code in reached(draft, one)
    ]
    planned.sort(key=lambda numbered: numbered[1].get("minute") or 0)
    return PreviewedMove(
        move=move,
        tensions=[one for one in tensions if one.key in put],
        answer=answer(move),
        slips=[Slip(draft_entries.inject(one, number)) for number, one in planned],
    )


def _lines(team: Team, tensions: list[Tension], questions: list[KeyQuestion]) -> list[Line]:
    role = team.role
    named = [(one.name, role.tension_lines.get(one.key)) for one in tensions]
    named += [(one.text, role.question_lines.get(one.key)) for one in questions]
    return [Line(name, text) for name, text in named if text]


def _decision(
    draft: Draft, first: PreviewedMove, team: Team, every: list[Team], criteria: list[Criterion]
) -> DraftSheet:
    """The record of the first move, as the first format asks for it."""
    formats = draft.rows("formats")
    asked = (formats[0].get("record") if formats else None) or {}
    others = [one for one in every if one is not team]
    plan = RecordPlan(
        required=_paragraphs([Paragraph.TITLE, *(asked.get("required") or EIGHT)]),
        opened=_paragraphs(asked.get("opened") or ()),
        criteria=tuple(one.key for one in criteria),
        states=tuple(one.code for one in others),
    )
    return DraftSheet(
        kind=DraftKind.DECISION,
        move=first.move,
        number=1,
        done=0,
        of=len(plan.required),
        missing=[],
        paragraphs=drafts.paragraphs(criteria, plan, others, {}),
        choices=[Choice(first.move.question.key, first.move.question.text)],
    )


def _paragraphs(names: Any) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(one) for one in in_order([n for n in names if n in Paragraph.values]))
