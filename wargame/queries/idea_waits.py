"""How far teams are with their ideas, and for whom they wait; never what anybody wrote."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wargame.models import (
    Exercise,
    IdeaOpening,
    IdeaPhase,
    Move,
    PartKind,
    Ranking,
    Seat,
    SilentIdea,
    Team,
    Viewer,
)
from wargame.models.ideas import next_phase

from . import passes
from .drafts import TOGETHER


@dataclass(frozen=True)
class Waiting:
    """One team. `missing` are those who are here and have not written or, when it ranks, not
    ranked; `laid` counts what is on the table."""

    team: Team
    phase: IdeaPhase | None
    missing: list[Seat]
    laid: int
    lead: Seat | None

    @property
    def names(self) -> str:
        return ", ".join(seat.name for seat in self.missing)

    @property
    def next_phase(self) -> IdeaPhase | None:
        return next_phase(self.phase)

    @property
    def can_move_on(self) -> bool:
        """One idea alone is not ranked."""
        return self.next_phase is not None and not (
            self.phase == IdeaPhase.LISTED and self.laid < 2
        )


@dataclass(frozen=True)
class Phases:
    """All teams, for control, in the move that is played. `is_open`: they can be moved on."""

    move: Move
    is_open: bool
    teams: list[Waiting]

    @property
    def ready(self) -> list[tuple[IdeaPhase, int]]:
        """(phase, how many teams can begin it)."""
        counts = Counter(one.next_phase for one in self.teams if one.can_move_on)
        return [(phase, counts[phase]) for phase in IdeaPhase if counts[phase]]


def own(viewer: Viewer) -> Waiting | None:
    """For whom the viewer's team waits; None where it does not, and while each is alone. At most
    four queries."""
    step = viewer.exercise.step
    if step is None or step.kind not in TOGETHER or viewer.exercise.has_ended:
        return None
    found = passes.own(viewer, _waiting)
    return found if found and found.phase != IdeaPhase.RANKED else None


def phases(viewer: Viewer) -> Phases | None:
    """None where the move that is played asks for no ideas. At most four queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    if step is None or step.move is None or exercise.has_ended:
        return None
    found = passes.every(exercise, _every)
    return Phases(step.move, step.kind in TOGETHER, found) if found else None


def _every(exercise: Exercise) -> list[Waiting]:
    return list(_waiting(exercise, exercise.teams.all()).values())


def _waiting(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, Waiting]:
    """By team, in the order of seating."""
    move = exercise.step.move if exercise.step else None
    if move is None or not move.question.has(PartKind.IDEAS):
        return {}
    begun: dict[int, IdeaPhase] = {}
    openings = IdeaOpening.objects.filter(move=move, team__in=teams).order_by("pk")
    for team, phase in openings.values_list("team", "phase"):
        begun[team] = IdeaPhase(phase)
    seats: dict[int, list[Seat]] = defaultdict(list)
    of_seat = {"voice__seat": OuterRef("pk"), "team": OuterRef("team"), "move": move}
    written = SilentIdea.objects.filter(**of_seat)
    ranked = Ranking.objects.filter(**of_seat)
    marked = Seat.objects.players().annotate(has_written=Exists(written), has_ranked=Exists(ranked))
    for seat in marked.filter(team__in=teams):
        seats[seat.team_id or 0].append(seat)
    laid = Count("ideas", filter=Q(ideas__move=move))
    return {
        team.pk: Waiting(
            team=team,
            phase=begun.get(team.pk),
            missing=_missing(seats[team.pk], begun.get(team.pk)),
            laid=team.laid,
            lead=next((seat for seat in seats[team.pk] if seat.is_lead), None),
        )
        for team in teams.annotate(laid=laid).order_by("order")
    }


def _missing(seats: list[Seat], phase: IdeaPhase | None) -> list[Seat]:
    """Nobody waits for people who are away."""
    given = {None: "has_written", IdeaPhase.RANKING: "has_ranked"}.get(phase)
    if given is None:
        return []
    return [seat for seat in seats if seat.is_present and not getattr(seat, given)]
