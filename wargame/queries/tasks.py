"""The task of the present step, as one seat sees it."""

from dataclasses import dataclass, field

from wargame.models import (
    Challenge,
    Defender,
    JournalEntry,
    Kind,
    Move,
    Occasion,
    Revealed,
    Seat,
    StepKind,
    Viewer,
)

from . import asks, decision_cards, defenders, ideas, marks, plenaries, question_spreads, spreads
from .asks import Asked
from .draft_sheets import DraftSheet
from .drafts import TOGETHER, sheets
from .ideas import IdeaTable
from .marks import EstimateSheet, PositionSheet
from .openings import opened
from .plenaries import Plenary
from .private_answers import OwnAnswer, own_answer
from .question_spreads import QuestionSpread
from .spreads import Spread
from .task_keys import LOOKING_UP, task_key

ASKED = {
    StepKind.BASELINE: Occasion.BASELINE,
    StepKind.ESTIMATE: Occasion.MOVE,
    StepKind.FINAL: Occasion.FINAL,
}
GIVEN = {StepKind.REVIEW: Kind.HOT_WASH_GIVEN, StepKind.EXIT: Kind.EXIT_GIVEN}


@dataclass(frozen=True)
class Task:
    """What a seat is asked to do now. Only the parts that its step needs are filled in.

    `key` changes whenever the team's task does; it never tells whether an estimate was placed.
    `is_revealed`: nothing of what the team's own people estimated is still sealed. `alone` is
    what this person answered to the key question alone, `opened` what all of the team did.
    `is_closed`: the hot wash is shown and takes no more. `defends` are the poles that the team
    makes the case for in the talk.
    """

    kind: str
    key: str
    seat: Seat
    move: Move | None = None
    title: str = ""
    estimates: EstimateSheet | None = None
    alone: OwnAnswer | None = None
    opened: list[QuestionSpread] = field(default_factory=list)
    ideas: IdeaTable | None = None
    spreads: list[Spread] = field(default_factory=list)
    is_revealed: bool = False
    positions: list[PositionSheet] = field(default_factory=list)
    are_positions_revealed: bool = False
    has_cards: bool = False
    drafts: list[DraftSheet] = field(default_factory=list)
    members: list[Seat] = field(default_factory=list)
    plenary: Plenary | None = None
    has_given: bool = False
    is_closed: bool = False
    defends: list[Defender] = field(default_factory=list)
    asked: Asked = field(default_factory=Asked)

    @property
    def challenge(self) -> Challenge | None:
        """How the team tests its thinking in this move."""
        return Challenge(self.move.challenge) if self.move else None

    @property
    def template(self) -> str:
        return f"room/tasks/_{self.kind}.html"

    @property
    def takes_position(self) -> bool:
        """True while this seat may set the position of its team."""
        is_open = self.is_revealed and not self.are_positions_revealed
        return self.seat.is_lead and is_open and bool(self.positions)

    @property
    def may_withdraw_position(self) -> bool:
        """True while this seat may take back a position of its team."""
        return self.seat.is_lead and self.kind in TOGETHER and not self.are_positions_revealed

    @property
    def to_assent(self) -> list[PositionSheet]:
        """Positions of the team that this seat may agree with: those that somebody else set."""
        if self.kind not in TOGETHER:
            return []
        held = (sheet for sheet in self.positions if sheet.position)
        return [one for one in held if one.position and one.position.seat_id != self.seat.pk]

    @property
    def has_two(self) -> bool:
        """True where a person is asked for estimates and, alone, about the key question."""
        return self.estimates is not None and self.alone is not None

    @property
    def next_asked(self) -> str:
        """Which of the two comes first for this person: what has not been given."""
        is_placed = self.estimates is not None and self.estimates.placed is not None
        has_answered = self.alone is None or self.alone.given_at is not None
        return "question" if is_placed and not has_answered else "estimates"

    def asks_for(self, occasion: Occasion, move: Move | None) -> bool:
        """True while these are the estimates that are asked for."""
        asked = self.estimates
        return asked is not None and (asked.occasion, asked.move) == (occasion, move)

    @property
    def lead_seat(self) -> Seat | None:
        return next((seat for seat in self.members if seat.is_lead), None)


def task(viewer: Viewer) -> Task:
    """The whole task. At most about twenty queries, whatever the number of teams and people."""
    exercise, step = viewer.exercise, viewer.exercise.step
    key = task_key(viewer)
    if exercise.is_suspended:
        return Task(kind="suspended", key=key, seat=viewer.own_seat)
    if step is None:
        return Task(kind="lobby", key=key, seat=viewer.own_seat)
    kind = StepKind(step.kind)
    about: dict[str, object] = {"kind": str(kind), "move": step.move, "title": step.title}
    about["asked"] = asks.asked(viewer)
    if kind in ASKED:
        about["estimates"] = marks.estimate_sheet(viewer, ASKED[kind], step.move)
    if step.move and (kind == StepKind.ESTIMATE or kind in TOGETHER | LOOKING_UP):
        about["alone"] = own_answer(viewer, step.move)
    if step.move and kind in TOGETHER | LOOKING_UP:
        about["opened"] = question_spreads.own_team(viewer, step.move)
        about["ideas"] = ideas.own_table(viewer, step.move)
    if kind in TOGETHER and step.move:
        about |= _together(viewer, step.move)
    if kind in LOOKING_UP and step.move:
        about["plenary"] = plenaries.plenary(viewer, step.move)
        about["spreads"] = spreads.own_team(viewer, step.move)
        about["positions"] = marks.position_sheets(viewer, step.move)
    if kind in GIVEN:
        given = JournalEntry.objects.filter(
            exercise=exercise, kind=GIVEN[kind], seat=viewer.own_seat
        )
        about["has_given"] = given.exists()
    if kind == StepKind.REVIEW:
        shown = exercise.reveals.filter(what=Revealed.HOT_WASH)
        about["is_closed"] = shown.exists()
        about["defends"] = defenders.of_team(exercise, viewer.own_team)
    return Task(key=key, seat=viewer.own_seat, **about)  # type: ignore[arg-type]


def _together(viewer: Viewer, move: Move) -> dict[str, object]:
    seen, team = opened(viewer.exercise), viewer.own_team
    is_open = seen.is_open(Revealed.ESTIMATES, move, team)
    return {
        "spreads": spreads.own_team(viewer, move),
        "is_revealed": is_open or not _asks_for_estimates(move),
        "positions": marks.position_sheets(viewer, move),
        "are_positions_revealed": seen.is_open(Revealed.POSITIONS, move, team),
        "has_cards": decision_cards.are_open(viewer),
        "drafts": sheets(viewer, move),
        "members": list(team.seats.taken()),
    }


def _asks_for_estimates(move: Move) -> bool:
    return move.steps.filter(kind=StepKind.ESTIMATE).exists()
