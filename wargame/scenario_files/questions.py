"""Key questions and the parts of their answers, and whether these go together."""

from collections.abc import Iterator
from dataclasses import dataclass

from .faults import Fault
from .keys import Keys
from .lines import Document

# What only one kind of part has; the schema says which of it is needed.
BELONGS_TO = {"options": "choice", "mix": "choice", "things": "rating", "aspects": "rating"}


@dataclass(frozen=True)
class QuestionPart:
    """One part of an answer. `options` and `mix` belong to a choice, the rest to a rating."""

    kind: str
    options: tuple[str, ...] = ()
    mix: str = ""
    things: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A key question; without parts teams answer it in a text."""

    key: str
    text: str
    parts: tuple[QuestionPart, ...] = ()


def question_faults(document: Document, _keys: Keys) -> Iterator[Fault]:
    """Every part that stands twice, and every field that its kind does not have."""
    for index, question in enumerate(document.value):
        seen: set[str] = set()
        for row, part in enumerate(question.get("parts", [])):
            at = (index, "parts", row)
            kind = part["kind"]
            if kind in seen:
                yield document.fault(f"The part “{kind}” stands here twice.", *at, "kind")
            seen.add(kind)
            for field in BELONGS_TO.keys() & part.keys():
                if BELONGS_TO[field] != kind:
                    message = f"“{field}” belongs to the kind {BELONGS_TO[field]}, not to {kind}."
                    yield document.fault(message, *at, field)
            if part.get("mix") in part.get("options", []):
                yield document.fault("“mix” must differ from the options.", *at, "mix")
