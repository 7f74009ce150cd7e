"""What the board shows and could show, for the console."""

from dataclasses import dataclass

from django.db.models import Exists

from wargame.models import (
    Criterion,
    Exercise,
    Inject,
    PartKind,
    RatingRound,
    Scene,
    Stage,
    Tension,
    Viewer,
)

from . import passes
from .reveals import begun

# The latest injects, which may be shown on the board.
MOST_INJECTS = 6


@dataclass(frozen=True)
class Scenes:
    """`criteria` can be shown once their ratings are; `criterion` and `inject` are the keys of
    those on the board. `stage` is how much is shown of positions, while they are.
    """

    scene: Scene
    tension: Tension | None
    tensions: list[Tension]
    has_ended: bool
    has_ledger: bool
    asks_ideas: bool
    criteria: list[Criterion]
    criterion: int | None
    injects: list[Inject]
    inject: int | None
    stage: Stage | None

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


def scenes(viewer: Viewer) -> Scenes:
    """Five queries, two of them shared with what can be revealed."""
    exercise = viewer.exercise
    moves = passes.every(exercise, begun).moves
    tensions = sorted({one for move in moves for one in move.tensions.all()}, key=_order)
    return Scenes(
        scene=Scene(exercise.scene),
        tension=next((one for one in tensions if one.pk == exercise.scene_tension_id), None),
        tensions=tensions,
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


def _order(tension: Tension) -> int:
    return tension.order
