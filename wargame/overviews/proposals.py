"""The draft of a scenario from an overview: what the document says in its own words, and what it
does not say as a start that its author changes."""

import re
from collections.abc import Sequence
from typing import Any

from .overview import Criterion, Fact, Overview, ScopeItem, Tension
from .presets import PRESETS, Preset, formats
from .sources import moment_of
from .teams import ProposedTeam

FICTION = "Exercise fiction. Events, figures and statements in play are invented."
NO_SOURCE = "Source not given"
NOT_GIVEN = "not given"
GOOD_CASE = "To be written: why a reasonable delegation could want {pole}."
POLE = "To be named"
ANCHORS = (
    "No decision on record serves this, or one works against it.",
    "Intent only: promises without a task, an owner, money or a date.",
    "At least one named task has an owner and resources; the main gaps stay open.",
    "Most tasks have owners, resources and dates; few gaps are left.",
    "All it takes is owned, resourced and agreed over time, with a fallback if things go wrong.",
)
SEATS = (
    ("Head of delegation", "lead", "Sets the line, speaks in plenary, signs."),
    ("Recorder", "recorder", "Reads injects first, records decisions and reasons."),
    ("Adviser", "member", "Speaks for what the state can do and what it can pay."),
    ("Adviser", "member", "Speaks for partners, treaties and wording."),
)
BRIEF = "Your delegation answers the key question and takes a position on what stands beside it."
SHORT = 120


def package_files(
    overview: Overview, teams: Sequence[ProposedTeam], preset: Preset, year: int
) -> dict[str, Any]:
    """The files of a package by name: plain values as they stand in YAML, and the overview's text.

    What the loader will refuse (no tension, no team) is left as it is, for the author to mend.
    """
    files = {
        "scenario.yaml": _scenario(overview, year),
        "overview.md": "\n\n".join(overview.overview),
        "scope.yaml": _scope(overview),
        "facts.yaml": [_fact(*one) for one in enumerate(overview.facts, start=1)],
        "tensions.yaml": [_tension(*one) for one in enumerate(overview.tensions, start=1)],
        "questions.yaml": [
            {"key": f"Q{n}", "text": one.text} for n, one in enumerate(overview.questions, start=1)
        ],
        "vision.yaml": _vision(overview),
        "moves.yaml": moves(len(overview.tensions), len(overview.questions), preset),
        "injects.yaml": [],
        "formats.yaml": formats(preset),
    }
    if overview.reading:
        files["reading.yaml"] = {"reading": [_reading(entry) for entry in overview.reading]}
    return files | {f"roles/{t.code}.yaml": role(t, n) for n, t in enumerate(teams, start=1)}


def preset_of(key: str) -> Preset:
    return next(preset for preset in PRESETS if preset.key == key)


def moves(tensions: int, questions: int, preset: Preset) -> list[dict[str, Any]]:
    """Moves over which the tensions and questions are spread, each with one question."""
    minutes = preset.minutes // (2 * preset.moves)
    found = []
    for number in range(1, preset.moves + 1):
        asked = (number - 1) * questions // preset.moves if questions > preset.moves else number - 1
        of_move = [
            f"T{n + 1}" for n in range(tensions) if n * preset.moves // tensions == number - 1
        ]
        found.append(
            {
                "number": number,
                "title": f"Move {number}",
                "brief": BRIEF,
                "question": f"Q{min(asked, max(questions - 1, 0)) + 1}",
                "tensions": of_move or [f"T{max(tensions, 1)}"],
                "minutes": max(10, minutes),
            }
        )
    return found


def role(team: ProposedTeam, colour: int) -> dict[str, Any]:
    return {
        "code": team.code,
        "name": team.name,
        "short_name": team.name[:40],
        "colour": colour,
    }


def _scenario(overview: Overview, year: int) -> dict[str, Any]:
    seats = [{"title": title, "duty": duty, "task": task} for title, duty, task in SEATS]
    title = overview.title[:200]
    return {
        "slug": re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-") or "scenario",
        "title": title,
        "year": year,
        "fiction_mark": FICTION,
        "seats": seats,
    }


def _scope(overview: Overview) -> dict[str, Any]:
    items = [
        {"key": f"S{n}", "name": _name(one), "text": one.text or one.name}
        for n, one in enumerate(overview.scope, start=1)
    ]
    return {"intro": overview.scope_intro, "items": items}


def _fact(number: int, fact: Fact) -> dict[str, Any]:
    return {
        "key": f"K{number}",
        "metric": fact.metric,
        "value": fact.value or POLE,
        "source": fact.source or NO_SOURCE,
        "as_of": fact.as_of,
    }


def _tension(number: int, tension: Tension) -> dict[str, Any]:
    poles = tension.poles or (POLE, POLE)
    return {
        "key": f"T{number}",
        "name": tension.name,
        "text": tension.text or tension.name,
        "poles": [{"name": pole, "good_case": GOOD_CASE.format(pole=pole)} for pole in poles],
    }


def _vision(overview: Overview) -> dict[str, Any]:
    criteria = [
        {
            "key": f"C{number}",
            "short_name": _name(one),
            "text": one.text or one.name,
            "anchors": list(ANCHORS),
        }
        for number, one in enumerate(overview.criteria, start=1)
    ]
    return {"intro": overview.vision_intro, "criteria": criteria}


def _name(one: ScopeItem | Criterion) -> str:
    """Its name, or where the document has none as much of its text as makes one."""
    if one.name or len(one.text) <= SHORT:
        return one.name or one.text.rstrip(".;")
    return re.split(r"[,;:.]\s", one.text[:SHORT])[0].rsplit(" ", 1)[0]


def _reading(entry: str) -> dict[str, Any]:
    found = re.search(r"\s*\(?(https?://[^\s)]+)\)?", entry)
    title = entry.replace(found[0], "") if found else entry
    given = {"title": (title or entry)[:300], "author": NOT_GIVEN, "date": moment_of(entry)}
    return given | {"date": given["date"] or NOT_GIVEN} | ({"url": found[1]} if found else {})
