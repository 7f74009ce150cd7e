"""What to read further, and sources: entries as they stand, with the address they link to."""

import re
from collections.abc import Iterator

from .blocks import Block, Blocks, Bullet, Bullets, Heading, Paragraph, Table
from .fates import Fates
from .navigation import is_way
from .sources import moment_of
from .takings import BESIDE, LEADS
from .words import Words

PART = "reading"
GIVEN = re.compile(r"\[(\d{1,2})\]\s+(.+)")


def read_reading(body: Blocks, fates: Fates) -> list[str]:
    """Every entry of the list, in order."""
    found: list[str] = []
    for block in body:
        found += _of(block, fates, has_list=any(isinstance(one, Bullets) for one in body))
    return found


def entry_of(words: Words) -> str:
    """The words, with the address of what they link to behind them."""
    addresses = [link.address for link in words.links if not link.is_local]
    kept = [address for address in addresses if address not in words.plain]
    return f"{words.plain} ({', '.join(kept)})" if kept else words.plain


def numbered(bodies: list[Blocks]) -> dict[str, tuple[int, str]]:
    """Entries that the text can point to as [1], by their numbers, with their lines."""
    found: dict[str, tuple[int, str]] = {}
    for block in (block for body in bodies for block in body):
        if isinstance(block, Bullets) and block.is_numbered:
            for number, item in enumerate(block.items, start=1):
                found.setdefault(str(number), (item.line, item.words.plain))
        elif isinstance(block, Paragraph):
            for at, line in enumerate(block.words.lines()):
                given = GIVEN.match(line.text)
                if given:
                    found.setdefault(given[1], (block.line + at, given[2]))
    return found


def _of(block: Block, fates: Fates, *, has_list: bool) -> Iterator[str]:
    fates.take(block.lines, PART)
    if isinstance(block, Bullets):
        for item in block.items:
            yield from _item(item, fates)
    elif isinstance(block, Table):
        for row in block.rows:
            yield ", ".join(entry_of(cell) for cell in row.cells if cell)
    elif isinstance(block, Paragraph):
        yield from _paragraph(block, fates, has_list=has_list)
    elif isinstance(block, Heading):
        return


def _item(item: Bullet, fates: Fates) -> Iterator[str]:
    below = [block for block in item.inside if isinstance(block, Bullets)]
    is_group = below and not item.words.links and not moment_of(item.words.plain)
    if item.words and not is_group:
        yield entry_of(item.words.unnumbered())
    for block in item.inside:
        if isinstance(block, Paragraph):
            yield entry_of(block.words)
        else:
            yield from _of(block, fates, has_list=True)


def _paragraph(block: Paragraph, fates: Fates, *, has_list: bool) -> Iterator[str]:
    lines = block.words.lines()
    if is_way(block.words):
        fates.leave(block.lines, "Leads to other documents.")
    elif len(lines) > 1 and all(_is_entry(line) for line in lines):
        yield from (entry_of(line.unnumbered()) for line in lines)
    elif has_list and not _is_entry(block.words):
        why = LEADS if block.words.plain.endswith(":") else BESIDE
        fates.doubt(block.lines, why.format(part=PART))
    elif block.words.plain.endswith(":"):
        fates.doubt(block.lines, LEADS.format(part=PART))
    else:
        yield entry_of(block.words.unnumbered())


def _is_entry(words: Words) -> bool:
    return bool(words.links) or "http" in words.plain or bool(moment_of(words.plain))
