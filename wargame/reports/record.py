"""The whole record of an exercise as JSON, in the format that `record.schema.json` documents.

Everything comes through the rules of seeing, for the eyes of control: names stand with seats and
acts as far as the exercise lets people be named, never with an estimate, a hot wash or an exit
ticket. The same record gives the same text.
"""

import json
from typing import Any

from wargame.models import (
    Attribution,
    Criterion,
    Exercise,
    ExitTicket,
    HotWash,
    ScenarioVersion,
    Viewer,
)
from wargame.models.attribution import ground_rules
from wargame.models.collection_plans import collection_plan

from .record_agreements import agreements, communiques
from .record_alone import answered_alone
from .record_assumptions import assumptions
from .record_erasures import erasures
from .record_estimates import estimates
from .record_ideas import ideas
from .record_journal import journal
from .record_ledger import ledger
from .record_messages import messages
from .record_objections import of_the_scenario
from .record_observations import observations
from .record_ratings import rating_rounds
from .record_releases import answers, decisions, positions
from .record_report import report
from .record_rulings import arguments, method_changes, rulings
from .record_run import injects, reveals, steps
from .record_stars import stars
from .record_talk import defenders, improvement_actions, lessons, objective_ratings
from .times import moment, seconds

FORMAT = "wargame-record/1"

type Part = dict[str, Any]


def as_text(viewer: Viewer) -> str:
    """UTF-8 text with a line break at its end."""
    return json.dumps(record(viewer), ensure_ascii=False, indent=2) + "\n"


def record(viewer: Viewer) -> Part:
    """The number of queries does not grow with teams or people.

    Raises ValueError for anybody but control.
    """
    if not viewer.is_control:
        raise ValueError("The whole record is for control alone.")
    viewer = viewer.for_the_record()
    exercise = viewer.exercise
    return {
        "format": FORMAT,
        "exercise": _exercise(exercise),
        "scenario": _scenario(exercise.version),
        "teams": _teams(exercise),
        "seats": _seats(viewer),
        "roster": _roster(viewer),
        "moves": _moves(exercise),
        "steps": steps(exercise),
        "injects": injects(viewer),
        "reveals": reveals(exercise),
        "estimates": estimates(viewer),
        "answered_alone": answered_alone(viewer),
        "ideas": ideas(viewer),
        "positions": positions(viewer),
        "answers": answers(viewer),
        "decisions": decisions(viewer),
        "assumptions": assumptions(viewer),
        "agreements": agreements(viewer),
        "communiques": communiques(viewer),
        "ledger": ledger(viewer),
        "rulings": rulings(viewer),
        "arguments": arguments(viewer),
        "rating_rounds": rating_rounds(viewer),
        "messages": messages(viewer),
        **_said_of_it(viewer),
        "journal": journal(viewer),
    }


def _said_of_it(viewer: Viewer) -> Part:
    """What was observed, marked and left, what the talk kept, and the report."""
    return {
        "observations": observations(viewer),
        **of_the_scenario(viewer),
        "stars": stars(viewer),
        "lessons": lessons(viewer),
        "defenders": defenders(viewer),
        "objective_ratings": objective_ratings(viewer),
        "improvement_actions": improvement_actions(viewer),
        "hot_washes": _hot_washes(viewer),
        "exit_tickets": _exit_tickets(viewer),
        "report": report(viewer),
        "erasures": erasures(viewer),
    }


def _exercise(exercise: Exercise) -> Part:
    return {
        "code": exercise.code,
        "title": exercise.title,
        "course": exercise.course,
        "table": exercise.table_number,
        "state": exercise.state,
        "director": str(exercise.director),
        "expected_heads": exercise.expected_heads,
        **_aims(exercise),
        "timeline": exercise.format_name,
        "method": exercise.method,
        "method_changes": method_changes(exercise),
        "played_on_from": exercise.branched_from.code if exercise.branched_from else None,
        "played_on_after": exercise.branched_after,
        "made_at": moment(exercise.made_at),
        "opened_at": moment(exercise.opened_at),
        "started_at": moment(exercise.started_at),
        "ended_at": moment(exercise.ended_at),
        "announced_for": moment(exercise.starts_at),
        "session_ends_at": moment(exercise.ends_at),
        "played_seconds": seconds(exercise.played),
    }


