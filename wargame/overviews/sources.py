"""Where a figure comes from and which moment it describes, as people write it behind the figure."""

import re
from collections.abc import Mapping
from dataclasses import replace

from .words import Words

Notes = Mapping[str, tuple[int, str]]

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:19|20)\d{2}"
MOMENT = re.compile(
    rf"""\b(?:{YEAR}-\d{{2}}-\d{{2}}
    |(?:\d{{1,2}}\s+)?{MONTH}\s+(?:\d{{1,2}},?\s+)?{YEAR}
    |(?:early|mid|late|end|fall|spring|summer|winter|autumn|FY|CY|Q[1-4])[\s-]?{YEAR}
    |{YEAR}\s?[-–/]\s?\d{{2,4}}
    |{YEAR})(?!\d)""",
    re.I | re.X,
)
ONLY_MOMENT = re.compile(
    rf"(?:as\s+of\s+|c\.\s*|ca\.\s*|since\s+|in\s+)?{MOMENT.pattern}[,;\s]*"
    r"(?:est\.?|estimate|e|prov\.?|provisional|forecast)?\.?\s*$",
    re.I | re.X,
)
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]\s*\.?\s*$")
SAID = re.compile(
    r"^\s*(?:data\s+)?sources?\s*[:–—-]\s*|^\s*(?:according\s+to|via|from|per)\s+", re.I
)
BEHIND = re.compile(r"(?:\s*[;,.–—|]\s*|\s+)\(?(?:source|data)s?\s*:\s*(.+?)\)?\s*$", re.I)
DASHED = re.compile(r"\s+[–—|]\s+([^–—|]+)$")
NAMED = re.compile(r",?\s+(?:per|according\s+to)\s+([A-Z][^,;:]{1,60})$")
NUMBERED = re.compile(r"\s*\[(\d{1,2})\](?=[\s.,;]*$)")


def moment_of(text: str) -> str:
    """The last moment that a source names: a year, a month of a year or a day."""
    found = [one[0] for one in MOMENT.finditer(text)]
    return found[-1].strip() if found else ""


def cited(text: str) -> tuple[str, str, str]:
    """(the text without it, source, as of) for words that end with where they come from."""
    behind = BEHIND.search(text)
    if behind:
        return text[: behind.start()].strip(), behind[1].strip(" ."), moment_of(behind[1])
    bracket = BRACKET.search(text)
    if bracket and bracket.start():
        inner = bracket[1].strip()
        rest = text[: bracket.start()].strip()
        if ONLY_MOMENT.match(inner):
            before, source, _when = cited(rest)
            named = NAMED.search(before) if not source else None
            if named:
                before, source = (
                    before[: named.start()].strip(),
                    f"{named[1]}{bracket[0]}".strip(" ."),
                )
            return before, source, moment_of(inner)
        if _is_source(inner):
            return rest, SAID.sub("", inner), moment_of(inner)
    dashed = DASHED.search(text)
    if dashed and moment_of(dashed[1]) and re.search(r"[A-Za-z]{2}", _unmarked(dashed[1])):
        return text[: dashed.start()].strip(), SAID.sub("", dashed[1]).strip(), moment_of(dashed[1])
    return text, "", ""


def _unmarked(text: str) -> str:
    return MOMENT.sub("", text)


def _is_source(inner: str) -> bool:
    """It names somebody: a name in capitals, and no figure but a year."""
    if SAID.match(inner):
        return True
    rest = _unmarked(inner)
    has_name = bool(re.search(r"\b[A-Z][\w.&]+", rest))
    return has_name and (bool(moment_of(inner)) or not re.search(r"\d", rest))


def noted(words: Words, notes: Notes) -> tuple[Words, str, list[int]]:
    """Words without the numbers of footnotes, the source that these give, and their lines."""
    numbers = [found[1] for found in NUMBERED.finditer(words.text) if found[1] in notes]
    given = [
        notes[name] for name in (*(f"^{name}" for name in words.notes), *numbers) if name in notes
    ]
    source = "; ".join(SAID.sub("", text).strip(" .") for _line, text in given)
    for found in reversed(list(NUMBERED.finditer(words.text))):
        if found[1] in notes:
            rest = words.text[: found.start()] + words.text[found.end() :]
            words = replace(words, text=rest)
    return words, source, [line for line, _text in given]
