"""What a stretch of a document is by its shape: all questions, all trade-offs, a table of facts."""

from .blocks import Blocks, Bullets, Heading, Paragraph, Table
from .columns import is_table_of_facts
from .facts import states_a_figure
from .headings import OPPOSED, Part
from .words import Words


def shape_of(blocks: Blocks) -> Part | None:
    """The part that this can only be, if there is one."""
    if any(isinstance(block, Table) and is_table_of_facts(block) for block in blocks):
        return Part.FACTS
    if asks_only(blocks):
        return Part.QUESTIONS
    found = openings(blocks)
    opposed = [words for words in found if OPPOSED.search(words.plain.lower()[:160])]
    if len(opposed) > 1 and len(opposed) * 2 > len(found):
        return Part.TENSIONS
    return None


def asks_only(blocks: Blocks) -> bool:
    """Every entry asks something, and at least two do."""
    asked = openings(blocks)
    return len(asked) > 1 and all(words.plain.endswith("?") for words in asked)


def is_like(part: Part, blocks: Blocks) -> bool:
    """This could stand under that part: it mostly asks, or gives figures, or opposes."""
    found = openings(blocks)
    if part is Part.QUESTIONS:
        return sum("?" in words.plain for words in found) * 2 > len(found)
    if part is Part.FACTS:
        return shape_of(blocks) is Part.FACTS or (bool(found) and gives_figures(blocks))
    return shape_of(blocks) is part


def gives_figures(blocks: Blocks) -> bool:
    """Most of its entries are figures with their names or sources."""
    found = openings(blocks)
    return sum(states_a_figure(words) for words in found) * 2 > len(found)


def openings(blocks: Blocks) -> list[Words]:
    """The words of every entry: list items, paragraphs and headings with something to say."""
    found: list[Words] = []
    for block in blocks:
        if isinstance(block, Bullets):
            for item in block.items:
                below = openings(item.inside)
                grouped = below and not item.words.plain.endswith("?")
                found += below if grouped and asks(below) else [item.words]
        elif (isinstance(block, Paragraph) and not block.words.plain.endswith(":")) or (
            isinstance(block, Heading)
            and (block.words.plain.endswith("?") or OPPOSED.search(block.words.plain.lower()))
        ):
            found.append(block.words)
    return found


def asks(found: list[Words]) -> bool:
    return all(words.plain.endswith("?") for words in found)
