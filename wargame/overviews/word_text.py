"""A Word document as Markdown: its headings, lists, tables, bold words, links and footnotes, one
paragraph a line, so that it is read like any other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .word_files import Node, parts_of

SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
OPENING = re.compile(r"^(\s*)([#+=-]|\d{1,3}[.)](?=\s))")
HEADING = re.compile(r"heading (\d)")
OFF = {"0", "false", "none", "off"}
SKIPPED = {"Fallback", "del", "moveFrom", "instrText"}


def markdown_of(content: bytes) -> str:
    """The text of a Word file. Raises Unreadable."""
    parts = parts_of(content)
    return _Writing(parts).text()


@dataclass(frozen=True)
class _Style:
    """What a style says of a paragraph: its name, and the list it makes of it."""

    name: str
    list_id: str

    @property
    def level(self) -> int:
        """How deep in a list its name puts a paragraph: “list bullet 2” is below the first."""
        return int(self.name[-1]) - 1 if self.name[-1:] in "2345" and self.name else 0


class _Writing:
    """Writes one document down."""

    def __init__(self, parts: dict[str, Node]) -> None:
        self._document = parts["word/document.xml"]
        self._styles = dict(_styles(parts.get("word/styles.xml")))
        self._bulleted = _bulleted(parts.get("word/numbering.xml"))
        self._links = _links(parts.get("word/_rels/document.xml.rels"))
        self._notes = parts.get("word/footnotes.xml")
        self._lines: list[str] = []
        self._was_listed = False

    def text(self) -> str:
        body = self._document.find("document", "body")
        self._blocks(body or Node(""))
        for note in _under(self._notes, "footnotes", "footnote"):
            said = " ".join(self._inline(one).strip() for one in note.all("p"))
            if said.strip():
                self._lines += ["", f"[^{note.attributes.get('id')}]: {said.strip()}"]
        return "\n".join(self._lines).strip() + "\n"

    def _blocks(self, inside: Node) -> None:
        for node in inside.children:
            if node.name == "p":
                self._paragraph(node)
            elif node.name == "tbl":
                self._table(node)
            elif node.name not in SKIPPED:
                self._blocks(node)

    def _paragraph(self, node: Node) -> None:
        said = self._inline(node).strip()
        if said:
            mark, is_listed = self._mark(node)
            if not (is_listed and self._was_listed):
                self._lines.append("")
            indent = " " * len(mark) if is_listed else ""
            escaped = said if mark else OPENING.sub(r"\1\\\2", said)
            self._lines += f"{mark}{escaped}".replace("\n", f"\n{indent}").split("\n")
            self._was_listed = is_listed
        for box in _boxes(node):
            self._blocks(box)

    def _mark(self, node: Node) -> tuple[str, bool]:
        """What Markdown writes before the paragraph, and whether it is in a list."""
        style = self._styles.get(_value(node, "pPr", "pStyle"), _Style("", ""))
        heading = HEADING.fullmatch(style.name)
        if heading:
            return "#" * min(int(heading[1]), 6) + " ", False
        if style.name == "title":
            return "# ", False
        list_id = _value(node, "pPr", "numPr", "numId") or style.list_id
        named = style.name.startswith(("list bullet", "list number"))
        if list_id in ("", "0") and not named:
            return "", False
        level = style.level or min(int(_value(node, "pPr", "numPr", "ilvl") or 0), 8)
        is_bullet = style.name.startswith("list bullet") or (list_id, level) in self._bulleted
        return " " * 4 * level + ("- " if is_bullet else "1. "), True

    def _table(self, node: Node) -> None:
        rows = [[self._cell(cell) for cell in row.all("tc")] for row in node.all("tr")]
        wide = max(map(len, rows), default=0)
        self._was_listed = False
        if wide == 1:
            for row in node.all("tr"):
                self._blocks(row)
            return
        self._lines.append("")
        for at, cells in enumerate(rows):
            self._lines.append(f"| {' | '.join(cells + [''] * (wide - len(cells)))} |")
            if at == 0:
                self._lines.append("|" + "---|" * wide)

    def _cell(self, cell: Node) -> str:
        said = (self._inline(one) for one in cell.all("p"))
        return " ".join(" ".join(said).split())

    def _inline(self, node: Node) -> str:
        """The words of a paragraph with their marks."""
        said = ""
        for child in node.children:
            if child.name == "r":
                said += self._run(child)
            elif child.name == "hyperlink":
                inside = self._inline(child)
                target = self._links.get(child.attributes.get("id", ""), "")
                said += f"[{inside.strip()}](<{target}>)" if target and inside.strip() else inside
            elif child.name not in SKIPPED:
                said += self._inline(child)
        return said.replace("****", "").replace("** **", " ")

    def _run(self, run: Node) -> str:
        said = "".join(_said(child) for child in run.children)
        is_bold, is_italic = (_is_on(run.find("rPr", mark)) for mark in "bi")
        stars = "**" if is_bold else "*" if is_italic else ""
        inner = said.strip()
        if not stars or not inner:
            return said
        start, end = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
        return f"{start}{stars}{inner}{stars}{end}"


def _said(node: Node) -> str:
    if node.name == "t":
        return SPECIAL.sub(r"\\\1", node.text)
    if node.name == "footnoteReference":
        return f"[^{node.attributes.get('id')}]"
    return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(node.name, "")


def _boxes(node: Node) -> Iterator[Node]:
    """Boxes of text that hang on a paragraph."""
    for child in node.children:
        if child.name == "txbxContent":
            yield child
        elif child.name not in SKIPPED:
            yield from _boxes(child)


def _styles(part: Node | None) -> Iterator[tuple[str, _Style]]:
    for style in _under(part, "styles", "style"):
        list_id = _value(style, "pPr", "numPr", "numId")
        said = _Style(_value(style, "name").lower(), list_id)
        yield style.attributes.get("styleId", ""), said


def _bulleted(part: Node | None) -> set[tuple[str, int]]:
    """The lists, with their levels, whose items have bullets and not numbers."""
    kinds = {
        (plan.attributes.get("abstractNumId", ""), level.attributes.get("ilvl", "0"))
        for plan in _under(part, "numbering", "abstractNum")
        for level in plan.all("lvl")
        if _value(level, "numFmt") == "bullet"
    }
    return {
        (number.attributes.get("numId", ""), int(level))
        for number in _under(part, "numbering", "num")
        for plan, level in kinds
        if plan == _value(number, "abstractNumId")
    }


def _links(part: Node | None) -> dict[str, str]:
    return {
        one.attributes.get("Id", ""): one.attributes.get("Target", "")
        for one in _under(part, "Relationships", "Relationship")
        if one.attributes.get("TargetMode") == "External"
    }


def _under(part: Node | None, root: str, name: str) -> Iterator[Node]:
    found = part.find(root) if part else None
    return found.all(name) if found else iter(())


def _value(node: Node, *path: str) -> str:
    found = node.find(*path)
    return found.value if found else ""


def _is_on(mark: Node | None) -> bool:
    return mark is not None and mark.value.lower() not in OFF
