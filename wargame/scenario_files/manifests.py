"""The manifest of a package file: what it says of itself, and whether that is so."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .faults import BrokenPackage, Fault
from .lines import Document
from .package import ScenarioPackage
from .packing import MANIFEST
from .reader import text_of
from .shape import misshapen

MOST_LETTERS = 64_000


@dataclass(frozen=True)
class Manifest:
    """A manifest of the right shape."""

    document: Document

    @property
    def number(self) -> int:
        return int(self.document.value["version"])

    @property
    def note(self) -> str:
        return str(self.document.value["note"]).strip()

    @property
    def checksums(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self.document.value["sha256"]
        return found

    def fault(self, message: str, *place: str) -> Fault:
        return self.document.fault(message, *place)

    def agree(self, package: ScenarioPackage) -> None:
        """Raises BrokenPackage where it says something else than the files do."""
        said = {
            "slug": package.slug,
            "title": package.title,
            "licence": package.licence,
            "authors": list(package.authors),
        }
        wrong = [
            self.fault(f"“{field}” is another than in scenario.yaml.", field)
            for field, value in said.items()
            if self.document.value[field] != value
        ]
        if wrong:
            raise BrokenPackage(wrong)


def manifest_of(content: bytes) -> tuple[Manifest | None, list[Fault]]:
    """The manifest that stands in these bytes; None with all that is wrong with it."""
    try:
        text = text_of(MANIFEST, content)
    except BrokenPackage as broken:
        return None, broken.faults
    if len(text) > MOST_LETTERS:
        return None, [Fault(MANIFEST, 1, "The file is longer than a manifest can be.")]
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return None, [Fault(MANIFEST, error.lineno, f"This is no JSON: {error.msg}.")]
    except RecursionError:
        return None, [Fault(MANIFEST, 1, "It is nested too deep.")]
    document = Document(MANIFEST, value, dict(_lines(text, value)))
    faults = list(misshapen(document, "manifest"))
    return (None if faults else Manifest(document)), faults


def _lines(text: str, value: Any) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """On which line each field stands, and each checksum."""
    fields = value if isinstance(value, dict) else {}
    checksums = fields.get("sha256")
    named: dict[tuple[str | int, ...], str] = {(name,): name for name in fields}
    if isinstance(checksums, dict):
        named |= {("sha256", name): name for name in checksums}
    lines = text.split("\n")
    for place, name in named.items():
        quoted = json.dumps(name, ensure_ascii=False) + ":"
        yield place, next((n for n, line in enumerate(lines, start=1) if quoted in line), 1)
