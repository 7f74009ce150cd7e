"""A document beside what was recognized in it: every line with its mark, every part with its
letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.overviews.fates import Line
from wargame.overviews.overview import COUNTED, Overview

LETTERS = "abcdefg"


@dataclass(frozen=True)
class Found:
    """One part: its letter, how many entries it has, and their words in short."""

    name: str
    letter: str
    count: int
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """A line of the document with the letter of its part."""

    line: Line
    letter: str


@dataclass(frozen=True)
class Stretch:
    """Lines one after the other that became the same thing."""

    letter: str
    part: str
    fate: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Preview:
    """What the page shows before anything is saved."""

    overview: Overview
    stretches: tuple[Stretch, ...]
    found: tuple[Found, ...]
    to_check: tuple[Marked, ...]
    left_out: tuple[Marked, ...]
    kilobytes: float


def preview(overview: Overview, document: str) -> Preview:
    """No query."""
    letters = dict(zip(COUNTED, LETTERS, strict=True))
    return Preview(
        overview,
        tuple(_stretches(overview.lines, letters)),
        tuple(_found(overview, letters)),
        tuple(Marked(line, letters.get(line.part, "")) for line in overview.to_check),
        tuple(Marked(line, letters.get(line.part, "")) for line in overview.left_out),
        len(document.encode()) / 1000,
    )


def _stretches(lines: tuple[Line, ...], letters: dict[str, str]) -> Iterator[Stretch]:
    kept: list[Line] = []
    for line in lines:
        if kept and (line.part, line.fate) != (kept[0].part, kept[0].fate):
            yield _stretch(kept, letters)
            kept = []
        kept.append(line)
    if kept:
        yield _stretch(kept, letters)


def _stretch(lines: list[Line], letters: dict[str, str]) -> Stretch:
    first = lines[0]
    return Stretch(letters.get(first.part, ""), first.part, first.fate.name.lower(), tuple(lines))


def _found(overview: Overview, letters: dict[str, str]) -> Iterator[Found]:
    entries = {
        "overview": overview.overview,
        "scope": tuple(one.name or one.text for one in overview.scope),
        "facts": tuple(f"{one.metric}: {one.value}" for one in overview.facts),
        "tensions": tuple(one.name for one in overview.tensions),
        "questions": tuple(one.text for one in overview.questions),
        "criteria": tuple(one.name or one.text for one in overview.criteria),
        "reading": overview.reading,
    }
    for name in COUNTED:
        if entries[name]:
            yield Found(name, letters[name], len(entries[name]), entries[name])
