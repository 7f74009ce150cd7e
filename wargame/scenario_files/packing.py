"""A version of a scenario as one file that can be handed on: its readable files and a manifest.

The same version always gives the same bytes: names are sorted, nothing is compressed or dated, and
the fields of every file stand in the order of the schema.
"""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from .reader import definition_of
from .shape import in_order
from .writing import texts_of

FORMAT = 1
MANIFEST = "manifest.json"
SUFFIX = ".wargame.zip"
# The first moment that a ZIP file can tell, and a plain file that its owner may change.
NO_DATE = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16


def pack(files: Mapping[str, Any], number: int, note: str) -> bytes:
    """The package of a version, with its number and what changed with it."""
    contents = {name: text.encode() for name, text in _texts(files).items()}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        manifest = _manifest(files["scenario.yaml"], number, note, contents)
        for name, content in {MANIFEST: manifest, **dict(sorted(contents.items()))}.items():
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.external_attr = PLAIN_FILE
            entry.create_system = 3
            archive.writestr(entry, content)
    return written.getvalue()


def _texts(files: Mapping[str, Any]) -> dict[str, str]:
    """As they are read again: line breaks are one character, and no mark stands before a text."""
    ordered = {name: in_order(value, definition_of(name)) for name, value in files.items()}
    return {
        name: text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        for name, text in texts_of(ordered).items()
    }


def _manifest(
    scenario: Mapping[str, Any], number: int, note: str, contents: Mapping[str, bytes]
) -> bytes:
    said = {
        "format": FORMAT,
        "slug": scenario["slug"],
        "title": scenario["title"],
        "version": number,
        "licence": scenario.get("licence", ""),
        "authors": scenario.get("authors", []),
        "note": note,
        "sha256": {name: hashlib.sha256(contents[name]).hexdigest() for name in sorted(contents)},
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
