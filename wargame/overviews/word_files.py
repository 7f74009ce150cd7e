"""What is inside a Word file (.docx): XML in a packed folder, believed of nothing and bounded in
everything. Nothing in it is fetched, expanded or run."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from .unreadable import Unreadable

MOST_UNPACKED = 20_000_000
MOST_NODES = 400_000
DEEPEST = 60
NO_WORD_FILE = "This is not a Word document (.docx), though it is packed like one."
TOO_LARGE = "The document is too large once it is unpacked; a policy overview has a few pages."
# What comes of a file that only looks like a Word document.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    KeyError,
    ValueError,
    OSError,
    RuntimeError,
    EOFError,
)


@dataclass
class Node:
    """An element; names stand without their name space. Text is a node without a name."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def find(self, *path: str) -> "Node | None":
        """The first element down this path."""
        node: Node | None = self
        for name in path:
            inside = node.children if node else []
            node = next((child for child in inside if child.name == name), None)
        return node

    def all(self, name: str) -> Iterator["Node"]:
        return (child for child in self.children if child.name == name)

    @property
    def value(self) -> str:
        return self.attributes.get("val", "")


def parts_of(content: bytes) -> dict[str, Node]:
    """The parts of a Word file that say something, by name. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [name for name in PARTS if name in packed.namelist()]
            if PARTS[0] not in names:
                raise Unreadable(NO_WORD_FILE)
            return {name: _tree(_unpacked(packed, name)) for name in names}
    except UNREADABLE as error:
        raise Unreadable(NO_WORD_FILE) from error


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes:
    """One part, read no further than may be, whatever the file says of its size."""
    with packed.open(name) as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise Unreadable(TOO_LARGE)
    return content


def _tree(content: bytes) -> Node:
    building = _Building()
    building.parser.Parse(content, True)
    return building.root


class _Building:
    """Builds nodes from XML. Declarations, with which a small file could grow, are refused."""

    def __init__(self) -> None:
        self.root = Node("")
        self._open = [self.root]
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say

    def _refuse(self, *_declared: object) -> None:
        raise Unreadable(NO_WORD_FILE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        node = Node(name.rpartition(":")[2], plain)
        self._count += 1
        if self._count > MOST_NODES or len(self._open) > DEEPEST:
            raise Unreadable(TOO_LARGE)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _say(self, text: str) -> None:
        self._open[-1].text += text


PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/_rels/document.xml.rels",
)
