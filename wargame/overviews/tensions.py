"""The core tensions of an overview: a name, two poles where they are said, and the text."""

import re

from .blocks import Blocks, Bullets, Heading, Row, Table, every_words, whole_text
from .columns import TENSIONS, cell, columns, has_no_head, homeless
from .entries import Entry, Manner, entries
from .fates import Fates
from .headings import undecorated
from .overview import Tension
from .poles import labels, opposes, poles_of
from .takings import Takings
from .words import NUMBER, Words, dividers, labeled, named

PART = "tensions"
ASK_POLES = "Which are the two poles? Name them as “one versus the other”."
ASK_TEXT = "This tension has no text. Say what pulls each way."
SENTENCE = re.compile(r"(?<=[a-z0-9)”\"])(?<!\bvs)(?<!\bv)\.\s+(?=[A-Z“\"])|\n(?=\s*[A-Z“\"])")

ENDS = re.compile(r"(?<=\?)\s+(?=[A-Z“\"])|\n(?=\s*[A-Z“\"])")


def read_tensions(body: Blocks, fates: Fates) -> list[Tension]:
    """Every tension of the section, in order."""
    takings = Takings(fates, PART)
    found: list[Tension] = []
    for one in entries(body, Manner(_opens, _is_entry, _groups)):
        if isinstance(one, Entry):
            found += _of_entry(one, fates)
        elif isinstance(one, Table):
            found += _of_table(one, fates)
        else:
            takings.aside(one, is_lead=not found)
    return found


def _opens(words: Words) -> bool:
    name, _rest, is_apart = named(words)
    if (name and is_apart) or opposes(words.plain[:120]):
        return True
    name, rest = labeled(words)
    return bool(name) and poles_of(name.plain, rest.plain) is not None


def _is_entry(heading: Heading, blocks: Blocks) -> bool:
    if opposes(heading.words.plain):
        return True
    if any(isinstance(block, Heading | Table) for block in blocks):
        return False
    items = [item for block in blocks if isinstance(block, Bullets) for item in block.items]
    listed = [item for item in items if opposes(item.words.plain[:120])]
    return not listed and (len(items) != 1 or bool(poles_of(heading.words.plain, "")))


def _groups(words: Words, inside: Blocks) -> bool:
    below = [item.words for block in inside if isinstance(block, Bullets) for item in block.items]
    return not opposes(words.plain) and any(opposes(one.plain[:120]) for one in below)


def _of_entry(entry: Entry, fates: Fates) -> list[Tension]:
    words = entry.words.unnumbered()
    if not words:
        return []
    name, text = _heading(words) if entry.is_heading else _opening(words)
    below = whole_text(entry.inside)
    whole = "\n".join(part for part in (text.plain, below) if part)
    poles = poles_of(name, whole) or _poles_below(entry.inside)
    if not poles and text and opposes(text.plain[:120]):
        poles = poles_of(_opening(text)[0], "")
    fates.take(entry.every_line, PART)
    if not poles:
        fates.ask(entry.lines[0], ASK_POLES)
    if not whole:
        fates.ask(entry.lines[0], ASK_TEXT)
    return [Tension(name, poles, whole)]


def _heading(words: Words) -> tuple[str, Words]:
    return undecorated(words.plain), Words("")


def _opening(words: Words) -> tuple[str, Words]:
    """The name in front and the text behind it, by bold, by punctuation, or by “vs.”."""
    name, rest, is_apart = named(words)
    if name and NUMBER.fullmatch(f"{name.plain} ") and rest:
        return _opening(rest)
    if name and (is_apart or opposes(name.plain)):
        return name.unnumbered().plain, rest
    name, rest = labeled(words)
    if name:
        return name.plain, rest
    return _first_sentence(words)


def _first_sentence(words: Words) -> tuple[str, Words]:
    ends = ENDS.search(words.text)
    if ends and poles_of(words.cut(0, ends.start()).plain, words.plain):
        return words.cut(0, ends.start()).plain, words.cut(ends.end())
    if opposes(words.plain[:120]):
        ends = SENTENCE.search(words.text)
        if ends:
            return words.cut(0, ends.start()).plain, words.cut(ends.end())
        return words.plain.rstrip("."), Words("")
    divider = next(dividers(words.text), None)
    if divider:
        return words.cut(0, divider.start()).plain, words.cut(divider.end())
    return words.plain, Words("")


def _poles_below(inside: Blocks) -> tuple[str, str] | None:
    """Two bullets or paragraphs under the name, each opened by the name of a pole."""
    openings: list[Words] = []
    for _lines, words in every_words(inside):
        name, rest, is_apart = named(words)
        if not (name and is_apart and rest):
            name, rest = labeled(words)
        openings.append(name)
    return labels([name for name in openings if name])


def _of_table(table: Table, fates: Fates) -> list[Tension]:
    at = columns(table, TENSIONS)
    rows = table.rows
    if has_no_head(table, TENSIONS):
        rows = (table.head, *rows) if opposes(table.head.cells[0].plain) else rows
    at = _guessed(table, at)
    fates.take(table.lines, PART)
    return [one for row in rows for one in _of_row(row, table.head, at, fates)]


def _guessed(table: Table, at: dict[str, int]) -> dict[str, int]:
    """Columns whose heads say nothing are taken in the order in which people write them."""
    free = [n for n in range(len(table.head.cells)) if n not in at.values()]
    is_named = any(opposes(row.cells[0].plain) for row in table.rows)
    if "a" in at and "b" not in at and (is_named or not free):
        at = {("name" if kind == "a" else kind): n for kind, n in at.items()}
    wanted = [] if "name" in at else ["name"] if is_named or len(free) < 2 else ["a", "b"]
    if "a" in at and "b" not in at:
        wanted = ["b"]
    if "a" in at and "b" in at:
        wanted = []
    for kind in [*wanted, *([] if "text" in at else ["text"])]:
        if free and kind not in at:
            at[kind] = free.pop(0)
    return at


def _of_row(row: Row, head: Row, at: dict[str, int], fates: Fates) -> list[Tension]:
    one, other = cell(row, at, "a").plain, cell(row, at, "b").plain
    pair = (one, other) if one and other else None
    name = cell(row, at, "name").unnumbered().plain or " vs. ".join(pair or ())
    text = cell(row, at, "text").plain
    if not name:
        return []
    poles = pair or poles_of(name, text)
    if not poles:
        fates.ask(row.line, ASK_POLES)
    if not text:
        fates.ask(row.line, ASK_TEXT)
    rest = homeless(row, head, list(at.values()))
    if rest or row.is_cut:
        fates.ask(row.line, f"No place in a tension for {', '.join(rest) or 'a cell too many'}.")
    return [Tension(name, poles, text)]
