"""The entries of a section, however its author lists them: as bullets, under sub-headings, as
paragraphs that open with a name, line by line, or in a table."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .blocks import Block, Blocks, Bullets, Heading, Paragraph, Table
from .words import Words

DEFINED = re.compile(r"\n:\s*(?=\S)")


@dataclass(frozen=True)
class Entry:
    """One thing that a section lists: its own words, what stands under them, and the heading or
    bullet that it is grouped under."""

    lines: range
    words: Words
    inside: Blocks = ()
    group: str = ""
    is_heading: bool = False
    is_prose: bool = False

    @property
    def every_line(self) -> list[int]:
        return [*self.lines, *(line for block in self.inside for line in block.lines)]


@dataclass(frozen=True)
class Aside:
    """What stands between the entries: words that lead into them, comment on them, or name a
    group of them, in a heading or in a bullet."""

    lines: range
    words: Words
    is_group: bool = False
    is_bullet: bool = False


@dataclass(frozen=True)
class Manner:
    """How entries of one kind can be told: paragraphs that `open` one, headings that are one with
    all that is under them, and bullets that only group those below."""

    opens: Callable[[Words], bool]
    is_entry: Callable[[Heading, Blocks], bool]
    groups: Callable[[Words, Blocks], bool]


type Found = Entry | Aside | Table


def entries(body: Blocks, manner: Manner) -> list[Found]:
    """Everything in the section, in order."""
    found: list[Found] = []
    before, under = _by_heading(body)
    found += _listed(before, manner, "")
    for heading, blocks in under:
        if manner.is_entry(heading, blocks):
            found.append(Entry(heading.lines, heading.words, blocks, "", is_heading=True))
            continue
        found.append(Aside(heading.lines, heading.words, is_group=True))
        group = heading.words.plain
        for one in entries(blocks, manner):
            found.append(replace(one, group=one.group or group) if isinstance(one, Entry) else one)
    return found


def _by_heading(body: Blocks) -> tuple[Blocks, list[tuple[Heading, Blocks]]]:
    """What stands before the first sub-heading, and what stands under each of the highest."""
    levels = [block.level for block in body if isinstance(block, Heading)]
    before: list[Block] = []
    under: list[tuple[Heading, list[Block]]] = []
    for block in body:
        if isinstance(block, Heading) and (block.level == min(levels) or not under):
            under.append((block, []))
        elif under:
            under[-1][1].append(block)
        else:
            before.append(block)
    return tuple(before), [(heading, tuple(blocks)) for heading, blocks in under]


def _listed(blocks: Blocks, manner: Manner, group: str) -> Iterator[Found]:
    """Entries of blocks without a heading between them."""
    is_listed = any(isinstance(block, Bullets | Table) for block in blocks)
    blocks = tuple(one for block in blocks for one in _lines(block, manner))
    is_opened = any(isinstance(one, Paragraph) and manner.opens(one.words) for one in blocks)
    pending: Entry | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and manner.opens(block.words):
            if pending:
                yield pending
            pending = Entry(block.lines, block.words, (), group)
        elif pending and _belongs(block, manner):
            pending = replace(pending, inside=(*pending.inside, block))
        else:
            if pending:
                yield pending
            pending = None
            yield from _one(block, manner, group, is_prose=not (is_listed or is_opened))
    if pending:
        yield pending


def _belongs(block: Block, manner: Manner) -> bool:
    """It goes on with the entry that a paragraph opened."""
    if isinstance(block, Bullets):
        return not any(manner.opens(item.words) for item in block.items)
    return isinstance(block, Paragraph) and not block.words.plain.endswith(":")


def _one(block: Block, manner: Manner, group: str, *, is_prose: bool) -> Iterator[Found]:
    if isinstance(block, Bullets):
        yield from _bullets(block, manner, group)
    elif isinstance(block, Table):
        yield block
    elif isinstance(block, Paragraph):
        if is_prose and not block.words.plain.endswith(":"):
            yield Entry(block.lines, block.words, (), group, is_prose=True)
        else:
            yield Aside(block.lines, block.words)
    elif isinstance(block, Heading):
        yield Aside(block.lines, block.words, is_group=True)


def _bullets(block: Bullets, manner: Manner, group: str) -> Iterator[Found]:
    for item in block.items:
        is_only = len(block.items) == 1 and not item.words.is_bold
        if item.inside and (is_only or manner.groups(item.words, item.inside)):
            if item.words:
                is_lead = item.words.plain.endswith(":") and not item.words.is_bold
                yield Aside(item.own, item.words, is_group=not is_lead, is_bullet=True)
            name = item.words.plain.rstrip(" :")
            yield from _listed(item.inside, manner, group or name)
        else:
            yield Entry(item.own, item.words, item.inside, group)


def _lines(block: Block, manner: Manner) -> Iterator[Block]:
    """A paragraph whose every line opens an entry is as many; a defined term is its name."""
    if not isinstance(block, Paragraph) or "\n" not in block.words.text:
        yield block
        return
    lines = block.words.lines()
    if all(manner.opens(line) for line in lines):
        for at, line in enumerate(lines):
            yield Paragraph(block.line + at, block.line + at, line)
    elif defined := DEFINED.search(block.words.text):
        words = replace(block.words, text=_colon(block.words.text), bold=((0, defined.start()),))
        yield replace(block, words=words)
    else:
        yield block


def _colon(text: str) -> str:
    """The same length, with the colon where the name ends."""
    return DEFINED.sub(lambda found: ": ".ljust(len(found[0])), text, count=1)
