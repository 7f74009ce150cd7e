"""YAML as scenarios use it: plain values only, each remembered with the line it stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .faults import Fault

DEEPEST = 12
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
PLAIN_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}

Place = tuple[str | int, ...]


@dataclass
class Document:
    """One file's content. `value` is None when it could not be read; then there are faults."""

    file: str
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest thing around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def inside(self, *place: str | int) -> Any:
        """What stands at a place."""
        found = self.value
        for part in place:
            found = found[part]
        return found

    def fault(self, message: str, *place: str | int) -> Fault:
        return Fault(self.file, self.line(*place), message)


def parse(file: str, text: str) -> Document:
    """Read YAML without ever building anything but texts, whole numbers, booleans and lists.

    Aliases and tags are refused, so a small file cannot grow large or run code.
    """
    document = Document(file)
    try:
        _Builder(document, text).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        document.faults.append(Fault(file, line, f"This is not YAML: {error.problem}."))
    except yaml.YAMLError:
        document.faults.append(Fault(file, 1, "There is a character here that YAML refuses."))
    if document.faults:
        document.value = None
    return document


class _Builder:
    """Walks the events of one document once, in order."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._events: Iterator[Any] = (
            event
            for event in yaml.parse(text, Loader=LOADER)
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent | yaml.DocumentStartEvent)
        )

    def build(self) -> None:
        if next(self._events, None) is None:
            self._document.faults.append(Fault(self._document.file, 1, "The file is empty."))
            return
        self._document.value = self._value(next(self._events), ())
        for event in self._events:
            self._refuse(event, "The file holds more than one document; use one.")

    def _value(self, event: Any, place: Place) -> Any:
        self._document.lines.setdefault(place, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, f"The alias *{event.anchor} is not allowed; write it out.")
        if len(place) > DEEPEST:
            raise yaml.MarkedYAMLError(
                problem="it is nested too deep", problem_mark=event.start_mark
            )
        if getattr(event, "anchor", None) or getattr(event, "tag", None) not in (None, "!"):
            self._refuse(event, "Anchors (&) and tags (!) are not allowed; write plain values.")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        return _scalar(event)

    def _sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*place, len(items))))
        return items

    def _mapping(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, found)
            self._document.lines.setdefault((*place, key), event.start_mark.line + 1)
            found[key] = self._value(next(self._events), (*place, key))
        return found

    def _key(self, event: Any, found: dict[str, Any]) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise yaml.MarkedYAMLError(
                problem="a key must be plain text", problem_mark=event.start_mark
            )
        if event.value in found:
            self._refuse(event, f"The key “{event.value}” stands here twice.")
        return str(event.value)

    def _refuse(self, event: Any, message: str) -> None:
        line = event.start_mark.line + 1
        self._document.faults.append(Fault(self._document.file, line, message))


def _scalar(event: Any) -> Any:
    """What a value means: only unquoted whole numbers, true, false and null are not text."""
    is_plain = event.implicit[0] and event.style in (None, "")
    if is_plain and event.value in PLAIN_WORDS:
        return PLAIN_WORDS[event.value]
    if is_plain and WHOLE_NUMBER.fullmatch(event.value):
        return int(event.value)
    return event.value
