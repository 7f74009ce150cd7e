"""The sheet of a scenario: what a version holds, on one page, and the versions before it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.models import (
    Criterion,
    Facilitator,
    Fact,
    KeyQuestion,
    PlannedMove,
    Role,
    Scenario,
    ScenarioVersion,
    Tension,
    may_edit,
)

from .library import Runs, hours, letters, runs_of, span

# A head of delegation and a recorder make a team.
FEWEST_SEATS = 2


@dataclass(frozen=True)
class SheetTension:
    """A tension, and the numbers of the moves that put it."""

    tension: Tension
    moves: str


@dataclass(frozen=True)
class SheetMove:
    """A move, what it is about, and how many injects are planned in it."""

    move: PlannedMove
    about: str
    injects: int


@dataclass(frozen=True)
class ScenarioSheet:
    """A version with its parts in order; `injects` are all that are planned, `reserve` those of
    them that have no move."""

    version: ScenarioVersion
    may_edit: bool
    versions: tuple[ScenarioVersion, ...]
    runs: Runs
    length: str
    tensions: tuple[SheetTension, ...]
    questions: tuple[KeyQuestion, ...]
    criteria: tuple[Criterion, ...]
    moves: tuple[SheetMove, ...]
    roles: tuple[Role, ...]
    facts: tuple[Fact, ...]
    injects: int
    reserve: int

    @property
    def letters(self) -> str:
        return letters(self.version.scenario.title)

    @property
    def is_latest(self) -> bool:
        return self.version == self.versions[0]

    @property
    def seats(self) -> str:
        fewest = FEWEST_SEATS * len(self.roles)
        most = sum(len(role.seats) for role in self.roles)
        return str(most) if most <= fewest else f"{fewest}–{most}"

    @property
    def minutes(self) -> str:
        """How long a move lasts, where each is as long as the others."""
        lasting = {one.move.minutes for one in self.moves}
        return _("%(length)s each") % {"length": hours(*lasting)} if len(lasting) == 1 else ""

    @property
    def has_all_sources(self) -> bool:
        return all(fact.source for fact in self.facts)


def sheet(scenario: Scenario, me: Facilitator, number: int | None = None) -> ScenarioSheet | None:
    """Of this version, or of the latest; None where there is none. At most fifteen queries."""
    versions = tuple(
        scenario.versions.defer("files").select_related("published_by").order_by("-number")
    )
    wanted = (one for one in versions if number in (None, one.number))
    version = next(wanted, None)
    if version is None:
        return None
    version.scenario = scenario
    moves = list(version.plannedmoves.prefetch_related("tensions"))
    planned = Counter(version.plannedinjects.values_list("move", flat=True))
    minutes = [one.minutes for one in version.formatpresets.all()]
    return ScenarioSheet(
        version=version,
        may_edit=may_edit(scenario, me),
        versions=versions,
        runs=runs_of([scenario.pk]).get(scenario.pk, Runs()),
        length=span(min(minutes, default=None), max(minutes, default=None)),
        tensions=tuple(_tension(one, moves) for one in version.tensions.all()),
        questions=tuple(version.keyquestions.all()),
        criteria=tuple(version.criteria.all()),
        moves=tuple(_move(one, planned) for one in moves),
        roles=tuple(version.roles.all()),
        facts=tuple(version.facts.all()),
        injects=planned.total(),
        reserve=planned[0],
    )


def _tension(tension: Tension, moves: list[PlannedMove]) -> SheetTension:
    put_in = [move.key for move in moves if tension in move.tensions.all()]
    return SheetTension(tension, ", ".join(put_in))


def _move(move: PlannedMove, planned: Counter[int]) -> SheetMove:
    about = ", ".join(tension.name for tension in move.tensions.all())
    return SheetMove(move, about, planned[move.order])
