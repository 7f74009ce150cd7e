"""From a document to what was recognized in it, with every line accounted for."""

import re
from collections.abc import Iterator

from . import named_items
from .blocks import Block, Blocks, Bullets, Heading, Paragraph, Table, whole_text
from .columns import is_table_of_facts
from .facts import read_facts
from .fates import Fates
from .guides import AWAY, subject
from .headings import Part
from .navigation import external
from .overview import Criterion, Fact, Overview, Question, ScopeItem, Tension
from .parsing import parsed
from .questions import read_questions
from .reading import entry_of, numbered, read_reading
from .sections import Section, divided
from .sources import moment_of
from .tensions import read_tensions
from .tidying import Tidy, tidied
from .titles import Titled, titled
from .unreadable import Unreadable
from .words import Words

FOREIGN = (
    "This does not read like a policy overview: of scope, key facts, tensions, key questions and "
    "vision of success it needs at least two."
)
BEFORE = "Stands before the first part. Add it to the overview, or leave it out."
NO_PART = "No part of a scenario is called “{name}”. Move what you need of it."
EMPTY = "Nothing stands under this heading."
INSIDE = "A heading inside the overview: the text under it is kept, the heading is not."
TABLE = "A table inside the overview. Move it to the facts, or leave it out."
NOTE = "A footnote. Add it where it belongs, or leave it out."
SOURCES = re.compile(r"(?:sources?|references?|further reading)\s*:\s*(\S.*)", re.I)


def read_overview(text: str) -> Overview:
    """What a document holds. Raises Unreadable when it is no policy overview."""
    lines = text.split("\n")
    fates = Fates(lines)
    tidy = tidied(lines, fates)
    document = titled(tuple(parsed(tidy.lines, fates)), tidy, fates)
    return _Reading(tidy, fates).overview(document)


