"""Whether words that one team alone should read stand where others read them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from wargame.scenario_files.parts import BRIEF, TEAMS

from .findings import Draft, Finding, Row, at, named, reached, said

# As many words in a row that two texts share are no accident.
SHARED = 7
WORD = re.compile(r"\w+(?:['’]\w+)?")
PRIVATE = ("private_brief", "red_lines", "seat_notes", "tension_lines", "question_lines")
READ_BY_ALL = ("scope", "facts", "tensions", "questions", "criteria", "moves")
PUBLIC = ("position", "ties", "public_brief", "offers", "wants")

type Phrase = tuple[str, ...]
type Place = tuple[str, str]


def secrecy(draft: Draft) -> Iterator[Finding]:
    """A team's private line in a text for others, once for each team and place."""
    owners = _owners(draft)
    told: set[tuple[str, Place]] = set()
    for place, readers, text in _read_by_others(draft):
        for phrase in _phrases(text):
            owner = owners.get(phrase)
            if owner and readers != {owner} and (owner, place) not in told:
                told.add((owner, place))
                yield _leak(draft, owner, place, phrase)


def _owners(draft: Draft) -> Mapping[Phrase, str]:
    """The phrases that only one team may read."""
    found: dict[Phrase, str] = {}
    shared: set[Phrase] = set()
    for team in draft.teams:
        own = {
            one for field in PRIVATE for text in _texts(team.get(field)) for one in _phrases(text)
        }
        shared |= own & found.keys()
        found |= {phrase: said(team, "code") for phrase in own}
    return {phrase: code for phrase, code in found.items() if phrase not in shared}


def _read_by_others(draft: Draft) -> Iterator[tuple[Place, set[str], str]]:
    """Each text with where it stands and who reads it; for a text of everybody, all and control."""
    everybody = {team["code"] for team in draft.teams} | {""}
    rows: list[tuple[str, Row]] = [(BRIEF, draft.brief)]
    rows += [
        (TEAMS, {field: team.get(field) for field in ("code", *PUBLIC)}) for team in draft.teams
    ]
    for part in READ_BY_ALL:
        rows += [(part, row) for row in draft.rows(part)]
    for part, row in rows:
        for text in _texts(row):
            yield at(part, row), everybody, text
    for inject in draft.rows("injects"):
        for field in ("title", "text"):
            yield at("injects", inject), set(reached(draft, inject)), said(inject, field)


def _leak(draft: Draft, owner: str, place: Place, phrase: Phrase) -> Finding:
    team = next(team for team in draft.teams if team["code"] == owner)
    part, row = place
    words = {"team": named(team), "words": " ".join(phrase)}
    if part == "injects":
        inject = next(one for one in draft.rows("injects") if said(one, "key") == row)
        words["number"] = said(inject, "number")
        claim = _("Inject %(number)s tells others what only %(team)s should know.") % words
    else:
        claim = _("A text for everybody says what only %(team)s should know.") % words
    advice = _("Both say “%(words)s”. Reword one.") % words
    return Finding("leak", claim, advice, part, row)


def _phrases(text: str) -> Iterator[Phrase]:
    words = WORD.findall(text.casefold())
    for start in range(len(words) - SHARED + 1):
        yield tuple(words[start : start + SHARED])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)
