"""The sheets of the ledger: a team's own lines, what all lines cover, and control's view of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.models import Commitment, Draft, DraftKind, Duty, Move, StepKind, Team, Viewer

from .coverages import Coverage, MoveCoverage, coverages, frame
from .ledger_charts import LedgerChart, chart
from .ledger_summaries import present
from .ledgers import OwnLines, lines_seen, own_lines


@dataclass(frozen=True)
class OwnSheet:
    """`own` is None before the first move; `why` says why no line can be written now, and is
    empty when it can."""

    is_on: bool
    own: OwnLines | None
    why: str

    @property
    def is_open(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class CoverageSheet:
    """`chart` is None before the first move; only control gets `suggestions`."""

    is_on: bool
    chart: LedgerChart | None
    suggestions: list[str]


@dataclass(frozen=True)
class TeamLines:
    """The lines of one team in one move, as they stand."""

    team: Team
    lines: list[Commitment]


@dataclass(frozen=True)
class MoveLines:
    """All lines of one move, by team in seating order."""

    move: Move
    teams: list[TeamLines]

    @property
    def count(self) -> int:
        return sum(len(one.lines) for one in self.teams)


def own_sheet(viewer: Viewer) -> OwnSheet:
    """Of the present move, or between moves of the last. Seven queries."""
    move = present(viewer, frame(viewer.exercise))
    own = own_lines(viewer, move) if move else None
    return OwnSheet(viewer.exercise.has_ledger, own, _why_not(viewer))


def may_write(viewer: Viewer) -> bool:
    """Whether this seat may write lines, when any can be: the head, the recorder and whoever
    holds the pen of a decision. At most one query."""
    seat, step = viewer.own_seat, viewer.exercise.step
    if seat.duty != Duty.MEMBER:
        return True
    if step is None or step.move is None:
        return False
    own = Draft.objects.filter(move=step.move, kind=DraftKind.DECISION, team=viewer.own_team)
    return own.filter(pen=seat).exists()


def coverage_sheet(viewer: Viewer) -> CoverageSheet:
    """Every move that has begun, of what the viewer may see. Five queries."""
    is_on = viewer.exercise.has_ledger
    around = frame(viewer.exercise)
    covered = coverages(viewer, around, around.moves)
    if not covered:
        return CoverageSheet(is_on, None, [])
    suggested = suggestions(covered[-1]) if viewer.is_control else []
    return CoverageSheet(is_on, chart(viewer, covered), suggested)


def all_lines(viewer: Viewer) -> list[MoveLines]:
    """All that the viewer may see, the latest move first. Four queries."""
    around = frame(viewer.exercise)
    rows = lines_seen(viewer)
    return [
        MoveLines(
            move,
            [
                TeamLines(team, lines)
                for team in around.teams
                if (lines := [row for row in rows if (row.move, row.team) == (move, team)])
            ],
        )
        for move in reversed(around.moves)
    ]


def suggestions(part: MoveCoverage) -> list[str]:
    """Who pays, who decides: whoever carries half of a theater may draft its joint text."""
    return [_suggestion(one) for one in part.theaters if one.counted]


def _suggestion(one: Coverage) -> str:
    names = _(" and ").join(team.name for team in one.carriers)
    if not names:
        sentence = _("%(theater)s: nobody carries half. A bloc that does may draft its text.")
        return sentence % {"theater": one.theater.name}
    sentence = _("%(theater)s: %(names)s may draft its joint text. Others may reserve.")
    return sentence % {"theater": one.theater.name, "names": names}


def _why_not(viewer: Viewer) -> str:
    """Why no line can be written now; empty when it can."""
    exercise, step = viewer.exercise, viewer.exercise.step
    if not exercise.has_ledger:
        return _("The ledger is switched off. What was recorded stays.")
    if exercise.has_ended:
        return _("Play has ended. Records are locked.")
    if step is None or step.move is None:
        return _("No move is played now. Lines are written in a move.")
    talk = step.move.steps.filter(kind=StepKind.DELIBERATE).exclude(began=None)
    return "" if talk.exists() else _("Lines are written from deliberation on.")
