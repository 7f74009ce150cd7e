"""The key questions of an overview, each with the heading that it is grouped under."""

from .blocks import Block, Blocks, Bullet, Bullets, Heading, Paragraph, Row, Table, whole_text
from .columns import QUESTIONS, cell, columns, homeless
from .fates import Fates
from .headings import undecorated
from .overview import Question
from .takings import BESIDE, LEADS
from .words import NUMBER, Words, labeled, named

PART = "questions"
ASK_WHETHER = "This is not put as a question. Is it one?"
ASK_BELOW = "Stands under a question and is kept with it. Is it a question of its own?"


def read_questions(body: Blocks, fates: Fates) -> list[Question]:
    """Every question of the section, in order."""
    reading = _Questions(fates)
    reading.read(body, "")
    return reading.found


class _Questions:
    """Reads the questions of one section."""

    def __init__(self, fates: Fates) -> None:
        self._fates = fates
        self.found: list[Question] = []
        self._open: Heading | None = None

    def read(self, body: Blocks, group: str) -> None:
        has_list = any(isinstance(block, Bullets) and _asks(block) for block in body)
        for block in body:
            self._fates.take(block.lines, PART)
            if isinstance(block, Heading):
                group = self._heading(block, group)
            elif isinstance(block, Bullets):
                self._bullets(block, group)
            elif isinstance(block, Table):
                self._table(block, group)
            elif isinstance(block, Paragraph):
                self._paragraph(block, group, has_list=has_list)

    def _heading(self, block: Heading, group: str) -> str:
        """A heading that asks is a question, with what stands under it; others are groups."""
        words = undecorated(block.words.plain)
        self._open = None
        if words.endswith("?"):
            self._open = block
            self.found.append(Question(words, group))
            return group
        return "" if NUMBER.fullmatch(f"{words} ") else words

    def _bullets(self, block: Bullets, group: str) -> None:
        if self._open and not _asks(block):
            self._go_on(block, whole_text((block,)))
            return
        self._open = None
        for item in block.items:
            self._item(item, group)

    def _item(self, item: Bullet, group: str) -> None:
        below = [one for block in item.inside if isinstance(block, Bullets) for one in block.items]
        is_group = below and not item.words.plain.endswith("?")
        if is_group and any("?" in one.words.plain for one in below):
            self.read(item.inside, item.words.plain.rstrip(" :") or group)
        elif item.words:
            self._add(item.own, item.words, whole_text(item.inside), group)
            if below:
                self._fates.doubt((line for one in below for line in one.lines), ASK_BELOW)
        else:
            self.read(item.inside, group)

    def _paragraph(self, block: Paragraph, group: str, *, has_list: bool) -> None:
        lines = block.words.lines()
        if len(lines) > 1 and all(line.plain.endswith("?") for line in lines):
            for at, line in enumerate(lines):
                self._add([block.line + at], line, "", group)
        elif block.words.plain.endswith("?") or block.words.is_bold or _opens(block.words):
            self._open = None
            self._add(block.lines, block.words, "", group)
        elif self._open:
            self._go_on(block, block.words.plain)
        elif "?" in block.words.plain and (block.words.bold or not has_list):
            self._add(block.lines, block.words, "", group)
        else:
            why = BESIDE if self.found else LEADS
            self._fates.doubt(block.lines, why.format(part=PART))

    def _go_on(self, block: Block, text: str) -> None:
        """More words of the question that the heading above asks."""
        last = self.found.pop()
        self.found.append(Question(f"{last.text}\n{text}", last.group))
        self._fates.take(block.lines, PART)

    def _add(self, lines: range | list[int], words: Words, below: str, group: str) -> None:
        words = _unlabeled(words)
        name, rest, is_apart = named(words)
        if not (name and rest and is_apart) or "?" in name.plain:
            name, rest = labeled(words)
        if name and "?" not in name.plain and rest.plain.endswith("?") and not group:
            words, group = rest, name.plain
        text = "\n".join(part for part in (words.plain, below) if part)
        self.found.append(Question(text, group))
        if "?" not in text:
            self._fates.ask(lines[0], ASK_WHETHER)

    def _table(self, table: Table, group: str) -> None:
        at = columns(table, QUESTIONS)
        rows = table.rows if at else (table.head, *table.rows)
        first = rows[0].cells if rows else ()
        asked = [n for n, words in enumerate(first) if words.plain.endswith("?")]
        at.setdefault("text", asked[0] if asked else 0)
        for row in rows:
            self._row(row, table.head, at, group)

    def _row(self, row: Row, head: Row, at: dict[str, int], group: str) -> None:
        words = cell(row, at, "text").unnumbered()
        if not words:
            return
        self.found.append(Question(words.plain, cell(row, at, "group").plain or group))
        rest = homeless(row, head, list(at.values()))
        if rest or row.is_cut:
            said = ", ".join(rest) or "a cell too many"
            self._fates.ask(row.line, f"A question has no place for {said}.")


def _opens(words: Words) -> bool:
    """A question in bold, or with a number, and more words behind it."""
    name, _rest, _is_apart = named(words)
    return name.plain.endswith("?") or (bool(NUMBER.match(words.text)) and "?" in words.plain)


def _asks(block: Bullets) -> bool:
    return any("?" in item.words.plain for item in block.items)


def _unlabeled(words: Words) -> Words:
    """A question without its number or its “Q:”."""
    cut = words.unnumbered()
    return cut.cut(2) if cut.text[:2] == "Q:" else cut
