"""What became of the words of a text: those that stand, those taken out, those put in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A break of line is a word of its own; how wide a space is does not matter.
WORD = re.compile(r"\n|\S+")
# Beyond this many words on a side what differs is shown as one piece: comparing takes the square.
MOST_WORDS = 3000
LONG_PASSAGE, SHOWN_OF_IT = 240, 80


class Fate(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True)
class Piece:
    """Some words in a row with the same fate."""

    fate: Fate
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in one: without what was put in it is the one, without what was taken out the
    other."""
    return tuple(_joined(_pieces(_words(before), _words(after))))


def in_context(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Of a long passage that stands as it was, its beginning and its end are enough."""
    return tuple(_shortened(piece) for piece in found)


def _shortened(piece: Piece) -> Piece:
    if piece.fate != Fate.SAME or len(piece.text) <= LONG_PASSAGE:
        return piece
    head, tail = piece.text[:SHOWN_OF_IT], piece.text[-SHOWN_OF_IT:]
    return Piece(Fate.SAME, f"{head.rpartition(' ')[0]} … {tail.partition(' ')[2]}")


def _words(text: str) -> list[str]:
    """Each with a space behind it, so that it is the same word at the end of a line."""
    return [word if word == "\n" else f"{word} " for word in WORD.findall(text)]


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    """What stands at both ends needs no comparing."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    ends = len(before) - tail, len(after) - tail
    yield Piece(Fate.SAME, "".join(before[:head]))
    yield from _compared(before[head : ends[0]], after[head : ends[1]])
    yield Piece(Fate.SAME, "".join(before[ends[0] :]))


def _compared(before: list[str], after: list[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > MOST_WORDS:
        yield Piece(Fate.OUT, "".join(before))
        yield Piece(Fate.IN, "".join(after))
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield Piece(Fate.SAME, "".join(after[c:d]))
        else:
            yield Piece(Fate.OUT, "".join(before[a:b]))
            yield Piece(Fate.IN, "".join(after[c:d]))


def _common(one: list[str], other: list[str]) -> int:
    """How many words are the same from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbors of one fate as one piece; what was taken out before what stands in its place."""
    kept: list[Piece] = []
    for piece in found:
        if not piece.text:
            continue
        if kept and kept[-1].fate == piece.fate:
            kept[-1] = Piece(piece.fate, kept[-1].text + piece.text)
        else:
            kept.append(piece)
    yield from kept