def _aims(exercise: Exercise) -> Part:
    """What it was for, and what players accepted."""
    return {
        "purpose": exercise.purpose or None,
        "objectives": [{"kind": one.kind, "text": one.text} for one in exercise.objectives.all()],
        "attribution": exercise.attribution,
        "collection_plan": _collected(exercise),
        "own_views_to": exercise.own_views_to,
        "own_views_kept_days": exercise.own_views_kept,
        "names_kept_until": exercise.names_kept_until and exercise.names_kept_until.isoformat(),
        "ground_rules": ground_rules(exercise),
    }


def _collected(exercise: Exercise) -> list[Part]:
    """What should be learned, and where in the run it was to be captured."""
    plan = collection_plan(exercise)
    order = [column.name for column in plan.columns]
    return [
        {
            "about": row.kind,
            "what": row.label,
            "at": sorted(row.ticked, key=order.index),
        }
        for row in plan.rows
    ]


def _scenario(version: ScenarioVersion) -> Part:
    return {
        "slug": version.scenario.slug,
        "title": version.scenario.title,
        "version": version.number,
        "content_hash": version.content_hash,
        "fiction_mark": version.fiction_mark,
        "tensions": [
            {"key": one.key, "name": one.name, "pole_a": one.pole_a, "pole_b": one.pole_b}
            for one in version.tensions.all()
        ],
        "questions": [
            {"key": one.key, "text": one.text, "parts": [part["kind"] for part in one.parts]}
            for one in version.keyquestions.all()
        ],
        "criteria": [
            {"key": one.key, "name": one.short_name, "text": one.text}
            for one in Criterion.objects.filter(version=version)
        ],
    }


def _teams(exercise: Exercise) -> list[Part]:
    return [
        {"code": team.code, "name": team.name, "short_name": team.short_name, "chairs": team.chairs}
        for team in exercise.teams.all()
    ]


def _seats(viewer: Viewer) -> list[Part]:
    """Everybody who ever took one, named as far as names may leave the room; `team` is empty for
    control's people and who looks on, and `follows` are the teams that an evaluator was assigned
    last."""
    is_titled = viewer.exercise.attribution != Attribution.TEAM
    seats = viewer.exercise.seats.select_related("team").prefetch_related("assigned")
    return [
        {
            "id": seat.pk,
            "team": seat.team.code if seat.team else None,
            "chair": seat.chair,
            "duty": seat.duty,
            "title": seat.title if seat.team_id is None or is_titled else "",
            "name": seat.name if seat.is_played or viewer.knows_people_of(seat.team_id) else "",
            "is_stand_in": seat.is_stand_in,
            "follows": [team.code for team in seat.assigned.all()],
            "taken_at": moment(seat.taken_at),
            "accepted_at": moment(seat.accepted_at),
            "is_played_by_control": seat.is_played,
            "left_at": moment(seat.left_at),
        }
        for seat in seats.order_by("pk")
    ]


def _roster(viewer: Viewer) -> list[Part]:
    """Who was expected where, named like everybody else."""
    is_named = viewer.exercise.attribution == Attribution.NAME
    return [
        {
            "name": one.name if is_named else "",
            "team": one.team.code if one.team else None,
            "seat": one.seat_id,
        }
        for one in viewer.exercise.roster.select_related("team").order_by("pk")
    ]


def _moves(exercise: Exercise) -> list[Part]:
    return [
        {
            "number": move.number,
            "title": move.title,
            "question": move.question.key,
            "challenge": move.challenge,
            "tensions": [tension.key for tension in move.tensions.all()],
        }
        for move in exercise.moves.select_related("question").prefetch_related("tensions")
    ]


def _hot_washes(viewer: Viewer) -> list[Part]:
    """In the order of their random ids, which is no order."""
    rows = HotWash.objects.visible_to(viewer)
    return [{"surprise": one.surprise, "keep": one.keep} for one in rows]


def _exit_tickets(viewer: Viewer) -> list[Part]:
    rows = ExitTicket.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    return [{"lesson": one.lesson, "applies_to": one.applies_to} for one in rows]
