"""What a row of an inject list may point to in the files of a scenario."""

from collections.abc import Mapping
from typing import Any

from wargame.scenario_files import parts

from .inject_lists import Known


def known_of(files: Mapping[str, Any]) -> Known:
    """Its teams and moves; steps and what is out are of a run."""
    teams: dict[str, str] = {}
    for role in parts.rows_of(files, parts.TEAMS):
        names = (role["code"], role.get("name", ""), role.get("short_name", ""))
        teams |= {name.lower(): role["code"] for name in names if name}
    lasting = {move["number"]: move["minutes"] for move in parts.rows_of(files, "moves")}
    begins = {number: sum(n for m, n in lasting.items() if m < number) for number in lasting}
    return Known(teams, set(), begins, set(), lasting)
