"""The checklist before a scenario is run, as a colleague would read it: what keeps it from being
played, what is worth another look, and what is fine. Warnings are never walls."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.scenario_files.faults import Fault

from .balance_checks import briefs, poles, standing_in
from .coverage_checks import coverage, reach
from .fault_places import place_of
from .findings import Draft, Finding, Weight
from .secrecy_checks import secrecy
from .source_checks import fiction, figures
from .timing_checks import durations, timing

# So many of one kind are said one by one; the rest is counted and folds away.
SAID = 3


@dataclass(frozen=True)
class Alike:
    """The findings of one rule: the first few, and the rest."""

    shown: tuple[Finding, ...]
    rest: tuple[Finding, ...]


@dataclass(frozen=True)
class Checklist:
    groups: tuple[Alike, ...]
    to_fix: int
    to_check: int

    def to_check_in(self, part: str) -> int:
        """How much of what is to check stands in this part."""
        found = (one for group in self.groups for one in (*group.shown, *group.rest))
        return sum(one.part == part and one.weight == Weight.WARNS for one in found)


def checklist(files: Mapping[str, Any], faults: Iterable[Fault]) -> Checklist:
    """No query. `faults` are what keeps the files from being read as a package."""
    found = [*_walls(files, faults), *findings(files, timezone.localdate().year)]
    weights = [one.weight for one in found]
    return Checklist(
        groups=tuple(_alike(list(alike)) for _rule, alike in groupby(found, lambda one: one.rule)),
        to_fix=weights.count(Weight.BLOCKS),
        to_check=weights.count(Weight.WARNS),
    )


def findings(files: Mapping[str, Any], this_year: int) -> Iterator[Finding]:
    """What is worth another look, by rule, and then what is fine."""
    draft = Draft(files)
    hours = {"hours": durations(draft)}
    teams, injects = draft.teams, draft.injects
    fine = []
    for found, is_there, praise in (
        (coverage(draft), injects, _("Every tension, question and criterion is met in play.")),
        (reach(draft), injects, _("Every team is reached in every move.")),
        (poles(draft), draft.rows("tensions"), _("Both poles of every tension are argued alike.")),
        (briefs(draft), teams, _("Briefs are of like length.")),
        (standing_in(draft), False, ""),
        (figures(draft, this_year), draft.rows("facts"), _("Every figure has a source of late.")),
        (fiction(draft), True, _("What is invented says so.")),
        (secrecy(draft), teams, _("What is private to a team stands nowhere else.")),
        (timing(draft), hours["hours"], _("Timings add up: %(hours)s.") % hours),
    ):
        rows = sorted(found, key=lambda one: one.rule)
        yield from rows
        if is_there and not rows:
            fine.append(Finding("fine", praise, weight=Weight.FINE))
    yield from fine


def _walls(files: Mapping[str, Any], faults: Iterable[Fault]) -> Iterator[Finding]:
    """What keeps it from being played, each thing once."""
    seen = set()
    for fault in faults:
        part, row = place_of(files, fault)
        claim = _("At least one team is needed.") if fault.file == "roles" else fault.message
        if (part, row, claim) not in seen:
            seen.add((part, row, claim))
            yield Finding("wall", claim, "", part, row, Weight.BLOCKS)


def _alike(found: list[Finding]) -> Alike:
    is_all = len(found) <= SAID + 1 or found[0].weight != Weight.WARNS
    return Alike(tuple(found if is_all else found[:SAID]), tuple(() if is_all else found[SAID:]))
