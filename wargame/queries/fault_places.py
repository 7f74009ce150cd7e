"""Where in a draft a fault of its files stands: the part, and the entry of it."""

from collections.abc import Mapping
from typing import Any

from wargame.scenario_files import parts
from wargame.scenario_files.faults import Fault
from wargame.scenario_files.lines import parse
from wargame.scenario_files.writing import texts_of

PART_OF_FILE = {
    "scenario.yaml": parts.BRIEF,
    "overview.md": parts.BRIEF,
    "roles": parts.TEAMS,
    **{file: name for name, (file, _inside, _letter) in parts.LISTED.items()},
}


def place_of(files: Mapping[str, Any], fault: Fault) -> tuple[str, str]:
    """The part and the key of the entry; nothing where no part shows the file."""
    folder, _slash, name = fault.file.partition("/")
    part = PART_OF_FILE.get(folder, "")
    if folder == "roles":
        return part, name.removesuffix(".yaml")
    return part, _row(files, part, fault) if part in parts.LISTED else ""


def _row(files: Mapping[str, Any], part: str, fault: Fault) -> str:
    """The last entry that begins at the line of the fault or before it."""
    file, inside, _letter = parts.LISTED[part]
    document = parse(file, texts_of({file: files.get(file)})[file])
    rows = parts.rows_of(files, part)
    begun = [document.line(*((inside, n) if inside else (n,))) for n in range(len(rows))]
    before = [row["key"] for row, line in zip(rows, begun, strict=True) if line <= fault.line]
    return str(before[-1]) if before else ""
