"""What a document is called: by the heading that stands over all of it, or by its first line."""

from dataclasses import dataclass, replace

from .blocks import Block, Blocks, Heading, Paragraph
from .fates import Fates
from .headings import meaning, undecorated
from .parsing import LOOSE
from .tidying import Tidy

LONGEST = 160
PART = "title"


@dataclass(frozen=True)
class Titled:
    """The title, what stands before it, and what it stands over."""

    title: str
    before: Blocks
    blocks: Blocks


def titled(blocks: Blocks, tidy: Tidy, fates: Fates) -> Titled:
    """The title and the rest. A heading that is title and part at once stays in the rest."""
    at = _heading(blocks)
    heading = blocks[at] if at is not None else None
    if at is not None and isinstance(heading, Heading) and not _is_sure(heading):
        return _over(heading, at, blocks, fates)
    if tidy.title:
        fates.take([tidy.title_line], PART)
        return Titled(tidy.title, (), blocks)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return _first_line(first, blocks, fates)
    if isinstance(heading, Heading):
        return Titled(undecorated(heading.words.plain), (), blocks)
    return Titled("", (), blocks)


def _heading(blocks: Blocks) -> int | None:
    """The first heading; or the only one of the first rank, when it comes before any part."""
    found = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if not found:
        return None
    parts = [at for at in found if _is_sure(blocks[at])]
    first = [at for at in found if _level(blocks[at]) == 1]
    if len(first) == 1 and (not parts or first[0] <= parts[0]):
        return first[0]
    return found[0]


def _over(heading: Heading, at: int, blocks: Blocks, fates: Fates) -> Titled:
    words = heading.words.plain.strip()
    fates.take(heading.lines, PART)
    others = [block for block in blocks[at + 1 :] if isinstance(block, Heading)]
    is_one_of_many = any(_level(other) == heading.level for other in others)
    if meaning(words) and is_one_of_many and heading.level < LOOSE:
        return Titled(words, blocks[:at], blocks[at:])
    return Titled(words, blocks[:at], blocks[at + 1 :])


def _first_line(first: Paragraph, blocks: Blocks, fates: Fates) -> Titled:
    lines = first.words.lines()
    title = lines[0].plain
    fates.take([first.line], PART)
    is_prose = len(title) > LONGEST or (title.endswith(".") and len(title.split()) > 12)
    if is_prose:
        return Titled(title, (), blocks)
    rest = first.words.cut(len(first.words.text.split("\n")[0]))
    if not rest:
        return Titled(title, (), blocks[1:])
    return Titled(title, (), (replace(first, line=first.line + 1, words=rest), *blocks[1:]))


def _is_sure(block: Block) -> bool:
    found = meaning(block.words.plain) if isinstance(block, Heading) else None
    return found is not None and found.is_sure


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0
