"""The rows of one part of a scenario draft, each in one line; and where else a row is named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wargame.models import InjectKind, ScenarioDraft, ScenarioDraftAct
from wargame.scenario_files import parts, references
from wargame.scenario_files.parts import Row

type Files = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A row as it stands in the list: its place from 1, what it says, what else there is to know,
    and the teams that it is about."""

    key: str
    number: int
    title: str
    meta: str = ""
    teams: tuple[Row, ...] = ()
    is_first: bool = False
    is_last: bool = False


def lines(files: Files, part: str) -> tuple[Line, ...]:
    """No query."""
    rows = parts.rows_of(files, part)
    moves, teams = _moves_by(files, part), parts.rows_of(files, parts.TEAMS)
    found = []
    for number, row in enumerate(rows, start=1):
        title, meta = SAID[part](row)
        meta = ", ".join([word for word in (meta, moves.get(row["key"], "")) if word])
        about = [row["key"]] if part == parts.TEAMS else row.get("to", [])
        badges = tuple(team for team in teams if team["key"] in about)
        ends = {"is_first": number == 1, "is_last": number == len(rows)}
        found.append(Line(row["key"], number, _short(title), meta, badges, **ends))
    return tuple(found)


def named_in(files: Files, part: str, key: str) -> tuple[str, ...]:
    """The rows of other parts that name this one, in words."""
    return tuple(_short(_use(use), 60) for use in references.uses(files, part, key))


def last_act(draft: ScenarioDraft) -> ScenarioDraftAct | None:
    """What can be undone. One query."""
    return draft.acts.defer("before").select_related("by").last()


def changed_by(draft: ScenarioDraft) -> str:
    """Who changed the draft last."""
    act = last_act(draft)
    return (act.by.get_full_name() or act.by.get_username()) if act else _("Somebody else")


def _use(use: references.Use) -> str:
    title, _meta = SAID[use.part](use.row)
    match use.part:
        case parts.MOVES:
            return _("move %(number)s") % {"number": use.row["number"]}
        case "injects":
            return _("inject %(number)s") % {"number": use.row.get("number", "")}
        case parts.TEAMS:
            return str(use.row["code"])
        case parts.LEDGER:
            return _("the ledger")
    return _("“%(title)s”") % {"title": title}


def _moves_by(files: Files, part: str) -> dict[str, str]:
    """In which move a tension is put, or a question asked."""
    if part not in ("tensions", "questions"):
        return {}
    found: dict[str, str] = {}
    for move in parts.rows_of(files, parts.MOVES):
        named = move.get("tensions", []) if part == "tensions" else [move.get("question")]
        for key in named:
            found.setdefault(str(key), _("Move %(number)s") % {"number": move["number"]})
    return found


def _short(title: str, most: int = 90) -> str:
    title = " ".join(str(title).split())
    return title if len(title) <= most else title[: most - 1].rsplit(" ", 1)[0] + "…"


def _by(title: str, meta: str = "") -> Callable[[Row], tuple[str, str]]:
    return lambda row: (str(row.get(title, "")), str(row.get(meta, "")) if meta else "")


def _tension(row: Row) -> tuple[str, str]:
    poles = [str(pole.get("name", "")) for pole in row.get("poles", [])]
    if len(poles) != 2 or not all(poles) or poles[0] == poles[1]:
        return str(row.get("name", "")), ""
    return _("%(one)s vs. %(other)s") % {"one": poles[0], "other": poles[1]}, ""


def _move(row: Row) -> tuple[str, str]:
    return str(row.get("title", "")), _minutes(row)


def _inject(row: Row) -> tuple[str, str]:
    move = row.get("move", 0)
    kind = dict(InjectKind.choices).get(row.get("kind", ""), "")
    if not move:
        when = _("reserve")
    else:
        at = {"move": move, "minute": row.get("minute", "?")}
        when = _("move %(move)s, +%(minute)s min") % at
    title = f"{row.get('number', '')} {row.get('title', '')}"
    return title, ", ".join(str(word) for word in (kind, when) if word)


def _minutes(row: Row) -> str:
    return _("%(minutes)s min") % {"minutes": row.get("minutes", "?")}


SAID: dict[str, Callable[[Row], tuple[str, str]]] = {
    parts.BRIEF: _by("title"),
    "scope": _by("name"),
    "facts": _by("metric", "value"),
    "tensions": _tension,
    "questions": _by("text"),
    "criteria": _by("short_name"),
    parts.TEAMS: _by("name"),
    "seats": _by("title", "duty"),
    parts.MOVES: _move,
    "injects": _inject,
    "cards": _by("title"),
    "formats": lambda row: (str(row.get("name", "")), _minutes(row)),
    parts.LEDGER: lambda row: (_("The ledger"), ""),
    "series": _by("measure", "edition"),
    "reading": _by("title", "author"),
    "sources": _by("title", "publisher"),
}
