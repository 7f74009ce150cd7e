"""A scenario draft as its author sees it: its parts, what is still to be written, what keeps it
from being played."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wargame.models import ScenarioDraft
from wargame.overviews.blanks import TO_WRITE
from wargame.overviews.proposals import NO_SOURCE, POLE
from wargame.scenario_files import parts
from wargame.scenario_files.faults import Fault
from wargame.scenario_files.reader import faults_of

from .fault_places import place_of
from .scenario_checks import Checklist, checklist


@dataclass(frozen=True)
class Part:
    """One part of a draft: how many entries it has, how many of them wait for words, what keeps
    it from being played, the entries that no move takes up, and how much a colleague would look at
    again."""

    name: str
    count: int
    waiting: int
    faults: tuple[str, ...]
    idle: tuple[str, ...] = ()
    to_check: int = 0


@dataclass(frozen=True)
class DraftSheet:
    """A draft with its parts; `others` are faults that stand in none of them."""

    draft: ScenarioDraft
    parts: tuple[Part, ...]
    others: tuple[str, ...]
    checks: Checklist

    @property
    def is_playable(self) -> bool:
        return not self.others and not any(part.faults for part in self.parts)

    @property
    def waiting(self) -> int:
        return sum(part.waiting for part in self.parts)


def draft_sheet(draft: ScenarioDraft) -> DraftSheet:
    """No query."""
    faults = tuple(faults_of(draft.files))
    checks = checklist(draft.files, faults)
    shown = tuple(_part(draft, name, faults, checks) for name in parts.NAMES)
    others = tuple(fault.message for fault in faults if not place_of(draft.files, fault)[0])
    return DraftSheet(draft, shown, others, checks)


def _part(draft: ScenarioDraft, name: str, faults: tuple[Fault, ...], checks: Checklist) -> Part:
    rows = parts.rows_of(draft.files, name)
    here = [fault for fault in faults if place_of(draft.files, fault)[0] == name]
    return Part(
        name,
        count=len(rows),
        waiting=sum(map(_waits, rows)),
        faults=tuple(dict.fromkeys(map(_sentence, here))),
        idle=tuple(_idle(draft, name, rows)),
        to_check=checks.to_check_in(name),
    )


def _idle(draft: ScenarioDraft, name: str, rows: list[parts.Row]) -> Iterator[str]:
    """Key questions that no move asks, and tensions that no move puts."""
    moves = parts.rows_of(draft.files, parts.MOVES)
    taken = {move.get("question") for move in moves}
    taken |= {key for move in moves for key in move.get("tensions", [])}
    if name in ("questions", "tensions"):
        yield from (
            str(row.get("name", row.get("text"))) for row in rows if row["key"] not in taken
        )


def _sentence(fault: Fault) -> str:
    """What is wrong, to somebody who sees parts and no files."""
    return _("At least one team is needed.") if fault.file == "roles" else fault.message


def _waits(value: Any) -> bool:
    """Words that stand in for what the overview did not say."""
    if isinstance(value, dict):
        return any(map(_waits, value.values()))
    if isinstance(value, list):
        return any(map(_waits, value))
    return isinstance(value, str) and (value in (POLE, NO_SOURCE) or value.startswith(TO_WRITE))
