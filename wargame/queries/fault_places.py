"""Where in a draft a fault of its files stands: the part, and the entry of it."""

from collections.abc import Mapping
from typing import Any

from wargame.scenario_files import parts
from wargame.scenario_files.faults import Fault

PART_OF_FILE = {
    **{file: name for name, (file, _inside, _letter) in reversed(parts.LISTED.items())},
    parts.SCENARIO: parts.BRIEF,
    parts.OVERVIEW: parts.BRIEF,
    parts.LEDGER_FILE: parts.LEDGER,
    "roles": parts.TEAMS,
}


def place_of(files: Mapping[str, Any], fault: Fault) -> tuple[str, str]:
    """The part and the key of the entry; nothing where no part shows the file. The line of a fault
    of plain values is the number of the entry, and 0 is none of them."""
    folder, _slash, name = fault.file.partition("/")
    part = PART_OF_FILE.get(folder, "")
    if folder == "roles":
        return part, name.removesuffix(".yaml")
    if fault.file == parts.SCENARIO and fault.line:
        part = "seats"
    if part not in parts.LISTED or not fault.line:
        return part, ""
    return part, str(parts.rows_of(files, part)[fault.line - 1]["key"])
