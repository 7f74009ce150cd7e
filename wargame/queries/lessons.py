"""What to sustain and what to improve, with the evidence that its reader may see."""

from dataclasses import dataclass

from django.db.models import Count, Q

from wargame.models import ImprovementAction, Lesson, LessonKind, Revealed, Viewer

from . import exhibits
from .exhibits import Exhibit

# As many of a kind as can be read across a room.
ON_BOARD = 5


@dataclass(frozen=True)
class LessonSheet:
    """One lesson that stands, and what shows it, as far as its reader may see that."""

    lesson: Lesson
    evidence: list[Exhibit]


@dataclass(frozen=True)
class LessonsScene:
    """On the board; before control shows them not even how many there are."""

    is_shown: bool
    columns: list[tuple[LessonKind, list[LessonSheet], int]]
    name: str = "lessons"


@dataclass(frozen=True)
class Talk:
    """Where the talk stands, for the console: only after play."""

    is_on: bool
    sustain: int = 0
    improve: int = 0
    actions: int = 0


def lessons(viewer: Viewer) -> list[LessonSheet]:
    """In the order in which they were first kept. One query, and one for each kind of evidence."""
    seen = Lesson.objects.visible_to(viewer).current().select_related("seat")
    rows = list(seen.order_by("number"))
    found = exhibits.named(viewer, {name for row in rows for name in row.evidence})
    return [
        LessonSheet(row, [found[name] for name in row.evidence if name in found]) for row in rows
    ]


def scene(viewer: Viewer) -> LessonsScene:
    """The latest of each kind. As many queries as `lessons`, and one."""
    if not viewer.exercise.reveals.filter(what=Revealed.LESSONS).exists():
        return LessonsScene(False, [])
    every = lessons(viewer)
    columns = []
    for kind in LessonKind:
        own = [one for one in every if one.lesson.kind == kind]
        columns.append((kind, own[-ON_BOARD:], len(own[:-ON_BOARD])))
    return LessonsScene(True, columns)


def talk(viewer: Viewer) -> Talk:
    """At most two queries."""
    if not viewer.exercise.has_ended:
        return Talk(False)
    standing = Lesson.objects.visible_to(viewer).current()
    counted = standing.aggregate(
        sustain=Count("pk", filter=Q(kind=LessonKind.SUSTAIN)),
        improve=Count("pk", filter=Q(kind=LessonKind.IMPROVE)),
    )
    actions = ImprovementAction.objects.visible_to(viewer).count()
    return Talk(True, **counted, actions=actions)
