"""What teams have put on record, move by move, in all its versions; and one version in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from wargame.models import (
    Answer,
    Commitment,
    Decision,
    Draft,
    DraftKind,
    Duty,
    InformationState,
    Move,
    Position,
    Seat,
    Team,
    Viewer,
)
from wargame.models.exhibits import Thing
from wargame.models.reveals import SealedQuerySet
from wargame.models.stars import with_stars

from . import assumptions, beside, drafts
from .assumptions import AssumptionSheet
from .draft_sheets import DraftSheet

type Row = Answer | Decision


@dataclass(frozen=True)
class Text:
    """One text of a team in a move: its versions, the latest first, those withdrawn among them.

    `is_changing`: another version is being written.
    """

    kind: str
    number: int
    versions: list[Row]
    is_changing: bool = False

    @property
    def is_decision(self) -> bool:
        return self.kind == DraftKind.DECISION

    @property
    def standing(self) -> Row | None:
        return next((row for row in self.versions if not hasattr(row, "withdrawal")), None)

    @property
    def is_sealed(self) -> bool:
        """True while what stands may be withdrawn."""
        return self.standing is not None and not getattr(self.standing, "is_revealed", True)


@dataclass(frozen=True)
class TeamRecord:
    """What one team has put on record in a move; `positions` are all that were set in it, the
    first set first. `head` is who leads it, and `is_led` whether that person is here."""

    team: Team
    texts: list[Text]
    positions: list[Position]
    head: Seat | None = None

    @property
    def is_led(self) -> bool:
        return self.head is not None and self.head.is_present

    @property
    def has_decided(self) -> bool:
        """True while a decision stands, be it that there is none."""
        return any(text.is_decision and text.standing for text in self.texts)

    @property
    def held(self) -> list[Position]:
        """The positions that stand: of each tension the last."""
        standing = (row for row in self.positions if not hasattr(row, "withdrawal"))
        return list({row.tension_id: row for row in standing}.values())


@dataclass(frozen=True)
class MoveRecord:
    """One move that has begun. `is_over`: what is released in it now is after the fact."""

    move: Move
    is_over: bool
    teams: list[TeamRecord]


@dataclass(frozen=True)
class Version:
    """One version in full, and all of the same text that its reader may see, latest first; of a
    decision what became of its assumptions."""

    row: Row
    versions: Sequence[Row]
    assumed: Sequence[AssumptionSheet] = ()

    @property
    def is_decision(self) -> bool:
        return isinstance(self.row, Decision)

    @property
    def is_known(self) -> bool:
        """Whether this reader may look at what the team could see then."""
        return hasattr(self.row, "information_state")

    @property
    def is_last(self) -> bool:
        return self.row == self.versions[0]


@dataclass(frozen=True)
class Late:
    """The texts of a move that is over, as one person of the team sees and writes them."""

    move: Move
    drafts: list[DraftSheet]
    members: list[Seat]
    is_open: bool
    asked: str = DraftKind.DECISION

    @property
    def sheets(self) -> list[DraftSheet]:
        """Those that somebody has begun, for all to read."""
        return [sheet for sheet in self.drafts if sheet.is_begun]

    @property
    def lead(self) -> Seat | None:
        return next((seat for seat in self.members if seat.is_lead), None)


def late(viewer: Viewer, move: Move) -> Late:
    """Fourteen queries at most."""
    return Late(
        move=move,
        drafts=drafts.sheets(viewer, move),
        members=list(viewer.own_team.seats.taken()),
        is_open=not viewer.exercise.has_ended,
    )


def of_own_team(viewer: Viewer) -> list[MoveRecord]:
    """The latest move first. Seven queries, however many versions there are."""
    return _records(viewer, [viewer.own_team])


def of_all_teams(viewer: Viewer) -> list[MoveRecord]:
    """The latest move first, teams in seating order. Eight queries."""
    return _records(viewer, list(viewer.exercise.teams.all()))


def decision(viewer: Viewer, pk: int) -> Version | None:
    """None when there is no such thing for this reader. At most fifteen queries."""
    seen = Decision.objects.on_record_for(viewer)
    full = seen.in_full(Position.objects.visible_to(viewer)).select_related("move", "withdrawal")
    states = InformationState.objects.visible_to(viewer).defer("seen", "unseen")
    row = full.prefetch_related(Prefetch("information_state", states)).filter(pk=pk).first()
    if row is None:
        return None
    beside.show([row], viewer)
    return Version(row, list(_versions(seen, row)), assumptions.of_decision(viewer, row))


def answer(viewer: Viewer, pk: int) -> Version | None:
    """None when there is no such thing for this reader. At most three queries."""
    seen = Answer.objects.on_record_for(viewer)
    found = seen.select_related("move", "team", "question", "released_by", "withdrawal")
    row = found.filter(pk=pk).first()
    if row is None:
        return None
    beside.allocate([row], viewer.exercise, Commitment.objects.visible_to(viewer))
    return Version(row, list(_versions(seen, row)))


def _versions[R: (Answer, Decision)](seen: QuerySet[R], row: R) -> QuerySet[R]:
    of_text = seen.filter(draft=row.draft_id).order_by("-version")
    return of_text.select_related("released_by", "withdrawal__seat")


def _records(viewer: Viewer, teams: list[Team]) -> list[MoveRecord]:
    exercise = viewer.exercise
    moves = exercise.moves.filter(steps__began__isnull=False).distinct().order_by("-number")
    heads = {seat.team_id: seat for seat in exercise.seats.players().filter(duty=Duty.LEAD)}
    texts, positions = _texts(viewer, teams), _positions(viewer, teams)
    now = exercise.step.move_id if exercise.step else None
    return [
        MoveRecord(
            move=move,
            is_over=move.pk != now,
            teams=[
                TeamRecord(
                    team=team,
                    texts=texts.get((move.pk, team.pk), []),
                    positions=positions.get((move.pk, team.pk), []),
                    head=heads.get(team.pk),
                )
                for team in teams
            ],
        )
        for move in moves
    ]


def _texts(viewer: Viewer, teams: list[Team]) -> dict[tuple[int, int], list[Text]]:
    """By move and team; the answer first."""
    rows: dict[int, list[Row]] = {}
    for found in (
        _released(Answer.objects.all(), viewer),
        _released(Decision.objects.all(), viewer),
    ):
        for row in found:
            rows.setdefault(row.draft_id, []).append(row)
    texts: dict[tuple[int, int], list[Text]] = {}
    drafts = Draft.objects.filter(exercise=viewer.exercise, team__in=teams)
    for draft in drafts.order_by("kind", "number"):
        is_changing = draft.reopened_at is not None
        text = Text(draft.kind, draft.number, rows.get(draft.pk, []), is_changing)
        texts.setdefault((draft.move_id, draft.team_id), []).append(text)
    return texts


def _positions(viewer: Viewer, teams: list[Team]) -> dict[tuple[int, int], list[Position]]:
    """By move and team: every one that was set, those withdrawn among them."""
    rows = Position.objects.on_record_for(viewer).with_seal().filter(team__in=teams)
    found: dict[tuple[int, int], list[Position]] = {}
    for row in rows.select_related("tension", "seat", "withdrawal__seat").order_by("pk"):
        found.setdefault((row.move_id, row.team_id), []).append(row)
    return found


def _released[R: (Answer, Decision)](rows: SealedQuerySet[R], viewer: Viewer) -> SealedQuerySet[R]:
    thing = Thing.DECISION if rows.model is Decision else Thing.ANSWER
    seen = rows.on_record_for(viewer).with_seal().order_by("-version")
    return with_stars(seen, thing).select_related("released_by", "withdrawal__seat")
