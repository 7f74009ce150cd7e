"""What the board shows and could show, and what control can open now: how much of it is there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import (
    Challenge,
    Criterion,
    Exercise,
    Inject,
    Move,
    PartKind,
    RatingRound,
    Reveal,
    Revealed,
    Scene,
    Stage,
    Team,
    Tension,
    Viewer,
)
from wargame.models.reveals import OPENS_FROM

from . import after_play, sealed
from .openings import Opening, TeamOpening, Times
from .sealed import Sealed

# The latest injects, which may be shown on the board.
MOST_INJECTS = 6


@dataclass(frozen=True)
class Choices:
    """`openings` are those of the present move; `left_over` what earlier moves kept sealed.
    `criteria` can be shown once their ratings are; `criterion` and `inject` are the keys of those
    on the board. `stage` is how much is shown of positions, while they are.
    """

    scene: Scene
    tension: Tension | None
    tensions: list[Tension]
    move: Move | None
    openings: list[Opening]
    left_over: list[Opening]
    is_in_move: bool
    has_ended: bool
    has_ledger: bool
    asks_ideas: bool
    criteria: list[Criterion]
    criterion: int | None
    injects: list[Inject]
    inject: int | None
    stage: Stage | None

    @property
    def challenges(self) -> list[Challenge]:
        """Those to choose from while a move is played."""
        return list(Challenge) if self.is_in_move else []

    @property
    def stages(self) -> list[Stage]:
        """How positions come on the board, while they are there."""
        return list(Stage) if self.stage else []

    @property
    def scenes(self) -> list[Scene]:
        """Those that need nothing chosen; debrief and lessons after play, the ledger while it is
        switched on, ideas where the move asks for them."""
        left_out = {Scene.POSITIONS, Scene.RATINGS, Scene.INJECT, Scene.POINT, Scene.POLES}
        left_out |= set() if self.has_ledger else {Scene.LEDGER}
        left_out |= set() if self.asks_ideas else {Scene.IDEAS}
        left_out |= set() if self.has_ended else {Scene.DEBRIEF, Scene.LESSONS}
        return [scene for scene in Scene if scene not in left_out]


def choices(viewer: Viewer) -> Choices:
    """Eight queries, nine after play."""
    exercise = viewer.exercise
    steps = exercise.steps.exclude(began=None).exclude(move=None)
    begun = {(step.move_id, step.kind) for step in steps}
    in_order = exercise.moves.filter(pk__in=[move for move, _kind in begun])
    moves = list(in_order.select_related("question").prefetch_related("tensions"))
    times = _times(exercise)
    found, teams = sealed.of_moves(exercise), list(exercise.teams.all())
    by_move = [
        [_opening(move, what, found, teams, begun, times) for what in OPENS_FROM] for move in moves
    ]
    openings = by_move[-1] if by_move else []
    openings += after_play.openings(viewer, times)
    tensions = sorted({one for move in moves for one in move.tensions.all()}, key=_order)
    return Choices(
        scene=Scene(exercise.scene),
        tension=next((one for one in tensions if one.pk == exercise.scene_tension_id), None),
        tensions=tensions,
        move=moves[-1] if moves else None,
        openings=openings,
        left_over=[one for part in by_move[:-1] for one in part if one.is_possible and one.left],
        is_in_move=bool(exercise.is_in_play and exercise.step and exercise.step.move_id),
        has_ended=exercise.has_ended,
        has_ledger=exercise.has_ledger,
        asks_ideas=bool(moves and moves[-1].question.has(PartKind.IDEAS)),
        criteria=_rated(exercise),
        criterion=exercise.scene_criterion_id,
        injects=list(exercise.injects.released().order_by("-released_in", "-pk")[:MOST_INJECTS]),
        inject=exercise.scene_inject_id,
        stage=Stage(exercise.scene_stage) if exercise.scene == Scene.POSITIONS else None,
    )


def _rated(exercise: Exercise) -> list[Criterion]:
    """All criteria, once ratings have been shown to everybody."""
    shown = RatingRound.objects.filter(exercise=exercise, shown_at__isnull=False)
    return list(Criterion.objects.filter(Exists(shown), version=exercise.version_id))


def _times(exercise: Exercise) -> Times:
    rows = Reveal.objects.filter(exercise=exercise)
    return {
        (move, what, team): at
        for move, what, team, at in rows.values_list("move", "what", "team", "at")
    }


def _opening(
    move: Move,
    what: Revealed,
    found: Sealed,
    teams: Iterable[Team],
    begun: set[tuple[int | None, str]],
    times: Times,
) -> Opening:
    titles = {
        Revealed.ESTIMATES: _("Estimates, to their teams"),
        Revealed.POSITIONS: _("Positions"),
        Revealed.ANSWERS: _("Answers"),
        Revealed.DECISIONS: _("Decisions"),
    }
    first = OPENS_FROM[what]
    each = [
        TeamOpening(
            team=team,
            is_there=bool(found.get((move.pk, what, team.pk))),
            revealed_at=times.get((move.pk, what, team.pk)),
        )
        for team in teams
    ]
    n = sum(found.get((move.pk, what, one.team.pk), 0) for one in each)
    return Opening(
        what=what,
        title=titles[what],
        ready=_ready(what, n, each),
        move=move,
        teams=each,
        revealed_at=times.get((move.pk, what, None)),
        not_before="" if (move.pk, first) in begun else str(first.label),
    )


def _ready(what: Revealed, n: int, each: list[TeamOpening]) -> str:
    if what == Revealed.ESTIMATES:
        return ngettext("%(n)s person has one", "%(n)s people have one", n) % {"n": n}
    there = sum(1 for one in each if one.is_there)
    return _("%(n)s of %(teams)s teams have one") % {"n": there, "teams": len(each)}


def _order(tension: Tension) -> int:
    return tension.order
