"""The entries of a draft as what the pages of play are made of. Nothing of it is ever saved: a
preview shows with the product's own templates what is not there yet."""

from collections.abc import Iterable
from typing import Any

from wargame.models import (
    Criterion,
    Fact,
    Inject,
    KeyQuestion,
    Move,
    PartKind,
    Role,
    ScenarioVersion,
    Team,
    Tension,
)
from wargame.scenario_files.reader import BLANK_LINE

from .findings import Draft, Row, said

LISTS = ("ties", "public_brief", "private_brief", "red_lines", "offers", "wants")


def version(draft: Draft) -> ScenarioVersion:
    """What everybody reads first."""
    brief = draft.brief
    return ScenarioVersion(
        overview=[one.strip() for one in BLANK_LINE.split(brief["overview"]) if one.strip()],
        setting=brief["setting"],
        fiction_mark=brief["fiction_mark"],
        vision_intro=brief["intros"][1],
    )


def team(row: Row) -> Team:
    role = Role(
        key=said(row, "code"),
        name=said(row, "name"),
        short_name=said(row, "short_name") or said(row, "name"),
        colour=_number(row, "colour"),
        position=said(row, "position"),
        tension_lines=row.get("tension_lines") or {},
        question_lines=row.get("question_lines") or {},
        **{field: _lines(row.get(field)) for field in LISTS},
    )
    names = {"name": role.name, "short_name": role.short_name, "colour": role.colour}
    return Team(role=role, code=role.key, **names)


def tension(row: Row, number: int) -> Tension:
    poles: list[Row] = [*(row.get("poles") or []), {}, {}]
    one, other = poles[:2]
    return Tension(
        pk=number,
        key=said(row, "key"),
        name=said(row, "name"),
        text=said(row, "text"),
        pole_a=said(one, "name"),
        case_a=said(one, "good_case"),
        pole_b=said(other, "name"),
        case_b=said(other, "good_case"),
    )


def fact(row: Row) -> Fact:
    fields = ("metric", "value", "source", "as_of", "note")
    later = [_later(one) for one in row.get("later") or ()]
    is_verified = row.get("is_verified") is not False
    return Fact(**{name: said(row, name) for name in fields}, later=later, is_verified=is_verified)


def criterion(row: Row) -> Criterion:
    return Criterion(**{name: said(row, name) for name in ("key", "short_name", "text")})


def question(row: Row) -> KeyQuestion:
    parts = [one for one in row.get("parts") or () if one.get("kind") in PartKind.values]
    return KeyQuestion(key=said(row, "key"), text=said(row, "text"), parts=parts)


def move(row: Row, questions: Iterable[KeyQuestion]) -> Move:
    asked = next((one for one in questions if one.key == row.get("question")), KeyQuestion())
    texts = {name: said(row, name) for name in ("title", "aim", "brief")}
    return Move(number=_number(row, "number"), question=asked, **texts)


def inject(row: Row, number: int) -> Inject:
    return Inject(
        pk=number,
        **{name: said(row, name) for name in ("number", "kind", "title", "sender", "text")},
        is_to_all=not row.get("to"),
    )


def _later(row: Row) -> dict[str, Any]:
    names = ("value", "source", "as_of", "note")
    return {name: said(row, name) for name in names} | {
        "is_verified": row.get("is_verified") is not False
    }


def _lines(given: Any) -> list[str]:
    return [str(line) for line in given] if isinstance(given, list) else []


def _number(row: Row, field: str) -> int:
    found = row.get(field)
    return found if isinstance(found, int) else 0
