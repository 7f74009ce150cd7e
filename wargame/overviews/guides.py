"""Set aside before anything is read: ways through the documents, and what is about the file."""

import re
from collections.abc import Iterator

from .blocks import Block, Blocks, Bullets, Heading, Paragraph
from .fates import Fates
from .headings import Part, meaning, undecorated
from .navigation import leads_away

AWAY = "Leads to other places in the documents; a scenario stands alone."
CONTENTS = "A list of the headings of this document."
ABOUT_IT = "About the document, not about its subject."
ABOUT = re.compile(
    r"^\W*(authors?|by|date|version|last (updated|modified|reviewed)|updated|status|draft|revision"
    r"|prepared (by|for)|classification|course|contact|tags|keywords|published|reading time"
    r"|instructor|licen[cs]e|copyright|©|document (id|type|owner))\b\s*[:#\d©]|^\W*©|^by [A-Z]",
    re.I,
)


def subject(blocks: Blocks, fates: Fates) -> Iterator[Block]:
    """The blocks that say something about the subject, in order."""
    names = {
        undecorated(block.words.plain).lower() for block in blocks if isinstance(block, Heading)
    }
    part = None
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            named = meaning(block.words.plain)
            part = named.part if named else None
        why = "" if isinstance(block, Heading) else _why(block, names, part)
        if not why and _is_about(block, is_edge=part is None or at == len(blocks) - 1):
            why = ABOUT_IT
        if why:
            fates.leave(block.lines, why)
        else:
            yield block


def _why(block: Block, names: set[str], part: Part | None) -> str:
    if part is not Part.READING and leads_away(block):
        return AWAY
    if isinstance(block, Bullets) and len(block.items) > 2 and _is_contents(block, names):
        return CONTENTS
    return ""


def _is_contents(block: Bullets, names: set[str]) -> bool:
    return all(undecorated(item.words.plain).lower() in names for item in block.items)


def _is_about(block: Block, *, is_edge: bool) -> bool:
    return (
        is_edge
        and isinstance(block, Paragraph)
        and all(ABOUT.match(line.plain) and len(line.plain) < 120 for line in block.words.lines())
    )
