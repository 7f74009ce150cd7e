"""The improvement plan, one action for its owner, and what is open from the run before."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from secrets import compare_digest

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from wargame.models import (
    ActionState,
    ActionStatus,
    Exercise,
    Facilitator,
    ImprovementAction,
    Lesson,
    LessonKind,
    ScenarioVersion,
    Viewer,
)

from . import lessons
from .lessons import LessonSheet


@dataclass(frozen=True)
class Plan:
    """The actions, those first that come first, and the areas that another can come from."""

    actions: list[ImprovementAction]
    areas: list[LessonSheet]

    def area(self, number: int | None) -> Lesson | None:
        found = (one.lesson for one in self.areas if one.lesson.number == number)
        return next(found, None)


@dataclass(frozen=True)
class SinceLastTime:
    """What the last runs of a scenario left to do: `before` is the latest of them. `changed` was
    verified, `left` is still open, under way, or done and not verified. `versions` of the scenario
    came since, the latest first."""

    before: Exercise
    left: list[ImprovementAction] = field(default_factory=list)
    changed: list[ImprovementAction] = field(default_factory=list)
    versions: list[ScenarioVersion] = field(default_factory=list)

    @property
    def today(self) -> date:
        return timezone.localdate()


def plan(viewer: Viewer) -> Plan:
    """Three queries, and those for the evidence of the areas."""
    actions = _whole(ImprovementAction.objects.visible_to(viewer))
    improve = [one for one in lessons.lessons(viewer) if one.lesson.kind == LessonKind.IMPROVE]
    return Plan(list(actions), improve)


def of_link(action_id: int, key: str) -> ImprovementAction | None:
    """The one action that the link leads to. Two queries."""
    found = _whole(ImprovementAction.objects.filter(pk=action_id))
    action = found.select_related("exercise__director").first()
    if action is None or not fits(action, key):
        return None
    return action


def fits(action: ImprovementAction, key: str) -> bool:
    """True if `key` is that of its owner's link."""
    return compare_digest(sha256(key.encode()).hexdigest(), action.key_hash)


def since_last_time(
    facilitator: Facilitator, version: ScenarioVersion, but: Exercise | None = None
) -> SinceLastTime | None:
    """Of the runs of this scenario that the facilitator has led; None before there was one. Four
    queries at most."""
    led = Exercise.objects.directed_by(facilitator).filter(version__scenario=version.scenario_id)
    ended = led.exclude(pk=but.pk if but else 0).exclude(ended_at=None)
    ended = ended.select_related("version").defer("version__files")
    before = ended.order_by("-ended_at").first()
    if before is None:
        return None
    actions = list(_whole(ImprovementAction.objects.filter(exercise__in=ended.values("pk"))))
    changed = [one for one in actions if one.state == ActionState.VERIFIED]
    closed = {ActionState.VERIFIED, ActionState.DROPPED}
    left = [one for one in actions if one.state not in closed]
    return SinceLastTime(before, left, changed, _versions_since(before.version, version))


def _versions_since(then: ScenarioVersion, now: ScenarioVersion) -> list[ScenarioVersion]:
    if then.pk == now.pk:
        return []
    since = now.scenario.versions.filter(number__gt=then.number, number__lte=now.number)
    return list(since.defer("files").order_by("-number"))


def _whole(actions: QuerySet[ImprovementAction]) -> QuerySet[ImprovementAction]:
    statuses = ActionStatus.objects.select_related("seat")
    return actions.select_related("exercise").prefetch_related(Prefetch("statuses", statuses))
