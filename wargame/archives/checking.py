"""Whether a text is an archive at all, before anything in it is believed."""

import json
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, ValidationError

from .faults import MOST_FAULTS, Broken
from .signed import faults_of_editions
from .writing import Archive

MOST_BYTES = 200_000_000
MOST_ROWS = 500_000
DEEPEST = 24
SCHEMA = Path(__file__).with_name("archive.schema.json")


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema that every archive follows."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def read(raw: bytes) -> Archive:
    """Raises Broken for what is no archive."""
    if len(raw) > MOST_BYTES:
        raise Broken([_("The file has more than %(n)s MB.") % {"n": MOST_BYTES // 1_000_000}])
    found = _parsed(raw)
    if not _is_bounded(found, DEEPEST):
        raise Broken([_("It is nested too deep, or holds a character that no text may hold.")])
    errors = Draft202012Validator(schema()).iter_errors(found)
    _none([_sentence(error) for error in islice(errors, MOST_FAULTS)])
    tables = (*found["rows"].values(), *found.get("past", {}).values())
    if sum(len(rows) for rows in tables) > MOST_ROWS:
        raise Broken([_("It holds more than %(n)s rows.") % {"n": MOST_ROWS}])
    _none(faults_of_editions(found["rows"].get("edition", [])))
    return found


def _none(faults: list[str]) -> None:
    if faults:
        raise Broken(faults)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode(), object_pairs_hook=_once, parse_constant=_no_figure)
    except (ValueError, RecursionError) as error:
        said = _("It is not JSON as an archive has it (%(why)s).")
        raise Broken([said % {"why": str(error)[:120]}]) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(_("a name stands twice"))
    return found


def _no_figure(name: str) -> NoReturn:
    raise ValueError(name)


def _is_bounded(value: Any, left: int) -> bool:
    """Not too deep, and every text one that a database and a page can hold."""
    if isinstance(value, str):
        return _is_text(value)
    if not isinstance(value, dict | list):
        return True
    if not left:
        return False
    if isinstance(value, dict) and not all(_is_text(name) for name in value):
        return False
    held = value.values() if isinstance(value, dict) else value
    return all(_is_bounded(one, left - 1) for one in held)


def _is_text(value: str) -> bool:
    """No half of a character, and none that ends a text."""
    return "\x00" not in value and (
        value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)
    )


def _sentence(error: ValidationError) -> str:
    """Where it stands and what is wrong there."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in error.absolute_path]
    return f"{' '.join(steps) or 'archive'}: {error.message[:160]}."
