"""What a document is made of: headings, paragraphs, lists and tables, each with its lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from .words import Words


@dataclass(frozen=True)
class Block:
    """What stands from one line up to another; lines are counted from 1."""

    line: int
    last: int

    @property
    def lines(self) -> range:
        return range(self.line, self.last + 1)


@dataclass(frozen=True)
class Heading(Block):
    """A heading. Level 7 is a line that only looks like one: bold, or all by itself."""

    level: int
    words: Words


@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph, or a quotation."""

    words: Words


@dataclass(frozen=True)
class Bullet(Block):
    """One item of a list: its own words, and the blocks under them."""

    words: Words
    inside: tuple[Block, ...]

    @property
    def own(self) -> range:
        """The lines of its own words."""
        return range(self.line, self.line + self.words.text.count("\n") + 1)


@dataclass(frozen=True)
class Bullets(Block):
    """A list, numbered or not."""

    items: tuple[Bullet, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Row(Block):
    """A row of a table; `is_cut` when the document has more cells in it than the table has."""

    cells: tuple[Words, ...]
    is_cut: bool = False


@dataclass(frozen=True)
class Table(Block):
    """A table with its head."""

    head: Row
    rows: tuple[Row, ...]


Blocks = tuple[Block, ...]


def every_words(blocks: Blocks) -> Iterator[tuple[range, Words]]:
    """All words under these blocks, in the document's order, with their lines."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.lines, block.words
        elif isinstance(block, Bullets):
            for item in block.items:
                yield item.own, item.words
                yield from every_words(item.inside)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield row.lines, cell


def whole_text(blocks: Blocks) -> str:
    """Everything that stands under something, as one text."""
    return "\n".join(words.plain for _lines, words in every_words(blocks) if words)
