"""Who could play: the states that an overview names, or else the stakeholders that it lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .overview import Overview

MOST = 12
FEWEST = 2
NAME = 40
STAKEHOLDERS = re.compile(
    r"^\W*(key |main |major )?(stakeholders?|actors?|players?|parties|who is involved)\W*$", re.I
)
LISTED = re.compile(
    r"^\s*(?:[-*+•]|\d+[.)])\s+(?:\*\*|__)?([^*_:–—(]{2,60}?)(?:\*\*|__|:|\s[–—-]\s|\(|$)"
)
HEADING = re.compile(r"^\s*#{1,6}\s|^\*\*[^*]+\*\*\s*$")


@dataclass(frozen=True)
class ProposedTeam:
    """A team by its three-letter code and its name."""

    code: str
    name: str


def proposed_teams(overview: Overview) -> tuple[ProposedTeam, ...]:
    """At most twelve teams, in the order in which the document first names them."""
    lines = [line.text for line in overview.lines if not line.is_left_out]
    found = list(_states("\n".join(lines)))
    if len(found) < FEWEST:
        found += _coded(_stakeholders(lines), {team.code for team in found})
    return tuple(found[:MOST])


def _states(text: str) -> Iterator[ProposedTeam]:
    seen = set()
    for found in _pattern().finditer(text):
        code = _known()[found[0]]
        if code not in seen:
            seen.add(code)
            yield ProposedTeam(code, _names()[code])


@cache
def _lines() -> tuple[tuple[str, list[str]], ...]:
    """Codes of states with their names; the first is the one that is shown."""
    text = Path(__file__).with_name("states.txt").read_text("utf-8")
    return tuple((line[:3], line[4:].split("; ")) for line in text.splitlines())


@cache
def _names() -> dict[str, str]:
    return {code: names[0] for code, names in _lines()}


@cache
def _known() -> dict[str, str]:
    return {name: code for code, names in _lines() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    """Any name, the longest first, so that a part of it is never taken for another state."""
    names = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def _stakeholders(lines: list[str]) -> Iterator[str]:
    """The names listed under a heading that announces them."""
    is_under = False
    for line in lines:
        if HEADING.match(line) or STAKEHOLDERS.match(line):
            is_under = bool(STAKEHOLDERS.match(line))
        listed = LISTED.match(line) if is_under else None
        if listed:
            yield listed[1].strip()[:NAME]


def _coded(names: Iterator[str], taken: set[str]) -> Iterator[ProposedTeam]:
    """Teams with codes of their own, made from the letters of the names."""
    for name in names:
        letters = "".join(letter for letter in name.upper() if "A" <= letter <= "Z")
        if not letters:
            continue
        codes = (f"{letters[0]}{b}{c}" for b in letters[1:] + "XYZ" for c in letters[2:] + "XYZ")
        code = next((code for code in codes if code not in taken), None)
        if code:
            taken.add(code)
            yield ProposedTeam(code, name)
