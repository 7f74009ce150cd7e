"""A package written down: the texts of its files, as the reader takes them in."""

from collections.abc import Mapping
from typing import Any

import yaml

from .package import ScenarioPackage
from .reader import read_texts

LONGEST_SLUG = 66


def texts_of(files: Mapping[str, Any]) -> dict[str, str]:
    """The text of each file, by name: YAML of plain values, or a text as it is."""
    return {
        name: content if isinstance(content, str) else _yaml(content)
        for name, content in files.items()
    }


def package_of(files: Mapping[str, Any], number: int | None = None) -> ScenarioPackage:
    """The package that these files make, read by what reads folders. The number of a draft of a
    new scenario keeps its name apart from that of any other. Raises BrokenPackage."""
    if number is not None:
        named = files["scenario.yaml"] | {"slug": slug_of(files, number)}
        files = {**files, "scenario.yaml": named}
    return read_texts(texts_of(files))


def slug_of(files: Mapping[str, Any], number: int) -> str:
    """The name of what a numbered draft becomes."""
    return numbered(files["scenario.yaml"]["slug"], number)


def numbered(slug: str, number: int) -> str:
    """A name with a number behind it, still as short as it may be."""
    return f"{slug[:LONGEST_SLUG].rstrip('-')}-{number}"


def _yaml(content: Any) -> str:
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return text
