"""Lines as people leave them, made ready for Markdown without moving any: what only computers
read is set aside, and marks of other programs become those of Markdown."""

import re
from dataclasses import dataclass, field

from .fates import Fates
from .inline import plain

# Long runs of blanks mean nothing, and could make every search in a line slow.
BLANKS = re.compile(r"(?<=\S) {3,}")
INDENT = re.compile(r"^[ \t]+")
COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.S)
BULLET = re.compile(r"^(\s*)(?:[•‣▪●◦·∙■□▸►–—]|o(?=\t)|[➢➤✓✔])[ \t]+(?=\S)")
LETTERED = re.compile(r"^(\s*)\(?(?:[a-z]|[ivx]{1,4})\)\s+(?=\S)")
NUMBERED = re.compile(r"^(\s*)\((\d{1,3})\)\s+(?=\S)")
BOX = re.compile(r"^(\s*(?:[-*+]|\d{1,3}[.)])\s+)\[[ xX]\]\s+")
HEADING = re.compile(r"^(\s{0,3}#{2,6})(?=[^#\s])")
ATTRIBUTES = re.compile(r"^(\s{0,3}#{1,6}\s.*?)\s*\{[#.][^}]*\}\s*$")
TAGS = re.compile(r"^\s*(</?[a-zA-Z][^<>]*>\s*)+$")
QUOTED = re.compile(r"^\s{0,3}(>\s?)+\s*$|^\s{0,3}>\s*\[!\w+\]\s*$")
RULE = re.compile(r"^\s{0,3}([-*_])[ \t]*(\1[ \t]*){2,}$")
FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
NOTE = re.compile(r"^\s{0,3}\[\^([^\]\s]{1,60})\]:\s*(.*)$")
ADDRESS = re.compile(r"^\s{0,3}\[[^\]^][^\]]*\]:\s+<?\S+>?(\s+[\"'(].*)?\s*$")
MATTER = {"---": ("---", "..."), "+++": ("+++",)}
TITLE = re.compile(r"^title\s*[:=]\s*[\"']?(.+?)[\"']?\s*$", re.I)


@dataclass
class Tidy:
    """The lines to read, the footnotes by name, and a title that was set for computers."""

    lines: list[str]
    notes: dict[str, tuple[int, str]] = field(default_factory=dict)
    title: str = ""
    title_line: int = 0


def tidied(lines: list[str], fates: Fates) -> Tidy:
    """The same lines, as many as before, fit to be read as Markdown."""
    plain_blanks = (line.replace("\u00a0", " ") for line in lines)
    tidy = Tidy([BLANKS.sub("  ", INDENT.sub(_spaces, line)) for line in plain_blanks])
    _unwrap(tidy, fates)
    _front_matter(tidy, fates)
    _comments(tidy, fates)
    _code(tidy, fates)
    for index, line in enumerate(tidy.lines):
        tidy.lines[index] = _one(index + 1, line, tidy, fates)
    return tidy


def _spaces(indent: re.Match[str]) -> str:
    return indent[0].expandtabs(4)


def _unwrap(tidy: Tidy, fates: Fates) -> None:
    """A whole document inside a fence of code is still a document."""
    filled = [number for number, line in enumerate(tidy.lines) if line.strip()]
    first, last = filled[0], filled[-1]
    fence = FENCE.match(tidy.lines[first])
    inner = sum(bool(FENCE.match(tidy.lines[number])) for number in filled[1:-1])
    if fence and FENCE.match(tidy.lines[last]) and first != last and inner % 2 == 0:
        for number in (first, last):
            tidy.lines[number] = ""
            fates.leave([number + 1], "A fence around the document.")


def _front_matter(tidy: Tidy, fates: Fates) -> None:
    start = next(number for number, line in enumerate(tidy.lines) if line.strip())
    ends = MATTER.get(tidy.lines[start].strip())
    if not ends:
        return
    rest = range(start + 1, min(start + 60, len(tidy.lines)))
    end = next((number for number in rest if tidy.lines[number].strip() in ends), None)
    named = [number for number in rest if re.match(r"^[\w-]+\s*[:=]", tidy.lines[number])]
    if end is None or not any(number < end for number in named):
        return
    for number in range(start, end + 1):
        title = TITLE.match(tidy.lines[number])
        if title and not tidy.title:
            tidy.title, tidy.title_line = title[1], number + 1
        fates.leave([number + 1], "About the file, for computers.")
        tidy.lines[number] = ""


def _comments(tidy: Tidy, fates: Fates) -> None:
    text = "\n".join(tidy.lines)
    for found in COMMENT.finditer(text):
        first = text.count("\n", 0, found.start()) + 1
        last = first + found[0].count("\n")
        fates.leave(range(first, last + 1), "A comment that readers do not see.")
    tidy.lines = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n")


def _code(tidy: Tidy, fates: Fates) -> None:
    opened = ""
    for number, line in enumerate(tidy.lines):
        fence = FENCE.match(line)
        if not opened and not fence:
            continue
        fates.leave([number + 1], "Code, not text.")
        tidy.lines[number] = ""
        if fence and not opened:
            opened = fence[1]
        elif fence and fence[1].startswith(opened):
            opened = ""


def _one(number: int, line: str, tidy: Tidy, fates: Fates) -> str:
    note = NOTE.match(line)
    if note:
        tidy.notes[note[1]] = (number, plain(note[2]).strip(" ."))
        return ""
    if ADDRESS.match(line):
        fates.leave([number], "The address of a link.")
        return line
    for pattern, why in ASIDE:
        if pattern.match(line):
            fates.leave([number], why)
            return line if pattern is RULE else ""
    for pattern, mark in MARKS:
        line = pattern.sub(mark, line)
    return line


ASIDE = (
    (RULE, "A line across the page."),
    (TAGS, "Marks for a web page, without words."),
    (QUOTED, "Marks of a quotation, without words."),
)
MARKS = (
    (BULLET, r"\1- "),
    (NUMBERED, r"\1\2. "),
    (LETTERED, r"\1- "),
    (BOX, r"\1"),
    (HEADING, r"\1 "),
    (ATTRIBUTES, r"\1"),
)
