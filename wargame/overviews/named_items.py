"""Scope and vision of success: entries that may have a name of their own and always have words."""

from dataclasses import dataclass

from .blocks import Blocks, Bullets, Heading, Row, Table, whole_text
from .columns import NAMED, cell, columns, has_no_head, homeless
from .entries import Entry, Manner, entries
from .fates import Fates
from .headings import Part, meaning, undecorated
from .takings import Takings
from .words import Words, labeled, named

OUTSIDE = "Says what is not examined; a scenario has no place for it."
ASK_ONE = "A paragraph taken as one entry. Are there several in it?"
SHORT_NAME = 8


@dataclass(frozen=True)
class Item:
    """A name, where the document has one, and the text."""

    name: str
    text: str


def read_items(body: Blocks, part: str, fates: Fates) -> tuple[list[Item], str]:
    """The entries of the section in order, and the words that lead into them."""
    takings = Takings(fates, part)
    found: list[Item] = []
    for one in entries(body, Manner(_opens, _is_entry, _groups)):
        if isinstance(one, Entry):
            found += _of_entry(one, part, fates)
        elif isinstance(one, Table):
            found += _of_table(one, part, fates)
        else:
            takings.aside(one, is_lead=not found)
    return found, takings.intro


def _opens(words: Words) -> bool:
    name, rest, is_apart = named(words)
    return bool(name) and bool(rest) and is_apart


def _is_entry(heading: Heading, blocks: Blocks) -> bool:
    """A sub-heading is an entry with its text, unless entries are listed under it."""
    return bool(blocks) and not any(
        isinstance(block, Bullets | Table | Heading) for block in blocks
    )


def _groups(words: Words, inside: Blocks) -> bool:
    """A bullet only groups those below it when each of them has a name of its own."""
    below = [item.words for block in inside if isinstance(block, Bullets) for item in block.items]
    return bool(below) and all(named(one)[0] for one in below)


def _of_entry(entry: Entry, part: str, fates: Fates) -> list[Item]:
    words = entry.words.unnumbered()
    if not words:
        return []
    if _is_outside(words):
        fates.doubt(entry.every_line, OUTSIDE)
        return []
    fates.take(entry.every_line, part)
    if entry.is_prose and not _opens(words):
        fates.ask(entry.lines[0], ASK_ONE)
    below = whole_text(entry.inside)
    if entry.is_heading:
        return [Item(undecorated(words.plain), below)]
    name, text = _split(words)
    if below and not name:
        name, text = text.rstrip(" :"), ""
    return [Item(name, "\n".join(part for part in (text, below) if part))]


def _is_outside(words: Words) -> bool:
    name, _rest, _is_apart = named(words)
    found = meaning(name.plain or labeled(words)[0].plain)
    return found is not None and found.part is Part.OUTSIDE


def _split(words: Words) -> tuple[str, str]:
    """A bold opening that runs on is the name of the sentence; one set apart is only its name."""
    name, rest, is_apart = named(words)
    if name and not rest:
        return name.plain, ""
    if name and is_apart:
        return name.plain, rest.plain
    if name:
        return name.plain, words.plain
    name, rest = labeled(words)
    if name and len(name.plain.split()) <= SHORT_NAME:
        return name.plain, rest.plain
    return "", words.plain


def _of_table(table: Table, part: str, fates: Fates) -> list[Item]:
    at = columns(table, NAMED)
    rows = (table.head, *table.rows) if has_no_head(table, NAMED) else table.rows
    free = [n for n in range(len(table.head.cells)) if n not in at.values()]
    for kind in ("name", "text"):
        if kind not in at and free:
            at[kind] = free.pop(0)
    fates.take(table.lines, part)
    return [one for row in rows for one in _of_row(row, table.head, at, fates)]


def _of_row(row: Row, head: Row, at: dict[str, int], fates: Fates) -> list[Item]:
    item = Item(cell(row, at, "name").plain, cell(row, at, "text").plain)
    if not item.name and not item.text:
        return []
    rest = homeless(row, head, list(at.values()))
    if rest or row.is_cut:
        fates.ask(row.line, f"No place for {', '.join(rest) or 'a cell too many'}.")
    return [item]
