"""A document divided into sections, each with the part of a scenario that it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .blocks import Block, Blocks, Heading
from .headings import Meaning, Part, meaning
from .parsing import LOOSE
from .run_in import set_apart
from .shapes import gives_figures, is_like, shape_of


@dataclass(frozen=True)
class Section:
    """What stands under a heading, up to the next of the same rank; the first may have none."""

    heading: Heading | None
    named: Meaning | None
    body: Blocks

    @property
    def part(self) -> Part | None:
        return self.named.part if self.named else None


def divided(blocks: Blocks) -> list[Section]:
    """The sections in order, each with its part: by its heading, or else by its shape."""
    sections = list(_under_headings(_ranked(set_apart(blocks))))
    named = {section.part for section in sections if section.named and not section.named.is_spare}
    found: list[Section] = []
    for section in sections:
        section = _by_shape(section, named, found[-1].part if found else None)
        if found and _goes_on(section, found[-1]):
            before = found.pop()
            heading = (section.heading,) if section.heading else ()
            section = Section(before.heading, before.named, (*before.body, *heading, *section.body))
        found.append(section)
    return found


def _ranked(blocks: Blocks) -> Blocks:
    """Where parts are named by lines that only look like headings, real headings stand below."""
    real = [block.level for block in headings(blocks) if block.level < LOOSE]
    if not real or any(_is_sure(block) and block.level < LOOSE for block in headings(blocks)):
        return blocks
    return tuple(
        replace(block, level=min(real) - 1)
        if isinstance(block, Heading) and _is_sure(block)
        else block
        for block in blocks
    )


def headings(blocks: Blocks) -> list[Heading]:
    return [block for block in blocks if isinstance(block, Heading)]


def _is_sure(heading: Heading) -> bool:
    found = meaning(heading.words.plain)
    return found is not None and found.is_sure


def _under_headings(blocks: Blocks) -> Iterator[Section]:
    dividing = _Dividing(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and dividing.starts(block, _own(blocks[index + 1 :])):
            yield from dividing.section()
            dividing.begin(block)
        else:
            dividing.body.append(block)
    yield from dividing.section()


class _Dividing:
    """Goes down a document once. A heading under a part belongs to it, unless it names another
    part, says nothing else, and no heading of the first rank has that part already."""

    def __init__(self, blocks: Blocks) -> None:
        sure = [block for block in headings(blocks) if _is_sure(block)]
        self._rank = min((block.level for block in sure), default=0)
        self._firsts = {_part(block) for block in sure if block.level == self._rank}
        self._heading: Heading | None = None
        self._named: Meaning | None = None
        self.body: list[Block] = []

    def begin(self, heading: Heading) -> None:
        self._heading, self._named, self.body = heading, meaning(heading.words.plain), []

    def section(self) -> Iterator[Section]:
        if self._heading or self.body:
            yield Section(self._heading, self._named, tuple(self.body))

    def starts(self, block: Heading, own: Blocks) -> bool:
        """Whether a section starts here; `own` are the blocks up to the next heading."""
        heading, named, says = self._heading, self._named, meaning(block.words.plain)
        if heading is None or named is None or block.level < heading.level:
            return True
        if block.level == heading.level:
            return block.level < LOOSE or says is not None or self._is_other(named, block, own)
        if says is None or not says.is_sure or says.is_spare or says.part is named.part:
            return False
        if block.level == self._rank:
            return True
        return says.part not in self._firsts and not is_like(named.part, own)

    def _is_other(self, named: Meaning, block: Heading, own: Blocks) -> bool:
        """In a document whose headings are bold lines, one that says nothing and comes after
        entries without headings starts a section, unless it has the shape of the part."""
        if not self.body or isinstance(self.body[0], Heading):
            return False
        return shape_of((block, *own)) is not named.part


def _part(heading: Heading) -> Part | None:
    found = meaning(heading.words.plain)
    return found.part if found else None


def _own(blocks: Blocks) -> Blocks:
    """The blocks up to the next heading."""
    own: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            break
        own.append(block)
    return tuple(own)


def _by_shape(section: Section, named: set[Part | None], before: Part | None) -> Section:
    """A section whose heading says nothing, or says it only for want of a better one."""
    says = section.named
    if says and not (says.is_spare or says.part is Part.FACTS):
        return section
    shape = shape_of(section.body)
    if says and says.part is Part.FACTS:
        is_prose = shape is None and says.is_spare and not gives_figures(section.body)
        part = Part.OVERVIEW if is_prose else Part.FACTS
        return Section(section.heading, Meaning(part, True, says.is_spare), section.body)
    if says:
        is_taken = says.part in named
        return Section(section.heading, None if is_taken else says, section.body)
    if section.heading and shape and (shape is before or shape not in named or shape is Part.FACTS):
        return Section(section.heading, Meaning(shape, False), section.body)
    return section


def _goes_on(section: Section, before: Section) -> bool:
    """A heading of the same rank that says nothing of its own continues what stands before."""
    return bool(
        section.named
        and not section.named.is_sure
        and section.heading
        and meaning(section.heading.words.plain) is None
        and section.part is before.part
    )
