"""What control has before it for now and for next: its own notes, and the scene to come."""

from dataclasses import dataclass
from urllib.parse import urlencode

from wargame.models import Scene, Step, StepKind, StepNote, Tension, Viewer
from wargame.models.step_notes import NOTE

# What a step usually begins with on the board.
USUAL = {
    StepKind.WELCOME: Scene.LOBBY,
    StepKind.BRIEF: Scene.BRIEF,
    StepKind.PLENARY: Scene.POSITIONS,
    StepKind.ADJUDICATE: Scene.RULING,
    StepKind.FINAL: Scene.DEBRIEF,
    StepKind.REVIEW: Scene.DEBRIEF,
    StepKind.EXIT: Scene.DEBRIEF,
}


@dataclass(frozen=True)
class StepSheet:
    """A step with what control has noted on it, to go on writing."""

    step: Step
    is_now: bool
    text: str
    revision: int
    limit: int = NOTE


@dataclass(frozen=True)
class NextScene:
    """A scene for the board, and the tension that it takes."""

    scene: Scene
    tension: Tension | None

    @property
    def query(self) -> str:
        """How it is asked for."""
        asked = {"scene": str(self.scene)}
        if self.tension is not None:
            asked["tension"] = str(self.tension.pk)
        return urlencode(asked)


@dataclass(frozen=True)
class Next:
    """The present step and the next; `scene` is what the next usually begins with."""

    sheets: list[StepSheet]
    scene: NextScene | None


def next_(viewer: Viewer) -> Next:
    """At most three queries."""
    exercise = viewer.exercise
    now = exercise.step.number if exercise.step else 0
    steps = list(exercise.steps.filter(number__gte=now).select_related("move")[:2])
    kept = StepNote.objects.visible_to(viewer).filter(step__in=steps).current()
    notes = {note.step_id: note for note in kept}
    sheets = [_sheet(step, notes.get(step.pk), is_now=step.number == now) for step in steps]
    following = next((step for step in steps if step.number > now), None)
    return Next(sheets, _scene(following) if following else None)


def _sheet(step: Step, note: StepNote | None, *, is_now: bool) -> StepSheet:
    return StepSheet(step, is_now, note.text if note else "", note.revision if note else 0)


def _scene(step: Step) -> NextScene:
    scene = USUAL.get(StepKind(step.kind), Scene.CLOCK)
    tension = None
    if scene == Scene.POSITIONS and step.move is not None:
        tension = step.move.tensions.first()
        scene = scene if tension else Scene.CLOCK
    return NextScene(scene, tension)
