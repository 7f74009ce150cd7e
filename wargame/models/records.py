"""The fields that a team drafts, and those of an answer to a key question."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Field:
    """One drafted field. `limit` counts characters; `hint` says what belongs in it."""

    name: str
    label: str | Promise
    hint: str | Promise
    limit: int


ANSWER = (
    Field("answer", gettext_lazy("Our answer"), gettext_lazy("one or two sentences"), 500),
    Field("because", gettext_lazy("Because"), gettext_lazy("the reason that carried it"), 600),
)


def answered(texts: dict[str, str]) -> int:
    """How many fields of an answer are filled in, 0..2."""
    return len(ANSWER) - len(unanswered(texts))


def unanswered(texts: dict[str, str]) -> list[str]:
    """The labels of the fields of an answer that are still to do."""
    return [str(field.label) for field in ANSWER if not texts.get(field.name, "").strip()]


def limit_of_answer(name: str) -> int | None:
    """The limit in characters of an answer's field, or None when there is no such field."""
    return {field.name: field.limit for field in ANSWER}.get(name)


def label_of_answer(name: str) -> str:
    """What a field of an answer is called; empty when it is none."""
    return {field.name: str(field.label) for field in ANSWER}.get(name, "")
