"""Words of a document without their Markdown marks, which stay known by where they stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]

SEPARATED = re.compile(r"[ \t]*(:|[–—−]|-{1,3}(?=\s)|\.(?=\s|$)|\n(?=\s*[A-Z“\"]))\s*")
AROUND = " \t\n:.–—-"
NUMBER = re.compile(
    r"""\s*(?:[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)\]](?=\s|$)\s*
    |\#\s?\d{1,3}[.:)]?\s+
    |[QT]\s?\d{1,3}\s*[.:)–—-]\s*
    |(?:Key\s+|Core\s+)?(?:Question|Tension|Trade-?off|Dilemma|Criterion|Fact|Goal)s?
      \s+(?:\d{1,3}|[ivxIVX]{1,5}|[A-F])(?:\s*[.:)–—-]\s*|$))""",
    re.X | re.I,
)


@dataclass(frozen=True)
class Link:
    """A link inside words, from one character up to another."""

    start: int
    end: int
    address: str

    @property
    def is_local(self) -> bool:
        """It leads to a place in the document, or to a file beside it."""
        return not re.match(r"[a-z][a-z0-9+.-]*:|//|www\.", self.address, re.I)


@dataclass(frozen=True)
class Words:
    """Plain text that remembers what was bold, what was italic, and where it linked to.

    A line break of the document is kept as one, so that lines can be told apart.
    """

    text: str
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    images: int = 0

    @cached_property
    def plain(self) -> str:
        """The text as one paragraph."""
        return " ".join(self.text.split())

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def cut(self, start: int, end: int | None = None) -> "Words":
        """A stretch of it, without the space around it."""
        end = len(self.text) if end is None else end
        stretch = self.text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end = max(start, end - (len(stretch) - len(stretch.rstrip())))
        if not (self.bold or self.italic or self.links or self.notes):
            return Words(self.text[start:end])
        return Words(
            self.text[start:end],
            _inside(self.bold, start, end),
            _inside(self.italic, start, end),
            tuple(
                Link(max(link.start, start) - start, min(link.end, end) - start, link.address)
                for link in self.links
                if link.start < end and link.end > start
            ),
            self.notes,
        )

    def lines(self) -> list["Words"]:
        """Its lines, as the document breaks them."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(self.cut(start, start + len(line)))
            start += len(line) + 1
        return found

    @property
    def is_bold(self) -> bool:
        """All of it is bold, but for numbers and punctuation."""
        if not self.bold:
            return False
        kept = list(self.text)
        for start, end in self.bold:
            kept[start:end] = " " * (end - start)
        rest = "".join(kept)
        return not any(letter.isalpha() for letter in NUMBER.sub("", rest, count=1))

    @property
    def lead(self) -> int:
        """Where the bold or italic words at its very start end; 0 without any."""
        for spans in (self.bold, self.italic):
            for start, end in spans:
                if not any(map(str.isalnum, self.text[:start])):
                    return end
        return 0

    def unnumbered(self) -> "Words":
        """It without the number or label of an item in front."""
        found = NUMBER.match(self.text)
        if not found or found.end() == len(self.text):
            return self
        return self.cut(found.end())


def named(words: Words) -> tuple[Words, Words, bool]:
    """The name that stands in bold or italics in front, what follows, and whether something
    separates the two. Without such a name it is empty."""
    end = words.lead
    if not end:
        return Words(""), words, False
    name, rest = words.cut(0, end), words.text[end:]
    divider = SEPARATED.match(rest)
    is_apart = bool(divider) or name.text[-1:] in ":.–—" or not rest.strip()
    following = words.cut(end + (divider.end() if divider else 0))
    return _bare(name), following, is_apart


def labeled(words: Words) -> tuple[Words, Words]:
    """A short name before a colon or a dash, and what follows; no name where there is none."""
    for found in dividers(words.text):
        name = words.text[: found.start()]
        if _is_name(name) and words.text[found.end() :].strip():
            return _bare(words.cut(0, found.start())), words.cut(found.end())
    return Words(""), words


def dividers(text: str) -> Iterator[re.Match[str]]:
    """Where a name could end: at a colon, or at a dash with space around it."""
    return re.finditer(r":(?=\s)|\s[–—−-]{1,3}\s", text)


def _is_name(text: str) -> bool:
    return 0 < len(text.strip()) <= 90 and not re.search(r"[a-z]{3}[.?!]\s", text)


def _bare(words: Words) -> Words:
    text = words.text
    start = len(text) - len(text.lstrip(" \t\n:–—-"))
    end = len(text.rstrip(AROUND))
    if text[end : end + 1] == "." and re.search(r"\b([A-Z]\.)*[A-Z]$|\bvs?$", text[:end]):
        end += 1
    return words.cut(start, max(start, end))


def _inside(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in spans
        if first < end and last > start
    )
