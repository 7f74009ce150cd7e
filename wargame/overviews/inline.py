"""From the marks inside a line to words: what Markdown says with stars, brackets and exclamation
marks."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .words import Link, Words

FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
BREAKS = {"softbreak", "hardbreak"}
OPENED = {"strong_open": "bold", "em_open": "italic", "link_open": "link"}
CLOSED = {"strong_close", "em_close", "link_close"}


def plain(text: str) -> str:
    """The words of a line by itself, without marks."""
    tokens = MarkdownIt("commonmark").parseInline(text)
    return words_of(tokens[0]).plain


def words_of(token: Token) -> Words:
    """The words of an inline token."""
    reading = _Reading()
    for child in token.children or []:
        reading.add(child)
    return reading.words()


class _Reading:
    """Walks the tokens of a line once, in order."""

    def __init__(self) -> None:
        self._text = ""
        self._open: list[tuple[str, int, str]] = []
        self._spans: dict[str, list[tuple[int, int]]] = {"bold": [], "italic": []}
        self._links: list[Link] = []
        self._notes: list[str] = []
        self._images = 0

    def add(self, token: Token) -> None:
        kind = token.type
        if kind in ("text", "code_inline"):
            self._say(token.content)
        elif kind in BREAKS or (kind == "html_inline" and token.content.lower().startswith("<br")):
            self._text = self._text.rstrip(" ") + "\n" if kind in BREAKS else self._text + " "
        elif kind == "image":
            self._images += 1
        elif kind in OPENED:
            self._open.append((OPENED[kind], len(self._text), str(token.attrGet("href") or "")))
        elif kind in CLOSED and self._open:
            self._close()

    def words(self) -> Words:
        whole = Words(
            self._text,
            tuple(sorted(self._spans["bold"])),
            tuple(sorted(self._spans["italic"])),
            tuple(self._links),
            tuple(self._notes),
            self._images,
        )
        cut = whole.cut(0)
        return Words(cut.text, cut.bold, cut.italic, cut.links, whole.notes, whole.images)

    def _say(self, text: str) -> None:
        self._notes += FOOTNOTE.findall(text)
        text = FOOTNOTE.sub("", text)
        if text.startswith(" ") and self._text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        self._text += text

    def _close(self) -> None:
        kind, start, address = self._open.pop()
        if kind == "link":
            self._links.append(Link(start, len(self._text), address))
        elif len(self._text) > start:
            self._spans[kind].append((start, len(self._text)))
