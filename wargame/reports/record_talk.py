"""What the talk after play left in a record: lessons, defenders, how far objectives were met, and
the improvement plan."""

from typing import Any

from wargame.models import Defender, ImprovementAction, Lesson, ObjectiveRating, Viewer

from .times import moment

type Part = dict[str, Any]


def lessons(viewer: Viewer) -> list[Part]:
    """Every revision, in order. One query."""
    return [
        {
            "number": one.number,
            "revision": one.revision,
            "kind": one.kind,
            "text": one.text,
            "cause": one.cause,
            "evidence": one.evidence,
            "is_struck": one.is_struck,
            "by": one.seat_id,
            "at": moment(one.at),
        }
        for one in Lesson.objects.visible_to(viewer)
    ]


def defenders(viewer: Viewer) -> list[Part]:
    """In the order in which they were named. One query."""
    named = Defender.objects.filter(exercise=viewer.exercise).select_related("team", "tension")
    return [
        {
            "tension": one.tension.key,
            "pole": one.pole,
            "team": one.team.code,
            "speaker": one.speaker_id,
            "by": one.named_by_id,
            "at": moment(one.at),
        }
        for one in named
    ]


def objective_ratings(viewer: Viewer) -> list[Part]:
    """In the order in which they were given. One query."""
    given = ObjectiveRating.objects.visible_to(viewer).select_related("objective")
    return [
        {
            "objective": one.objective.number,
            "by": one.seat_id,
            "grade": one.grade,
            "why": one.why,
            "at": moment(one.at),
        }
        for one in given
    ]


def improvement_actions(viewer: Viewer) -> list[Part]:
    """In the order in which they were agreed, each with what was said of it; how to reach an owner
    is nobody else's business. Two queries."""
    agreed = ImprovementAction.objects.visible_to(viewer).prefetch_related("statuses")
    return [
        {
            "number": one.number,
            "lesson": one.lesson,
            "text": one.text,
            "category": one.category,
            "priority": one.priority,
            "owner": one.owner,
            "starts_on": one.starts_on.isoformat() if one.starts_on else None,
            "due_on": one.due_on.isoformat(),
            "by": one.made_by_id,
            "at": moment(one.made_at),
            "statuses": [
                {"state": said.state, "note": said.note, "by": said.seat_id, "at": moment(said.at)}
                for said in one.statuses.all()
            ],
        }
        for one in agreed.order_by("number")
    ]
