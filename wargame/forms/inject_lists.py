"""The inject list as a spreadsheet coming in: which column is what, and a dry run row by row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wargame.models import Exercise, InjectKind
from wargame.operations.inject_lists import Listed

from .inject_sheets import FORMULA, Sheet
from .injects import TEXT

# What a column is for, the names under which it is found, and its longest words.
COLUMNS: dict[str, tuple[object, tuple[str, ...], int]] = {
    "number": (gettext_lazy("Number"), ("number", "no", "no.", "#", "id", "inject"), 12),
    "time": (gettext_lazy("Time"), ("time", "when", "minute"), 40),
    "sender": (gettext_lazy("From"), ("from", "sender", "source"), 200),
    "to": (gettext_lazy("To"), ("to", "audience", "recipient", "teams"), 400),
    "kind": (gettext_lazy("Kind"), ("kind", "type", "form", "means"), 40),
    "title": (gettext_lazy("Title"), ("title", "headline", "subject", "event"), 160),
    "text": (gettext_lazy("Text"), ("text", "message", "description", "inject text"), TEXT),
    "purpose": (gettext_lazy("Purpose"), ("purpose", "aim"), TEXT),
    "expected": (
        gettext_lazy("Expected action"),
        ("expected action", "expected actions", "expected response", "expected"),
        TEXT,
    ),
    "objective": (gettext_lazy("Objective"), ("objective", "objectives"), TEXT),
}
REQUIRED = ("number", "sender", "text")
EVERYBODY = {"", "all", "everyone", "everybody"}
OF_A_MOVE = re.compile(r"(?:m|move)?\s*(\d{1,2})(?:\s*(?:,|\+)\s*(?:m|min|minute)?\s*(\d{1,3}))?")
OF_A_STEP = re.compile(r"step\s*(\d{1,3})")
OF_PLAY = re.compile(r"\+?(\d{1,2}):(\d{2})(?::\d{2})?")


class Unusable(Exception):
    """Why a row cannot be used, in a sentence."""


@dataclass(frozen=True)
class Fault:
    """A row that cannot be used."""

    row: int
    number: str
    why: str


@dataclass(frozen=True)
class DryRun:
    """What taking the list in would do."""

    usable: list[Listed]
    faults: list[Fault]


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Inject list (XLSX)"),
        help_text=gettext_lazy("At most 2 MB and 200 injects; the first sheet, with a head."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )


class ColumnsForm(forms.Form):
    """Which column of the sheet is what: as its head says, or as control says."""

    def __init__(self, sheet: Sheet, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, prefix="column", initial=guessed(sheet))
        choices = [("", _("not in the list"))]
        choices += [(str(n), name or str(n + 1)) for n, name in enumerate(sheet.header)]
        for name, (label, _names, _most) in COLUMNS.items():
            self.fields[name] = forms.ChoiceField(
                choices=choices, required=name in REQUIRED, label=str(label)
            )

    def places(self) -> dict[str, int]:
        """The column of each, by its place in a row; as guessed before anything was said."""
        said = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        return {name: int(place) for name, place in said.items() if place != ""}


def guessed(sheet: Sheet) -> dict[str, str]:
    """What the head says, by names that are usual."""
    heads = [" ".join(name.lower().split()) for name in sheet.header]
    return {
        name: str(heads.index(found))
        for name, (_label, names, _most) in COLUMNS.items()
        if (found := next((one for one in names if one in heads), None)) is not None
    }


def dry_run(exercise: Exercise, sheet: Sheet, places: Mapping[str, int]) -> DryRun:
    """Every row as an inject, or why it cannot be one. Three queries."""
    return dry_run_among(Known.of(exercise), sheet, places)


def dry_run_among(known: "Known", sheet: Sheet, places: Mapping[str, int]) -> DryRun:
    """The same for whatever the rows may point to. No query."""
    usable: list[Listed] = []
    faults = []
    for number, cells in sheet.rows:
        said = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
        try:
            listed = _listed(said, known)
            if any(one.number == listed.number for one in usable):
                raise Unusable(_("The number stands in an earlier row."))
            usable.append(listed)
        except Unusable as fault:
            faults.append(Fault(number, said.get("number", ""), str(fault)))
    return DryRun(usable, faults)


@dataclass(frozen=True)
class Known:
    """What a row may point to: teams by name or code, steps, when moves begin by plan, and what
    is out. Where it is known how long moves are `lasting`, an inject needs its minute in them."""

    teams: dict[str, str]
    steps: set[int]
    moves: dict[int, int]
    out: set[str]
    lasting: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, exercise: Exercise) -> "Known":
        teams: dict[str, str] = {}
        for team in exercise.teams.all():
            teams |= dict.fromkeys(
                (team.code.lower(), team.name.lower(), team.short_name.lower()), team.code
            )
        moves: dict[int, int] = {}
        steps, begins = set(), timedelta()
        for step in exercise.steps.select_related("move"):
            steps.add(step.number)
            if step.move:
                moves.setdefault(step.move.number, round(begins.total_seconds() / 60))
            begins += step.planned
        out = exercise.injects.released().values_list("number", flat=True)
        return cls(teams, steps, moves, set(out))


def _listed(said: dict[str, str], known: Known) -> Listed:
    for name, (label, _names, most) in COLUMNS.items():
        words = said.get(name, "")
        if words == FORMULA:
            raise Unusable(_("%(column)s is a formula. Write its words.") % {"column": label})
        if len(words) > most:
            about = {"column": label, "most": most}
            raise Unusable(_("%(column)s has more than %(most)s characters.") % about)
        if name in REQUIRED and not words:
            raise Unusable(_("%(column)s is empty.") % {"column": label})
    if said["number"] in known.out:
        raise Unusable(_("It is released already. Write a correction."))
    move, minute, step = _time(said.get("time", ""), known)
    _check_minute(move, minute, known.lasting)
    return Listed(
        number=said["number"],
        kind=_kind(said.get("kind", "")),
        title=said.get("title") or said["text"].split("\n")[0][:160].strip(),
        sender=said["sender"],
        text=said["text"],
        move=move,
        minute=minute,
        step=step,
        to=_teams(said.get("to", ""), known),
        purpose=said.get("purpose", ""),
        expected=said.get("expected", ""),
        objective=said.get("objective", ""),
    )


def _check_minute(move: int, minute: int | None, lasting: Mapping[int, int]) -> None:
    if move not in lasting:
        return
    if minute is None:
        raise Unusable(_("An inject in a move needs its minute."))
    if minute >= lasting[move]:
        raise Unusable(_("The move lasts only %(n)s minutes.") % {"n": lasting[move]})


def _kind(words: str) -> str:
    wanted = " ".join(words.lower().split())
    kinds = {str(kind): str(kind) for kind in InjectKind}
    kinds |= {str(kind.label).lower(): str(kind) for kind in InjectKind}
    if not wanted:
        return InjectKind.NEWS
    if wanted not in kinds:
        raise Unusable(_("The kind is none of: %(kinds)s.") % {"kinds": ", ".join(InjectKind)})
    return kinds[wanted]


def _teams(words: str, known: Known) -> tuple[str, ...]:
    if words.strip().lower() in EVERYBODY:
        return ()
    named = [one.strip() for one in re.split(r"[,;/\n]", words) if one.strip()]
    for one in named:
        if one.lower() not in known.teams:
            raise Unusable(_("%(team)s is none of the teams.") % {"team": one[:40]})
    return tuple(dict.fromkeys(known.teams[one.lower()] for one in named))


def _time(words: str, known: Known) -> tuple[int, int | None, int | None]:
    """Move, minute and step. A time of play, 1:05, is counted from the start by the plan."""
    wanted = " ".join(words.lower().split())
    if wanted in {"", "reserve", "move 0"}:
        return 0, None, None
    if found := OF_A_STEP.fullmatch(wanted):
        if int(found[1]) not in known.steps:
            raise Unusable(_("There is no step %(n)s.") % {"n": found[1]})
        return 0, None, int(found[1])
    if found := OF_PLAY.fullmatch(wanted):
        return *_of_play(int(found[1]) * 60 + int(found[2]), known), None
    found = OF_A_MOVE.fullmatch(wanted)
    if found is None:
        raise Unusable(_("The time is read as move 1, minute 5; step 7; 1:05; or reserve."))
    if int(found[1]) not in known.moves:
        raise Unusable(_("There is no move %(n)s.") % {"n": found[1]})
    return int(found[1]), None if found[2] is None else int(found[2]), None


def _of_play(minutes: int, known: Known) -> tuple[int, int]:
    begun = {move: at for move, at in known.moves.items() if at <= minutes}
    if not begun:
        raise Unusable(_("At that time no move has begun."))
    move = max(begun, key=lambda number: begun[number])
    return move, minutes - begun[move]
