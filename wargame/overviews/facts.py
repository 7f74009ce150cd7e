"""The key facts of an overview: what is measured, its value, its source and its moment."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .blocks import Block, Blocks, Bullet, Bullets, Heading, Paragraph, Table
from .entries import DEFINED
from .fact_tables import facts_of_table
from .fates import Fates
from .overview import Fact
from .sources import SAID, Notes, cited, moment_of, noted
from .takings import BESIDE, GROUPS, LEADS
from .words import Words, labeled, named

PART = "facts"
ASK_VALUE = "Which part of this is the figure, and what does it measure?"
ASK_SOURCE = "This fact has no source. Say who says so, and when."
ASK_MOMENT = "The source has no year. Players will see it as it is."
AMOUNT = r"(?:%|percent|per\s+cent|million|billion|trillion|thousand|bn|m|k|tn)"
NUMBER = r"[~≈<>±+−-]?\s?[$€£¥]?\d[\d,.]*"
FIGURE = rf"{NUMBER}(?:\s?[–-]\s?\d[\d,.]*)?(?:\s?{AMOUNT}(?!\w))?\+?"
ABOUT = r"about|around|some|nearly|over|roughly|more\s+than|at\s+least|up\s+to|almost|approx\.?"
LEADING = re.compile(rf"^(?:{ABOUT})?\s*(?:{FIGURE})(?=\s|$)", re.I)
ANY_FIGURE = re.compile(rf"(?<![\w.]){FIGURE}(?![\w])", re.I)
REMARK = re.compile(r"notes?|sources?|caveats?|important|tip|disclaimer|remarks?|warning|nb")
FIELDS = {
    "value": r"value|figure|amount|level|number|latest|current|estimate",
    "source": r"sources?|reference|from|citation",
    "as_of": r"as of|date|year|period|updated",
}


def read_facts(body: Blocks, notes: Notes, fates: Fates) -> list[Fact]:
    """Every fact of the section, in order."""
    return _Facts(notes, fates).read(body)


@dataclass(frozen=True)
class _Kept:
    """A fact, and the line on which to ask about it."""

    line: int
    fact: Fact


class _Facts:
    """Reads the facts of one section."""

    def __init__(self, notes: Notes, fates: Fates) -> None:
        self._notes = notes
        self._fates = fates
        self._found: list[_Kept] = []
        self._group = 0

    def read(self, body: Blocks) -> list[Fact]:
        for block in body:
            self._block(block)
        for kept in self._found:
            self._ask(kept)
        return [kept.fact for kept in self._found]

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._fates.take(block.lines, PART)
            self._group = len(self._found)
        elif isinstance(block, Table):
            for line, fact in facts_of_table(block, self._notes, self._fates):
                self._found.append(_Kept(line, fact))
            self._fates.take(block.lines, PART)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._item(item)
        elif isinstance(block, Paragraph):
            self._paragraph(block)

    def _item(self, item: Bullet) -> None:
        fields = self._fields(item.inside)
        if item.words and (fields or not _is_group(item)):
            self._add(item.own, item.words, fields)
        elif item.words:
            self._fates.take(item.own, PART)
            self._fates.doubt(item.own, GROUPS)
        if fields:
            self._fates.take((line for block in item.inside for line in block.lines), PART)
        else:
            for block in item.inside:
                self._block(block)

    def _fields(self, inside: Blocks) -> dict[str, str]:
        """Value, source and moment, when they stand under the name of a fact with their labels."""
        found: dict[str, str] = {}
        items = [item for block in inside if isinstance(block, Bullets) for item in block.items]
        for item in items:
            name, rest, is_apart = named(item.words)
            if not (name and is_apart):
                name, rest = labeled(item.words)
            kind = next((k for k, v in FIELDS.items() if re.fullmatch(v, name.plain.lower())), "")
            if not kind or item.inside:
                return {}
            found[kind] = rest.plain
        return found

    def _paragraph(self, block: Paragraph) -> None:
        lines = block.words.lines()
        source = SAID.match(block.words.plain)
        if source and self._since_group() and "source" in source[0].lower():
            self._give_source(block, block.words.plain[source.end() :].strip(" ."))
        elif DEFINED.search(block.words.text):
            self._add(block.lines, replace(block.words, text=DEFINED.sub(": ", block.words.text)))
        elif len(lines) > 1 and all(is_fact(line) for line in lines):
            for at, line in enumerate(lines):
                self._add([block.line + at], line)
        elif is_fact(block.words) and not block.words.plain.endswith(":"):
            self._add(block.lines, block.words)
        else:
            self._fates.take(block.lines, PART)
            why = BESIDE if self._found else LEADS
            self._fates.doubt(block.lines, why.format(part="facts"))

    def _since_group(self) -> list[_Kept]:
        return [kept for kept in self._found[self._group :] if not kept.fact.source]

    def _give_source(self, block: Block, source: str) -> None:
        """One line below says where the figures above it come from."""
        self._fates.take(block.lines, PART)
        for at in range(self._group, len(self._found)):
            kept = self._found[at]
            if not kept.fact.source:
                as_of = kept.fact.as_of or moment_of(source)
                fact = replace(kept.fact, source=source, as_of=as_of)
                self._found[at] = _Kept(kept.line, fact)
        self._group = len(self._found)

    def _add(self, lines: Iterable[int], words: Words, fields: Mapping[str, str] = {}) -> None:
        lines = list(lines)
        self._fates.take(lines, PART)
        words, source, used = noted(words, self._notes)
        fact = replace(_fact(words.unnumbered()), **fields)
        self._fates.take(used, PART)
        fact = replace(fact, source=fact.source or source)
        fact = replace(fact, as_of=fact.as_of or moment_of(fact.source))
        self._found.append(_Kept(lines[0], fact))

    def _ask(self, kept: _Kept) -> None:
        if not kept.fact.value:
            self._fates.ask(kept.line, ASK_VALUE)
        if not kept.fact.source:
            self._fates.ask(kept.line, ASK_SOURCE)
        elif not kept.fact.as_of:
            self._fates.ask(kept.line, ASK_MOMENT)


def _is_group(item: Bullet) -> bool:
    """A bullet that only names those under it."""
    return any(isinstance(block, Bullets) for block in item.inside) and not is_fact(item.words)


def is_fact(words: Words) -> bool:
    """It says what is measured and gives a value for it."""
    fact = _fact(words.unnumbered())
    return bool(fact.value and fact.metric) and not REMARK.fullmatch(fact.metric.lower())


def states_a_figure(words: Words) -> bool:
    """A fact with a figure in it, and a name of its own or a source."""
    fact = _fact(words.unnumbered())
    return bool(ANY_FIGURE.search(fact.value)) and (fact.metric != words.plain or bool(fact.source))


def _fact(words: Words) -> Fact:
    """A fact in one line: “name: value (source)”, “value name”, or a sentence with one figure."""
    name, rest, is_apart = named(words)
    if name and rest and (is_apart or LEADING.match(name.plain)):
        text, source, as_of = cited(rest.plain)
        if LEADING.match(name.plain) and not LEADING.match(text):
            return Fact(text, name.plain, source, as_of)
        return Fact(name.plain, text, source, as_of)
    cells = [cell.strip() for cell in words.plain.split(" | ")]
    if len(cells) in (2, 3) and all(cells):
        return Fact(cells[0], cells[1], *_source_of(cells[2:]))
    text, source, as_of = cited(words.plain)
    name, value = labeled(Words(text))
    if not name:
        parts = re.split(r"\s+=\s+|\s+[-–—]\s+", text, maxsplit=1)
        name, value = (Words(parts[0]), Words(parts[1])) if len(parts) == 2 else (name, value)
    if name:
        return Fact(name.plain, value.plain, source, as_of)
    return _sentence(text, source, as_of)


def _source_of(cells: list[str]) -> tuple[str, str]:
    source = cells[0] if cells else ""
    return source, moment_of(source)


def _sentence(text: str, source: str, as_of: str) -> Fact:
    leading = LEADING.match(text)
    if leading and text[leading.end() :].strip():
        return Fact(text[leading.end() :].strip(), leading[0].strip(), source, as_of)
    figures = [one[0].strip(" .,") for one in ANY_FIGURE.finditer(text)]
    figures = [one for one in figures if not re.fullmatch(r"(19|20)\d\d", one)]
    return Fact(text, figures[0] if len(figures) == 1 else "", source, as_of)
