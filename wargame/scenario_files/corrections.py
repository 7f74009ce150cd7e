"""One text of a package put in place of another, in the file where it stands."""

from collections.abc import Mapping
from typing import Any

POLES = {"case_a": 0, "case_b": 1}


def with_text(
    files: Mapping[str, Any], thing: str, key: str, field: str, value: str | list[str]
) -> dict[str, Any]:
    """The files with this text. `thing` is a fact, tension, team, move or inject, known by `key`;
    one that is no longer there leaves them as they are."""
    if thing == "team":
        name = f"roles/{key}.yaml"
        return {**files, name: files[name] | {field: value}} if name in files else dict(files)
    name = f"{thing}s.yaml"
    known_by = "number" if thing == "move" else "key"
    rows = [_with(row, field, value) if str(row[known_by]) == key else row for row in files[name]]
    return {**files, name: rows}


def _with(row: dict[str, Any], field: str, value: str | list[str]) -> dict[str, Any]:
    if field not in POLES:
        return row | {field: value}
    poles = [
        pole | {"good_case": value} if at == POLES[field] else pole
        for at, pole in enumerate(row["poles"])
    ]
    return row | {"poles": poles}
