"""The after-action review as one reader may see it: what was planned, what happened, what was
said of it."""

from dataclasses import dataclass
from itertools import chain

from wargame.models import (
    Decision,
    ExitTicket,
    HotWash,
    Objection,
    Observation,
    Revealed,
    Seat,
    Team,
    Viewer,
)

from .adjudication import Ruled, rulings
from .corrections import Mended
from .corrections import told as corrected
from .endings import Endings, endings
from .lessons import LessonSheet, lessons
from .look_ins import LookedIn, told
from .objections import parked
from .observations import every as observed
from .review_agreements import AgreementsReview, agreed
from .review_answers import QuestionAsked, answers
from .review_assumptions import Register, register
from .review_decisions import MoveDecided, decisions
from .review_ideas import MoveIdeas, ideas
from .review_ledger import LedgerReview, ledger
from .review_own import Own, own
from .review_positions import Positions, positions
from .review_ratings import RoundRated, ratings
from .review_sight import Sight, sight
from .review_timeline import RunReview, run


@dataclass(frozen=True)
class Counted:
    """What the record holds, of that which the reader sees."""

    people: int
    moves: int
    injects: int
    decisions: int
    dissents: int
    agreements: int


@dataclass(frozen=True)
class Review:
    """Teams in seating order. `observations` and `exit_tickets` are None for whoever may not read
    them, `own` for whoever is in no team, `ledger` where none was kept, `endings` where it is no
    branch. `is_wash_shown`: everybody may read the hot wash."""

    teams: list[Team]
    counted: Counted
    run: RunReview
    positions: Positions
    questions: list[QuestionAsked]
    ideas: list[MoveIdeas]
    decided: list[MoveDecided]
    assumptions: Register
    agreements: AgreementsReview
    ledger: LedgerReview | None
    rulings: list[Ruled]
    ratings: list[RoundRated]
    observations: list[Observation] | None
    parked: list[Objection]
    corrected: list[Mended]
    looked_in: list[LookedIn]
    is_wash_shown: bool
    surprises: list[str]
    keeps: list[str]
    lessons: list[LessonSheet]
    exit_tickets: list[ExitTicket] | None
    own: Own | None
    endings: Endings | None


def review(viewer: Viewer) -> Review:
    """Everything, in at most 69 queries whatever the number of teams and people, and in a branch
    those for both endings; names stand in it as they may leave the room."""
    viewer = viewer.for_the_record()
    seen = sight(viewer)
    decided = decisions(seen)
    made = list(chain.from_iterable(one.decisions for one in decided))
    went = run(seen, made)
    agreements = agreed(seen)
    words = list(HotWash.objects.visible_to(viewer))
    return Review(
        teams=seen.teams,
        counted=_counted(seen, went, made, agreements.n),
        run=went,
        positions=positions(seen),
        questions=answers(seen),
        ideas=ideas(seen),
        decided=decided,
        assumptions=register(seen),
        agreements=agreements,
        ledger=ledger(seen),
        rulings=[one for one in reversed(rulings(viewer)) if one.ruling.released_at],
        ratings=ratings(viewer),
        observations=observed(viewer) if viewer.reads_all else None,
        parked=parked(viewer),
        corrected=corrected(viewer),
        looked_in=told(viewer),
        is_wash_shown=seen.opened.has(Revealed.HOT_WASH),
        surprises=[one.surprise for one in words if one.surprise],
        keeps=[one.keep for one in words if one.keep],
        lessons=lessons(viewer),
        exit_tickets=_exit_tickets(viewer),
        own=own(seen),
        endings=endings(viewer),
    )


def _counted(seen: Sight, went: RunReview, made: list[Decision], agreements: int) -> Counted:
    return Counted(
        people=Seat.objects.players().filter(exercise=seen.viewer.exercise).count(),
        moves=len(seen.moves),
        injects=len(went.injects),
        decisions=len(made),
        dissents=sum(1 for one in made if one.dissent or one.seen_dissents),
        agreements=agreements,
    )


def _exit_tickets(viewer: Viewer) -> list[ExitTicket] | None:
    if not viewer.is_control:
        return None
    return list(ExitTicket.objects.filter(exercise=viewer.exercise).visible_to(viewer))
