"""Where each team stands, read once for the status grid and for what needs control."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Exists, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext as _

from wargame.models import (
    Answer,
    Appraisal,
    Assent,
    Decision,
    Delivery,
    Draft,
    Estimate,
    Exercise,
    JournalEntry,
    Kind,
    Message,
    Move,
    Occasion,
    Position,
    PrivateChoice,
    Reading,
    Seat,
    SilentIdea,
    Step,
    StepKind,
    Team,
    Viewer,
    Voice,
)

from . import passes

OCCASIONS = {StepKind.BASELINE: Occasion.BASELINE, StepKind.FINAL: Occasion.FINAL}
LEFT_BEHIND = {StepKind.REVIEW: Kind.HOT_WASH_GIVEN, StepKind.EXIT: Kind.EXIT_GIVEN}


@dataclass(frozen=True)
class Standing:
    """One team with its people. `gave` are those of them who gave what the step asks for, `silent`
    those who have not said whether they agree with a position of the team, `answered` those who
    answered the key question alone. `positions` counts the tensions with one; `touched_at` is when
    a draft was last written in, `unread` counts messages that none of them has read,
    `is_undecided` says that the team put "no decision" on record."""

    team: Team
    seats: list[Seat]
    gave: frozenset[int]
    silent: frozenset[int]
    answered: frozenset[int]
    positions: int
    answered_at: datetime | None
    decided_at: datetime | None
    is_undecided: bool
    touched_at: datetime | None
    delivered: int
    opened: int
    unread: int

    @property
    def lead(self) -> Seat | None:
        return next((seat for seat in self.seats if seat.is_lead), None)

    @property
    def here(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_present]

    @property
    def people(self) -> list[Seat]:
        """Those who are here for themselves: not control, which plays a state."""
        return [seat for seat in self.here if not seat.is_played]

    @property
    def given(self) -> int:
        """How many gave what the step asks for."""
        return sum(1 for seat in self.seats if seat.pk in self.gave)

    @property
    def missing(self) -> list[Seat]:
        """Those who have not; nobody waits for people who are away."""
        return [seat for seat in self.people if seat.pk not in self.gave]

    @property
    def unspoken(self) -> list[Seat]:
        """Those who are here and have not said whether they agree."""
        return [seat for seat in self.people if seat.pk in self.silent]

    @property
    def alone(self) -> int:
        """How many answered the key question alone."""
        return sum(1 for seat in self.seats if seat.pk in self.answered)

    @property
    def unanswered(self) -> list[Seat]:
        """Those who are here and have not."""
        return [seat for seat in self.people if seat.pk not in self.answered]

    @property
    def lost(self) -> list[Seat]:
        """Those who were here and are gone; whoever has never been here is not missed."""
        return [seat for seat in self.seats if seat.last_seen_at and not seat.is_present]


def standings(viewer: Viewer) -> list[Standing]:
    """Every team, in seating order. Two queries."""
    return passes.every(viewer.exercise, _standings)


def _standings(exercise: Exercise) -> list[Standing]:
    step = exercise.step
    move = step.move if step else None
    seats: dict[int, list[Seat]] = {}
    players = exercise.seats.players().annotate(
        has_given=_given(step), is_silent=_silent(move), has_answered=_alone(move)
    )
    gave = frozenset(seat.pk for seat in players if seat.has_given)
    silent = frozenset(seat.pk for seat in players if seat.is_silent)
    answered = frozenset(seat.pk for seat in players if seat.has_answered)
    for seat in players:
        seats.setdefault(seat.team_id or 0, []).append(seat)
    return [
        Standing(
            team=team,
            seats=seats.get(team.pk, []),
            gave=gave,
            silent=silent,
            answered=answered,
            positions=team.tensions_held,
            answered_at=team.answered_at,
            decided_at=team.decided_at,
            is_undecided=team.is_undecided,
            touched_at=team.touched_at,
            delivered=team.delivered,
            opened=team.opened,
            unread=team.unread,
        )
        for team in _counted(exercise, move)
    ]


def _counted(exercise: Exercise, move: Move | None) -> QuerySet:
    """The teams, each with what it has of the move."""
    in_move = {"team": OuterRef("pk"), "move": move}
    delivered = Delivery.objects.filter(team=OuterRef("pk"))
    decided = Decision.objects.standing().filter(**in_move)
    return exercise.teams.annotate(
        tensions_held=_count(Position.objects.standing().filter(**in_move), "tension"),
        answered_at=_latest(Answer.objects.standing().filter(**in_move), "released_at"),
        decided_at=_latest(decided, "released_at"),
        is_undecided=Exists(decided) & ~Exists(decided.filter(undecided_because="")),
        touched_at=_latest(Draft.objects.filter(**in_move), "touched_at"),
        delivered=_count(delivered, "pk"),
        opened=_count(delivered.exclude(opened_at=None), "pk"),
        unread=_count(_unread(), "pk"),
    )


def _unread() -> QuerySet[Message]:
    """What others wrote to a team and none of its people has read."""
    name = Concat(Value("team:"), Cast(OuterRef("pk"), CharField()))
    read = Reading.objects.filter(
        conversation=OuterRef("conversation"),
        up_to__gte=OuterRef("pk"),
        seat__team=OuterRef(OuterRef("pk")),
    )
    to = Message.objects.filter(conversation__parties__contains=[name])
    return to.exclude(team=OuterRef("pk")).filter(~Exists(read))


def heading(step: Step | None) -> str:
    """What `given` counts in this step; empty when nothing is asked of people one by one."""
    if step is None:
        return ""
    if step.kind in OCCASIONS:
        return _("Own views")
    if step.kind in LEFT_BEHIND:
        return _("Hot wash") if step.kind == StepKind.REVIEW else _("Tickets")
    return _("Estimates") if step.move_id else ""


def asks_each(step: Step | None) -> bool:
    """True while every person is asked for something of their own."""
    kinds = {*OCCASIONS, *LEFT_BEHIND, StepKind.ESTIMATE}
    return step is not None and step.kind in kinds


def _given(step: Step | None) -> Exists:
    """Whether a seat gave what the step asks: only that."""
    if step is not None and step.kind in LEFT_BEHIND:
        kind = LEFT_BEHIND[StepKind(step.kind)]
        given = JournalEntry.objects.filter(exercise=step.exercise_id, kind=kind)
        return Exists(given.filter(seat=OuterRef("pk")))
    occasion = OCCASIONS.get(StepKind(step.kind), Occasion.MOVE) if step else Occasion.MOVE
    estimates = Estimate.objects.filter(
        exercise=step.exercise_id if step else None,
        occasion=occasion,
        move=step.move_id if step else None,
    )
    return Exists(estimates.filter(voice__seat=OuterRef("pk")))


def _silent(move: Move | None) -> Exists:
    """Whether a seat has yet to say if it agrees with a position that others of its team set."""
    held = Position.objects.filter(move=move).current().values("pk")
    said = Assent.objects.filter(position=OuterRef("pk"), seat=OuterRef(OuterRef("pk")))
    asked = Position.objects.filter(~Exists(said), pk__in=held, team=OuterRef("team"))
    return Exists(asked.exclude(seat=OuterRef("pk")))


def _alone(move: Move | None) -> Exists:
    """Whether a seat answered the move's question alone: only that."""
    of_voice = {"voice": OuterRef("pk"), "move": move}
    answered = (
        Exists(PrivateChoice.objects.filter(**of_voice))
        | Exists(Appraisal.objects.filter(**of_voice))
        | Exists(SilentIdea.objects.filter(**of_voice))
    )
    return Exists(Voice.objects.filter(answered, seat=OuterRef("pk")))


def _count(rows: QuerySet, of: str) -> Coalesce:
    counted = rows.order_by().values(one=Value(1)).annotate(n=Count(of, distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def _latest(rows: QuerySet, at: str) -> Subquery:
    latest = rows.order_by().values(one=Value(1)).annotate(latest=Max(at))
    return Subquery(latest.values("latest"))
