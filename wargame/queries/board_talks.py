"""Scenes of the talk on the board: a decision point, the poles of a tension, what is kept."""

from dataclasses import dataclass, field, replace

from wargame.models import Decision, Hindsight, Known, Pole, Scene, Team, Tension, Viewer
from wargame.models.positions import POINTS

from . import defenders, information_states, lessons
from .defenders import Defends
from .information_states import Group
from .lessons import LessonsScene

# Kinds of which a line or two can be read across a room, and how many lines.
SHOWN = (
    Known.INJECT,
    Known.MESSAGE,
    Known.RULING,
    Known.AGREEMENT,
    Known.POSITION,
    Known.DECISION,
)
MOST_LINES = 4
MIDDLE = (POINTS + 1) / 2


@dataclass(frozen=True)
class PointScene:
    """One decision and what its team could see then; with the full picture, beside it, what had
    happened that it could not see. Of both only what the room may be shown."""

    decision: Decision
    is_whole: bool
    groups: list[Group] = field(default_factory=list)
    name: str = "point"

    @property
    def seen(self) -> list[Group]:
        return [_short(group) for group in self.groups if group.seen]

    @property
    def unseen(self) -> list[Group]:
        return [_short(group) for group in self.groups if group.unseen] if self.is_whole else []


@dataclass(frozen=True)
class PolesScene:
    """Both poles with the case for each, who defends it, and the teams that stand on its side, as
    far as positions are open."""

    tension: Tension
    sides: list[tuple[Defends, list[Team]]]
    between: list[Team]
    name: str = "poles"


def scene(viewer: Viewer) -> PointScene | PolesScene | LessonsScene | None:
    """None where control has chosen nothing that can be shown. At most eleven queries."""
    exercise = viewer.exercise
    if exercise.scene == Scene.LESSONS:
        return lessons.scene(viewer)
    if exercise.scene == Scene.POLES and exercise.scene_tension is not None:
        return _poles(viewer, exercise.scene_tension)
    return _point(viewer)


def _point(viewer: Viewer) -> PointScene | None:
    chosen = viewer.exercise.scene_decision_id
    sheet = information_states.sheet(viewer, chosen, SHOWN) if chosen else None
    if sheet is None:
        return None
    is_whole = viewer.exercise.scene_stage == Hindsight.WHOLE
    return PointScene(sheet.decision, is_whole, sheet.groups)


def _short(group: Group) -> Group:
    """The latest of each, which come last."""
    return replace(group, seen=group.seen[-MOST_LINES:], unseen=group.unseen[-MOST_LINES:])


def _poles(viewer: Viewer, tension: Tension) -> PolesScene:
    sheet = defenders.of_tension(viewer, tension)
    low, high = sheet.sides
    at = {Pole.A: [], Pole.B: []}  # type: dict[Pole, list[Team]]
    between = []
    for team, point in sheet.stands:
        if point == MIDDLE:
            between.append(team)
        else:
            at[Pole.A if point < MIDDLE else Pole.B].append(team)
    return PolesScene(tension, [(low, at[Pole.A]), (high, at[Pole.B])], between)
