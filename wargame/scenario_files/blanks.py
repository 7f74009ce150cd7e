"""What a new row of a draft starts from: the least that its author needs to go on writing."""

from collections.abc import Mapping
from typing import Any

from .edits import Spot, free_code, free_key, free_label, free_number, list_of
from .parts import LEDGER, MOVES, TEAMS, Row, rows_of

POLES = [{"name": "", "good_case": ""}, {"name": "", "good_case": ""}]
STEPS = (
    *(("welcome", 5, 0), ("baseline", 5, 0), ("brief", 5, 1), ("estimate", 5, 1)),
    *(("deliberate", 10, 1), ("decide", 8, 1), ("plenary", 4, 1), ("final", 3, 0)),
    *(("review", 13, 0), ("exit", 2, 0)),
)
KINDS = ("text", "rule", "allocation", "ideas", "choice", "rating")
# Of parts whose start depends on nothing else.
PLAIN: dict[str, Row] = {
    "scope": {"name": "", "text": ""},
    "facts": {"metric": "", "value": "", "source": ""},
    "tensions": {"name": "", "text": "", "poles": POLES},
    "questions": {"text": ""},
    "criteria": {"short_name": "", "text": "", "anchors": []},
    "seats": {"title": "", "duty": "member", "task": ""},
    "reading": {"title": "", "author": "", "date": ""},
    "sources": {"title": "", "publisher": "", "date": ""},
    "facts:later": {"value": "", "source": "", "as_of": ""},
    "teams:seats": {"title": "", "duty": "member", "task": ""},
    "formats:steps": {"kind": "break", "title": "", "minutes": 5},
    "series:states": {"code": "", "name": "", "values": []},
}


def blank(files: Mapping[str, Any], spot: Spot) -> Row:
    """A new row of a part, or of a list within a row."""
    name = f"{spot.part}:{spot.inside}" if spot.is_within else spot.part
    if name in PLAIN:
        return dict(PLAIN[name])
    return STARTS[name](files, list_of(files, spot))


def _team(_files: Mapping[str, Any], teams: list[Row]) -> Row:
    return {"code": free_code(teams), "name": "", "short_name": ""}


def _move(files: Mapping[str, Any], moves: list[Row]) -> Row:
    """With the first key question and the first tension that no move takes up yet."""
    number = len(moves) + 1
    asked = [move.get("question") for move in moves]
    put = [key for move in moves for key in move.get("tensions", [])]
    question = _first(files, "questions", asked)
    tension = _first(files, "tensions", put)
    texts = {"number": number, "title": f"Move {number}", "brief": ""}
    return texts | {"question": question, "tensions": [tension] if tension else [], "minutes": 30}


def _inject(files: Mapping[str, Any], injects: list[Row]) -> Row:
    move = injects[-1].get("move", 0) if injects else min(1, len(rows_of(files, MOVES)))
    plan = {"number": free_number(injects, move), "move": move} | ({"minute": 0} if move else {})
    return plan | {"title": "", "sender": "", "kind": "news", "text": ""}


def _card(files: Mapping[str, Any], _cards: list[Row]) -> Row:
    tension = _first(files, "tensions", [])
    options = [{"label": letter, "text": ""} for letter in "AB"]
    return {"tension": tension, "title": "", "situation": "", "options": options}


def _format(files: Mapping[str, Any], _formats: list[Row]) -> Row:
    steps = [
        {"kind": kind, "title": kind.capitalize(), "minutes": minutes}
        | ({"move": move} if move else {})
        for kind, minutes, move in STEPS
    ]
    return {"name": "", "minutes": sum(step["minutes"] for step in steps), "steps": steps}


def _ledger(_files: Mapping[str, Any], _rows: list[Row]) -> Row:
    theaters = [{"key": "theater1", "name": ""}]
    return {"theaters": theaters, "budgets": {}, "requirements": []}


def _series(_files: Mapping[str, Any], _rows: list[Row]) -> Row:
    texts = dict.fromkeys(("measure", "edition", "definition", "unit", "source", "as_of"), "")
    return texts | {"years": [], "states": []}


def _theater(_files: Mapping[str, Any], theaters: list[Row]) -> Row:
    return {"key": free_key(theaters, "theater"), "name": ""}


def _requirement(files: Mapping[str, Any], _rows: list[Row]) -> Row:
    theaters = [one for row in rows_of(files, LEDGER) for one in row.get("theaters", [])]
    return {"move": 1, "theater": theaters[0]["key"] if theaters else "", "points": 0}


def _option(_files: Mapping[str, Any], options: list[Row]) -> Row:
    return {"label": free_label(options), "text": ""}


def _part(_files: Mapping[str, Any], parts: list[Row]) -> Row:
    """The first kind that does not stand in the question yet."""
    kinds = [part["kind"] for part in parts]
    kind = next((one for one in KINDS if one not in kinds), KINDS[0])
    return {"kind": kind}


def _first(files: Mapping[str, Any], part: str, taken: list[Any]) -> str:
    keys = [row["key"] for row in rows_of(files, part)]
    return next((key for key in keys if key not in taken), keys[0] if keys else "")


STARTS = {
    TEAMS: _team,
    MOVES: _move,
    "injects": _inject,
    "cards": _card,
    "formats": _format,
    LEDGER: _ledger,
    "series": _series,
    "ledger:theaters": _theater,
    "ledger:requirements": _requirement,
    "cards:options": _option,
    "questions:parts": _part,
}
