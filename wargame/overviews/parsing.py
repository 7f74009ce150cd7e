"""From lines to blocks: the Markdown is read by a library, and what people write instead of
Markdown is read from what it left."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .blocks import Block, Blocks, Bullet, Bullets, Heading, Paragraph, Row, Table
from .fates import Fates
from .headings import is_part
from .inline import words_of
from .words import Words

LOOSE = 7
LONGEST_HEADING = 120
CELLS = re.compile(r"(?<!\\)\|")


def parsed(lines: list[str], fates: Fates) -> Blocks:
    """The blocks of these lines. Images are left out here: they have no words."""
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table")
    reader.disable(["code", "html_block", "fence"])
    tree = SyntaxTreeNode(reader.parse("\n".join(lines)))
    return tuple(_Parsing(lines, fates).blocks(tree))


class _Parsing:
    """Goes through the tree of one document."""

    def __init__(self, lines: list[str], fates: Fates) -> None:
        self._lines = lines
        self._fates = fates

    def blocks(self, tree: SyntaxTreeNode) -> Iterator[Block]:
        for node in tree.children:
            if node.type == "heading":
                yield from self._heading(node)
            elif node.type == "paragraph":
                yield from self._paragraph(node)
            elif node.type == "blockquote":
                yield from self.blocks(node)
            elif node.type in ("bullet_list", "ordered_list"):
                yield from self._list(node)
            elif node.type == "table":
                yield from self._table(node)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        first, end = _map(node)
        words = _inline(node)
        level = int(node.tag[1:])
        is_underlined = node.markup in ("=", "-")
        if is_underlined and (len(words.plain) > LONGEST_HEADING or "\n" in words.text):
            self._fates.leave([end], "A line across the page.")
            yield from _paragraphs(first + 1, words)
        elif words:
            yield Heading(first + 1, end, level, replace(words, text=words.text.replace("\n", " ")))
        else:
            self._fates.leave(range(first + 1, end + 1), "A heading without words.")

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        first, end = _map(node)
        words = _inline(node)
        if words:
            yield from _paragraphs(first + 1, words)
        elif words.images:
            self._fates.leave(range(first + 1, end + 1), "A picture; it has no words to take in.")

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        items = tuple(self._item(child) for child in node.children)
        only = items[0]
        opening = only.words.lines()[0] if only.words else only.words
        if len(items) == 1 and node.type == "ordered_list" and is_part(opening.plain):
            yield Heading(only.line, only.line, LOOSE, opening)
            rest = only.words.cut(len(only.words.text.split("\n")[0]))
            if rest:
                yield from _paragraphs(only.line + 1, rest)
            yield from only.inside
        else:
            yield Bullets(items[0].line, items[-1].last, items, node.type == "ordered_list")

    def _item(self, node: SyntaxTreeNode) -> Bullet:
        first, _end = _map(node)
        inside = tuple(self.blocks(node))
        last = max([first + 1, *(block.last for block in inside)])
        if inside and isinstance(inside[0], Paragraph | Heading):
            own, inside = inside[0], inside[1:]
            return Bullet(own.line, last, own.words, inside)
        return Bullet(first + 1, last, Words(""), inside)

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        rows = [row for part in node.children for row in part.children]
        head, *body = [self._row(row) for row in rows]
        is_row = [bool(CELLS.search(self._lines[row.line - 1])) for row in body]
        kept = is_row.index(False) if False in is_row else len(body)
        last = body[kept - 1].line if kept else head.line + 1
        yield Table(head.line, last, head, tuple(body[:kept]))
        for row in body[kept:]:
            yield Paragraph(row.line, row.line, row.cells[0])

    def _row(self, node: SyntaxTreeNode) -> Row:
        line = _map(node)[0] + 1
        cells = tuple(_inline(cell) for cell in node.children)
        written = len(CELLS.findall(self._lines[line - 1].strip().strip("|"))) + 1
        return Row(line, line, cells, written > len(cells))


def _paragraphs(line: int, words: Words) -> Iterator[Block]:
    """The paragraph, cut where a line of it is a heading or starts a table without marks."""
    lines = words.lines()
    for grid in ("|", "\t"):
        if len(lines) > 1 and all(grid in one.text.strip("| ") for one in lines):
            yield from _grid(line, lines, grid)
            return
    start = 0
    for index, one in enumerate(lines):
        is_free = index == start or lines[index - 1].plain.endswith((".", "?", "!", ":", ")"))
        if is_free and _is_heading(one, is_alone=len(lines) == 1):
            yield from _plain(line + start, lines[start:index])
            yield Heading(line + index, line + index, LOOSE, one)
            start = index + 1
    yield from _plain(line + start, lines[start:])


def _is_heading(words: Words, *, is_alone: bool) -> bool:
    if is_alone and words.is_bold and len(words.plain) <= LONGEST_HEADING:
        return True
    return is_part(words.plain, stands_alone=is_alone)


def _plain(line: int, lines: list[Words]) -> Iterator[Block]:
    if any(lines):
        yield Paragraph(line, line + len(lines) - 1, joined(lines))


def joined(lines: list[Words]) -> Words:
    """Lines put together again, with everything that was known of each."""
    whole = lines[0]
    for one in lines[1:]:
        shift = len(whole.text) + 1
        whole = Words(
            f"{whole.text}\n{one.text}",
            whole.bold + tuple((a + shift, b + shift) for a, b in one.bold),
            whole.italic + tuple((a + shift, b + shift) for a, b in one.italic),
            whole.links
            + tuple(
                replace(link, start=link.start + shift, end=link.end + shift) for link in one.links
            ),
            whole.notes or one.notes,
        )
    return whole


def _grid(line: int, lines: list[Words], mark: str) -> Iterator[Block]:
    rows = []
    for index, one in enumerate(lines):
        cells = tuple(Words(cell.strip()) for cell in one.text.strip(mark + " ").split(mark))
        if all(re.fullmatch(r":?-{2,}:?", cell.text) for cell in cells):
            continue
        rows.append(Row(line + index, line + index, cells))
    if rows:
        yield Table(line, line + len(lines) - 1, rows[0], tuple(rows[1:]))


def _map(node: SyntaxTreeNode) -> tuple[int, int]:
    first, end = node.map or (0, 0)
    return first, end


def _inline(node: SyntaxTreeNode) -> Words:
    token = node.children[0].token if node.children else None
    return words_of(token) if token else Words("")
