"""Headings that stand in front of their own text: “**Vision of success:** A safe route …”."""

from collections.abc import Iterator

from .blocks import Block, Blocks, Heading, Paragraph
from .headings import Meaning, Part, meaning
from .parsing import LOOSE
from .words import named

# Under a table a line with “Sources:” speaks of that table, and a way back leads nowhere.
NEVER = (Part.READING, Part.NAVIGATION, Part.OUTSIDE)


def set_apart(blocks: Blocks) -> Blocks:
    """Each such heading by itself, where the document has no other for that part."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    parts = {found.part for block in headings if (found := meaning(block.words.plain))}
    return tuple(one for block in blocks for one in _apart(block, parts))


def _apart(block: Block, parts: set[Part]) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        name, rest, is_apart = named(block.words)
        found = meaning(name.plain) if is_apart and rest else None
        if found and _is_heading(found) and found.part not in parts:
            yield Heading(block.line, block.line, LOOSE, name)
            yield Paragraph(block.line, block.last, rest)
            return
    yield block


def _is_heading(found: Meaning) -> bool:
    return found.is_sure and not found.is_spare and found.part not in NEVER
