"""The run in a record: steps as planned and as they went, injects, and what was revealed when."""

from typing import Any

from wargame.models import Exercise, Inject, Reveal, StepNote, Viewer
from wargame.queries.visits import visits

from .times import moment, seconds

type Part = dict[str, Any]


def steps(exercise: Exercise) -> list[Part]:
    """`length_seconds` is what control made of the plan, `began_seconds` exercise time; a step to
    which control went back has more visits than one; `note` is what control wrote for itself.
    Three queries."""
    stays = visits(exercise)
    notes = dict(StepNote.objects.filter(exercise=exercise).current().values_list("step", "text"))
    return [
        {
            "number": step.number,
            "kind": step.kind,
            "title": step.title,
            "move": step.move.number if step.move else None,
            "planned_seconds": seconds(step.planned),
            "length_seconds": seconds(step.length),
            "began_seconds": seconds(step.began),
            "began_at": moment(step.began_at),
            "done_at": moment(step.done_at),
            "visits": [
                {"began_seconds": seconds(one.began), "began_at": moment(one.at)}
                for one in stays
                if one.step == step.pk
            ],
            "note": notes.get(step.pk, ""),
        }
        for step in exercise.steps.select_related("move")
    ]


def injects(viewer: Viewer) -> list[Part]:
    """Those held back too: this is control's plan. Two queries."""
    seen = Inject.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    found = seen.select_related(
        "corrects", "at_step", "trigger_team", "trigger_theater"
    ).prefetch_related("deliveries__team")
    return [_inject(inject) for inject in found.order_by("move", "minute", "number")]


def reveals(exercise: Exercise) -> list[Part]:
    """`move` is empty for own views, which are revealed once; `team` where all were at once."""
    rows = Reveal.objects.filter(exercise=exercise).select_related("move", "team")
    return [
        {
            "what": one.what,
            "move": one.move.number if one.move else None,
            "team": one.team.code if one.team else None,
            "at": moment(one.at),
            "by": one.seat_id,
        }
        for one in rows.order_by("at", "pk")
    ]


def _inject(inject: Inject) -> Part:
    deliveries = sorted(inject.deliveries.all(), key=lambda one: one.team.order)
    return {
        "id": inject.pk,
        "number": inject.number,
        "kind": inject.kind,
        "title": inject.title,
        "sender": inject.sender,
        "text": inject.text,
        "planned": {
            "move": inject.move,
            "minute": inject.minute,
            "step": inject.at_step.number if inject.at_step else None,
            "to": inject.planned_to,
        },
        "scheduled_at": moment(inject.scheduled_at),
        "scheduled_by": inject.scheduled_by_id,
        "suggested_by": _trigger(inject),
        "purpose": inject.purpose,
        "expected": inject.expected,
        "objective": inject.objective,
        "held_at": moment(inject.held_at),
        "held_by": inject.held_by_id,
        "corrects": inject.corrects.number if inject.corrects else None,
        "written_by": inject.written_by_id,
        "released_at": moment(inject.released_at),
        "released_seconds": seconds(inject.released_in),
        "released_by": inject.released_by_id,
        "is_to_all": inject.is_to_all,
        "deliveries": [
            {
                "team": one.team.code,
                "opened_at": moment(one.opened_at),
                "opened_by": one.opened_by_id,
            }
            for one in deliveries
        ],
    }


def _trigger(inject: Inject) -> Part | None:
    """What suggests it to control; minutes or percent, empty team or theater for any."""
    if not inject.trigger:
        return None
    return {
        "what": inject.trigger,
        "line": inject.trigger_line,
        "team": inject.trigger_team.code if inject.trigger_team else None,
        "theater": inject.trigger_theater.key if inject.trigger_theater else None,
    }
