"""The task of the present step, as one seat sees it."""

from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wargame.models import (
    Answer,
    Argument,
    Challenge,
    Decision,
    Dissent,
    Draft,
    Duty,
    Exercise,
    JournalEntry,
    Kind,
    Move,
    Occasion,
    Position,
    Revealed,
    Seat,
    State,
    StepKind,
    Team,
    Viewer,
)
from wargame.models.reveals import TO_ALL

from . import asks, decision_cards, ideas, marks, passes, plenaries, question_spreads, spreads
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

ASKED = {
    StepKind.BASELINE: Occasion.BASELINE,
    StepKind.ESTIMATE: Occasion.MOVE,
    StepKind.FINAL: Occasion.FINAL,
}
LOOKING_UP = {StepKind.PLENARY, StepKind.ADJUDICATE}
GIVEN = {StepKind.REVIEW: Kind.HOT_WASH_GIVEN, StepKind.EXIT: Kind.EXIT_GIVEN}


@dataclass(frozen=True)
class Task:
    """What a seat is asked to do now. Only the parts that its step needs are filled in.

    `key` changes whenever the team's task does; it never tells whether an estimate was placed.
    `is_revealed`: nothing of what the team's own people estimated is still sealed. `alone` is
    what this person answered to the key question alone, `opened` what all of the team did.
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
    return Task(key=key, seat=viewer.own_seat, **about)  # type: ignore[arg-type]


def task_key(viewer: Viewer) -> str:
    """Changes with the step and its challenge, the state of play, the pens, releases, positions,
    reveals, what adjudication asks, and the lead.

    The same for all of a team. Two queries, three where the task shows what is open to all.
    """
    exercise, step = viewer.exercise, viewer.exercise.step
    facts = [*(passes.own(viewer, _key_facts) or ()), passes.every(exercise, _opened)]
    challenge = step.move.challenge if step and step.move else ""
    asked = len(exercise.required_paragraphs), *exercise.opened_paragraphs
    here = _state(exercise), step.number if step else 0, challenge, exercise.method
    said = [*here, *asked, *facts]
    return "-".join(str(one) for one in said)


def _key_facts(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, list[object]]:
    """What a team's task depends on beside the step. Two queries."""
    move = exercise.step.move if exercise.step else None
    lead = Seat.objects.players().filter(team=OuterRef("pk"), duty=Duty.LEAD).values("pk")[:1]
    put: list[QuerySet] = [
        Answer.objects.standing(),
        Decision.objects.standing(),
        Position.objects.all(),
        Position.objects.standing(),
        Argument.objects.all(),
        *ideas.counted(),
    ]
    of_move = {f"n_{place}": _number(rows, move) for place, rows in enumerate(put)}
    reveals = Count("exercise__reveals", filter=_reveals_shown(exercise))
    counted = teams.annotate(lead=Subquery(lead), reveals=reveals, rulings=asks.facts(), **of_move)
    asked = ("lead", "reveals", "ruling_challenge", *of_move)
    facts: dict[int, list[object]] = {
        team: [*said, asks.in_short(rulings)]
        for team, rulings, *said in counted.values_list("pk", "rulings", *asked)
    }
    drafts = Draft.objects.filter(team__in=facts, move=move).order_by("team", "kind")
    for team, *pen in drafts.values_list("team", "kind", "pen", "offered_by", "reopened_at"):
        facts[team] += pen
    return facts


def _reveals_shown(exercise: Exercise) -> Q:
    """The reveals that change what a team has before it: its own, and in the plenary those of
    what the others had sealed; of another team's spread it never hears."""
    step = exercise.step
    of_move = Q(exercise__reveals__move=step.move if step else None)
    shown = Q(exercise__reveals__team=None) | Q(exercise__reveals__team=F("pk"))
    if step is not None and step.kind in LOOKING_UP:
        shown |= Q(exercise__reveals__what__in=TO_ALL)
    return of_move & shown


def _number(rows: QuerySet, move: Move | None) -> Coalesce:
    """How many of these a team has in the move; counted apart, for a team may have many."""
    own = rows.filter(team=OuterRef("pk"), move=move and move.pk).order_by().values("team")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)


def _opened(exercise: Exercise) -> int:
    """How much the plenary shows of what teams have released."""
    step = exercise.step
    if step is None or step.kind not in LOOKING_UP:
        return 0
    everyone, of_move = Viewer.board(exercise), {"move": step.move_id}
    answers = Answer.objects.visible_to(everyone).filter(**of_move).values("pk")
    decisions = Decision.objects.visible_to(everyone).filter(**of_move)
    dissents = Dissent.objects.visible_to(everyone).filter(draft__move=step.move_id)
    parts = [decisions.values("pk"), dissents.values("version")]
    return answers.union(*parts, all=True).count()


def _state(exercise: Exercise) -> str:
    """Pausing does not change what is asked."""
    return "play" if exercise.state == State.PAUSED else exercise.state.replace("in ", "")


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
