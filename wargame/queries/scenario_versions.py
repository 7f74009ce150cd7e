"""The versions of a scenario as its readers see them: what changed with each, and since when."""

from dataclasses import dataclass

from wargame.models import Facilitator, Scenario, ScenarioDraft, ScenarioVersion, may_edit

from . import differences
from .differences import Difference
from .scenario_drafts import DraftSheet, draft_sheet


@dataclass(frozen=True)
class Versions:
    """All versions of a scenario, the latest first."""

    scenario: Scenario
    versions: tuple[ScenarioVersion, ...]
    may_edit: bool

    @property
    def pairs(self) -> tuple[tuple[ScenarioVersion, ScenarioVersion | None], ...]:
        """Each with the one before it."""
        return tuple(zip(self.versions, (*self.versions[1:], None), strict=True))


@dataclass(frozen=True)
class Publishing:
    """What a draft is about to become: what its author changed, what others published since, and
    what keeps it from being played.

    `base` is None for the first version of a new scenario."""

    sheet: DraftSheet
    base: ScenarioVersion | None
    mine: Difference | None = None
    theirs: Difference | None = None
    latest: ScenarioVersion | None = None

    @property
    def draft(self) -> ScenarioDraft:
        return self.sheet.draft

    @property
    def number(self) -> int:
        return self.latest.number + 1 if self.latest else 1


def versions(scenario: Scenario, me: Facilitator) -> Versions:
    """Two queries."""
    found = scenario.versions.visible_to(me).select_related("published_by").defer("files")
    return Versions(scenario, tuple(found.order_by("-number")), may_edit(scenario, me))


def publishing(draft: ScenarioDraft) -> Publishing:
    """Two queries at most."""
    sheet, base = draft_sheet(draft), draft.based_on
    if base is None:
        return Publishing(sheet, None)
    every = base.scenario.versions.select_related("published_by").order_by("number")
    latest = every.last() or base
    mine = differences.of_draft(draft, base)
    theirs = differences.of_versions(base, latest) if latest.number > base.number else None
    return Publishing(sheet, base, mine, theirs, latest)
