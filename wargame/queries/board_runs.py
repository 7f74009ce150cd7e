"""Scenes of the run itself: what the move is about, what has just come in, how it went so far."""

from dataclasses import dataclass

from wargame.charts.timeline import Timeline
from wargame.models import Criterion, Decision, Inject, Viewer
from wargame.models.attribution import ground_rules

from . import review_sight, review_timeline, rooms

# As many as can be read under the line.
MOST_INJECTS = 12


@dataclass(frozen=True)
class BriefScene:
    """Of a move its aim, brief and question; before the first and after the last, the setting and
    what success would be."""

    title: str
    number: int | None
    aim: str
    text: str
    question: str
    criteria: list[Criterion]
    name: str = "brief"


@dataclass(frozen=True)
class RulesScene:
    """What everybody accepted with their seat: for the beginning, and for when talk grows heated.
    `is_paused`: play stands still."""

    rules: list[str]
    is_paused: bool
    name: str = "rules"


@dataclass(frozen=True)
class InjectScene:
    """None once it was taken back."""

    inject: Inject | None
    fiction_mark: str
    name: str = "inject"


@dataclass(frozen=True)
class TimelineScene:
    """Every step so far, with the injects and decisions that everybody may see."""

    chart: Timeline | None
    injects: list[Inject]
    name: str = "timeline"


def brief(viewer: Viewer) -> BriefScene:
    """One query."""
    version, move = viewer.exercise.version, rooms.move_brief(viewer)
    if move is None:
        criteria = list(version.criteria.all())
        return BriefScene(version.scenario.title, None, "", version.setting, "", criteria)
    return BriefScene(move.title, move.number, move.aim, move.brief, move.question.text, [])


def rules(viewer: Viewer) -> RulesScene:
    """No query."""
    exercise = viewer.exercise
    is_paused = exercise.is_in_play and exercise.running_since is None
    return RulesScene(ground_rules(exercise), is_paused)


def inject(viewer: Viewer) -> InjectScene:
    """One query."""
    exercise = viewer.exercise
    chosen = exercise.scene_inject_id or 0
    shown = Inject.objects.visible_to(viewer).filter(pk=chosen).first()
    return InjectScene(shown, exercise.version.fiction_mark)


def timeline(viewer: Viewer) -> TimelineScene:
    """Seven queries."""
    decisions = Decision.objects.visible_to(viewer).last_versions().select_related("team")
    run = review_timeline.run(review_sight.sight(viewer), list(decisions))
    return TimelineScene(run.chart, run.injects[-MOST_INJECTS:])
