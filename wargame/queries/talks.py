"""The desk from which control leads the talk: reactions, facts, analysis, application."""

from dataclasses import dataclass

from wargame.models import Decision, HotWash, Revealed, Seat, Viewer
from wargame.models.exhibits import Thing
from wargame.models.stars import with_stars

from . import defenders, exhibits, lessons, stars
from .defenders import Debated
from .exhibits import Exhibit
from .lessons import LessonSheet
from .openings import opened


@dataclass(frozen=True)
class TalkDesk:
    """`points` are the decisions as they stand, those that control has starred first; one that is
    sealed cannot be shown. `choices` are what a lesson may cite, the starred first."""

    washes: list[HotWash]
    is_wash_shown: bool
    points: list[Decision]
    debated: list[Debated]
    lessons: list[LessonSheet]
    are_lessons_shown: bool
    choices: list[Exhibit]
    starred: frozenset[str]
    people: list[Seat]

    @property
    def proposed(self) -> list[Exhibit]:
        """What control starred."""
        return [one for one in self.choices if one.name in self.starred]

    @property
    def others(self) -> list[Exhibit]:
        return [one for one in self.choices if one.name not in self.starred]


def desk(viewer: Viewer) -> TalkDesk:
    """About thirty queries, whatever the number of teams and people."""
    seen, exercise = opened(viewer.exercise), viewer.exercise
    starred = [one.exhibit for one in stars.starred(viewer)]
    choices = {one.name: one for one in [*starred, *exhibits.latest(viewer)]}
    return TalkDesk(
        washes=list(HotWash.objects.visible_to(viewer)),
        is_wash_shown=seen.has(Revealed.HOT_WASH),
        points=_points(viewer),
        debated=defenders.debated(viewer),
        lessons=lessons.lessons(viewer),
        are_lessons_shown=seen.has(Revealed.LESSONS),
        choices=list(choices.values()),
        starred=frozenset(one.name for one in starred),
        people=list(exercise.seats.players().select_related("team")),
    )


def _points(viewer: Viewer) -> list[Decision]:
    made = Decision.objects.visible_to(viewer).with_seal().last_versions()
    rows = with_stars(made, Thing.DECISION).select_related("team", "move")
    return sorted(rows, key=_order)


def _order(decision: Decision) -> tuple[bool, int, int]:
    return not getattr(decision, "is_starred", False), decision.move.number, decision.team.order