class _Reading:
    """Reads one document, section by section."""

    def __init__(self, tidy: Tidy, fates: Fates) -> None:
        self._notes = {f"^{name}": note for name, note in tidy.notes.items()}
        self._fates = fates
        self._overview: list[str] = []
        self._scope: list[named_items.Item] = []
        self._criteria: list[named_items.Item] = []
        self._facts: list[Fact] = []
        self._tensions: list[Tension] = []
        self._questions: list[Question] = []
        self._reading: list[str] = []
        self._intros: dict[Part, list[str]] = {Part.SCOPE: [], Part.CRITERIA: []}

    def overview(self, document: Titled) -> Overview:
        before = tuple(subject(document.before, self._fates))
        sections = divided(tuple(subject(document.blocks, self._fates)))
        has_overview = any(
            section.part is Part.OVERVIEW and section.named and not section.named.is_spare
            for section in sections
        )
        self._notes |= numbered([s.body for s in sections if s.part is Part.READING])
        self._opening(before, is_doubted=True)
        for section in sections:
            if section.heading is None and section.part is None:
                self._opening(section.body, is_doubted=has_overview)
            else:
                self._section(section)
        self._left_notes()
        self._refuse_foreign()
        return self._whole(document.title)

    def _section(self, section: Section) -> None:
        heading = section.heading.lines if section.heading else range(0)
        self._fates.take(heading, section.part or "")
        if section.part is None and section.heading:
            why = NO_PART.format(name=section.heading.words.plain)
            self._doubt((section.heading, *section.body), why)
        elif section.part is Part.OUTSIDE and section.heading:
            self._doubt((section.heading, *section.body), named_items.OUTSIDE)
        elif section.part is Part.NAVIGATION:
            self._fates.leave(heading, AWAY)
            self._away(section.body)
        else:
            if not section.body and not (section.part is Part.READING and self._notes):
                self._fates.doubt(heading, EMPTY)
            self._part(section.part, tuple(self._without_sources(section)))

    def _without_sources(self, section: Section) -> Iterator[Block]:
        """The body without a paragraph that says where the document has its words from; that is
        for the reading. Facts use theirs."""
        for block in section.body:
            said = SOURCES.match(block.words.plain) if isinstance(block, Paragraph) else None
            if said and section.part not in (Part.FACTS, Part.READING):
                self._fates.take(block.lines, Part.READING)
                self._reading.append(said[1])
            else:
                yield block

    def _part(self, part: Part | None, body: Blocks) -> None:
        if part is Part.OVERVIEW:
            self._prose(body)
        elif part is Part.FACTS:
            self._facts += read_facts(body, self._notes, self._fates)
        elif part is Part.TENSIONS:
            self._tensions += read_tensions(body, self._fates)
        elif part is Part.QUESTIONS:
            self._questions += read_questions(body, self._fates)
        elif part is Part.READING:
            self._reading += read_reading(body, self._fates)
        elif part in self._intros:
            items, intro = named_items.read_items(body, part, self._fates)
            (self._scope if part is Part.SCOPE else self._criteria).extend(items)
            self._intros[part] += [intro] if intro else []

    def _prose(self, body: Blocks) -> None:
        for block in body:
            self._fates.take(block.lines, Part.OVERVIEW)
            if isinstance(block, Paragraph):
                self._overview.append(block.words.plain)
            elif isinstance(block, Bullets):
                for item in block.items:
                    below = whole_text(item.inside)
                    text = (item.words.unnumbered().plain, below)
                    self._overview.append("\n".join(part for part in text if part))
            elif isinstance(block, Heading):
                self._fates.doubt(block.lines, INSIDE)
            elif isinstance(block, Table) and is_table_of_facts(block):
                self._part(Part.FACTS, (block,))
            else:
                self._fates.doubt(block.lines, TABLE)

    def _opening(self, body: Blocks, *, is_doubted: bool) -> None:
        """What stands before the first part is the overview, unless there is another."""
        for block in body:
            if not is_doubted and isinstance(block, Paragraph) and _is_prose(block.words):
                self._prose((block,))
            else:
                self._fates.doubt(block.lines, BEFORE)

    def _away(self, body: Blocks) -> None:
        """Links to other documents here are left out, those to the world outside kept."""
        for block in body:
            if isinstance(block, Bullets):
                for item in block.items:
                    self._way(item.own, item.words)
                    self._away(item.inside)
            elif isinstance(block, Paragraph):
                self._way(block.lines, block.words)
            else:
                self._fates.leave(block.lines, AWAY)

    def _way(self, lines: range, words: Words) -> None:
        if any(external(words)):
            self._fates.take(lines, Part.READING)
            self._reading.append(entry_of(words))
        else:
            self._fates.leave(lines, AWAY)

    def _doubt(self, blocks: tuple[Block, ...], why: str) -> None:
        for block in blocks:
            self._fates.doubt(block.lines, why)

    def _left_notes(self) -> None:
        """Footnotes that no fact has used are sources where they name one."""
        for name, (number, text) in self._notes.items():
            if not name.startswith("^") or self._fates.is_taken(number):
                continue
            if moment_of(text) or "http" in text:
                self._fates.take([number], Part.READING)
                self._reading.append(text)
            else:
                self._fates.doubt([number], NOTE)

    def _refuse_foreign(self) -> None:
        """A document with one part alone may be anything: a list of questions, a sheet of facts."""
        core = (self._facts, self._tensions, self._questions, self._criteria)
        if not any(core) or sum(map(bool, (*core, self._scope))) < 2:
            raise Unreadable(FOREIGN)

    def _whole(self, title: str) -> Overview:
        return Overview(
            title=title,
            overview=tuple(self._overview),
            scope=tuple(ScopeItem(item.name, item.text) for item in self._scope),
            facts=tuple(self._facts),
            tensions=tuple(self._tensions),
            questions=tuple(self._questions),
            criteria=tuple(Criterion(item.name, item.text) for item in self._criteria),
            reading=tuple(self._reading),
            lines=self._fates.lines(),
            scope_intro=" ".join(self._intros[Part.SCOPE]),
            vision_intro=" ".join(self._intros[Part.CRITERIA]),
        )


def _is_prose(words: Words) -> bool:
    return len(words.plain) > 100 or (words.plain.endswith(".") and len(words.plain.split()) > 8)
