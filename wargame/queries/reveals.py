"""What the board shows and could show, and what control can open now: how much of it is there."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import (
    Answer,
    Challenge,
    Decision,
    Estimate,
    Exercise,
    Move,
    Position,
    Reveal,
    Revealed,
    Scene,
    StepKind,
    Tension,
    Viewer,
)
from wargame.models.reveals import OPENS_FROM


@dataclass(frozen=True)
class Opening:
    """One kind of sealed thing of a move, or the own views of the exercise (no move).

    `n` counts how many are there, `ready` says so; `not_before` names the step that comes first.
    """

    what: Revealed
    title: str
    n: int
    ready: str
    move: Move | None = None
    revealed_at: datetime | None = None
    not_before: str = ""

    @property
    def is_possible(self) -> bool:
        return self.revealed_at is None and not self.not_before


@dataclass(frozen=True)
class Choices:
    """`openings` are those of the present move; `left_over` what earlier moves kept sealed."""

    scene: Scene
    tension: Tension | None
    tensions: list[Tension]
    move: Move | None
    openings: list[Opening]
    left_over: list[Opening]
    is_in_move: bool

    @property
    def challenges(self) -> list[Challenge]:
        """Those to choose from while a move is played."""
        return list(Challenge) if self.is_in_move else []

    @property
    def scenes(self) -> list[Scene]:
        """Those that need no tension."""
        return [scene for scene in Scene if scene != Scene.POSITIONS]


def choices(viewer: Viewer) -> Choices:
    """Four queries."""
    exercise = viewer.exercise
    steps = exercise.steps.exclude(began=None).exclude(move=None)
    begun = {(step.move_id, step.kind) for step in steps}
    moves = _moves(exercise, begun)
    revealed = {(one.move_id, one.what): one.at for one in Reveal.objects.filter(exercise=exercise)}
    by_move = [[_opening(move, what, begun, revealed) for what in OPENS_FROM] for move in moves]
    openings = by_move[-1] if by_move else []
    if exercise.has_ended:
        openings.append(_own_views(exercise, revealed.get((None, Revealed.OWN_VIEWS))))
    tensions = sorted({one for move in moves for one in move.tensions.all()}, key=_order)
    return Choices(
        scene=Scene(exercise.scene),
        tension=next((one for one in tensions if one.pk == exercise.scene_tension_id), None),
        tensions=tensions,
        move=moves[-1] if moves else None,
        openings=openings,
        left_over=[one for part in by_move[:-1] for one in part if one.is_possible and one.n],
        is_in_move=bool(exercise.is_in_play and exercise.step and exercise.step.move_id),
    )


def _moves(exercise: Exercise, begun: set[tuple[int | None, str]]) -> list[Move]:
    """The moves that have begun, each with how much of everything there is. Two queries."""
    moves = exercise.moves.filter(pk__in=[move for move, _kind in begun if move]).prefetch_related(
        "tensions"
    )
    return list(
        moves.annotate(
            teams=Count("exercise__teams", distinct=True),
            with_estimates=_count(Estimate.objects.all(), "voice"),
            with_positions=_count(Position.objects.all(), "team"),
            with_answers=_count(Answer.objects.all(), "team"),
            with_decisions=_count(Decision.objects.all(), "team"),
        )
    )


def _opening(
    move: Move,
    what: Revealed,
    begun: set[tuple[int | None, str]],
    revealed: dict[tuple[int | None, str], datetime],
) -> Opening:
    titles = {
        Revealed.ESTIMATES: _("Estimates, to their teams"),
        Revealed.POSITIONS: _("Positions"),
        Revealed.ANSWERS: _("Answers"),
        Revealed.DECISIONS: _("Decisions"),
    }
    n = getattr(move, f"with_{what}")
    ready = ngettext("%(n)s person has one", "%(n)s people have one", n) % {"n": n}
    if what != Revealed.ESTIMATES:
        ready = _("%(n)s of %(teams)s teams have one") % {
            "n": n,
            "teams": getattr(move, "teams", 0),
        }
    first = OPENS_FROM[what]
    return Opening(
        what=what,
        title=titles[what],
        n=n,
        ready=ready,
        move=move,
        revealed_at=revealed.get((move.pk, what)),
        not_before="" if (move.pk, first) in begun else str(first.label),
    )


def _own_views(exercise: Exercise, revealed_at: datetime | None) -> Opening:
    """Own views open after play, and not while the final one is being asked."""
    is_asked = exercise.step is not None and exercise.step.kind == StepKind.FINAL
    return Opening(
        what=Revealed.OWN_VIEWS,
        title=_("Own views"),
        n=0,
        ready=_("Baseline and final, side by side"),
        revealed_at=revealed_at,
        not_before=str(StepKind.REVIEW.label) if is_asked else "",
    )


def _count(rows: QuerySet, of: str) -> Coalesce:
    counted = rows.filter(move=OuterRef("pk")).order_by().values("move")
    return Coalesce(Subquery(counted.annotate(n=Count(of, distinct=True)).values("n")), 0)


def _order(tension: Tension) -> int:
    return tension.order
