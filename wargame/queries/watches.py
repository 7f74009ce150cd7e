"""What evaluators and observers follow: what was released and revealed, as far as each may see."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects

from wargame.models import (
    Answer,
    Decision,
    Delivery,
    Exercise,
    Fact,
    Inject,
    Move,
    Objective,
    Position,
    ScenarioVersion,
    Team,
    Tension,
    Viewer,
)
from wargame.models.reveals import SealedQuerySet

from . import corrections
from .matters import Docket, docket
from .matters import matters as put_matters


@dataclass(frozen=True)
class Watch:
    """What stays beside the regions. `confided` are the teams whose private brief this person
    reads, `measures` what there are figures of; `objectives` are for those who evaluate."""

    version: ScenarioVersion
    tensions: list[Tension]
    facts: list[Fact]
    teams: list[Team]
    confided: list[Team]
    measures: list[str]
    objectives: list[Objective]


@dataclass(frozen=True)
class Slip:
    """An inject that was released, the teams that got it, and how many have opened it, for those
    who may know."""

    inject: Inject
    teams: list[Team]
    opened: int | None


@dataclass(frozen=True)
class Put:
    """What one team has put on record in a move, as far as it is open to the reader."""

    team: Team
    positions: list[Position]
    answer: Answer | None
    decisions: list[Decision]

    @property
    def is_empty(self) -> bool:
        return not (self.positions or self.answer or self.decisions)


@dataclass(frozen=True)
class MovePut:
    """One move, with those of its teams of which something is open to the reader."""

    move: Move
    teams: list[Put]


def watch(viewer: Viewer) -> Watch:
    """At most nine queries in a pass."""
    exercise, version = viewer.exercise, viewer.exercise.version
    prefetch_related_objects([version], "tensions", "keyquestions", "facts", "criteria")
    return Watch(
        version=version,
        tensions=corrections.worded(exercise, version.tensions.all()),
        facts=corrections.worded(exercise, version.facts.all()),
        teams=_briefed(exercise, exercise.teams.all()),
        confided=_briefed(exercise, Team.objects.confided_to(viewer)),
        measures=list(dict.fromkeys(version.series.values_list("measure", flat=True))),
        objectives=list(viewer.exercise.objectives.all()) if viewer.is_evaluator else [],
    )


def injects(viewer: Viewer) -> list[Slip]:
    """Those that were released, the latest first. Two queries."""
    deliveries = Delivery.objects.select_related("team").order_by("team__order")
    released = Inject.objects.visible_to(viewer).released().order_by("-released_at", "-pk")
    released = released.prefetch_related(Prefetch("deliveries", deliveries))
    corrections.marked(viewer, released)
    return [
        Slip(
            inject=one,
            teams=[delivery.team for delivery in one.deliveries.all()],
            opened=_opened(one) if viewer.is_evaluator else None,
        )
        for one in released
    ]


def planned(viewer: Viewer) -> list[Inject]:
    """What is still held or to come, in the order of the plan. One query."""
    waiting = Inject.objects.visible_to(viewer).filter(released_at=None)
    return list(waiting.select_related("plan").order_by("move", "minute", "pk"))


def matters(viewer: Viewer) -> Docket:
    """What is being ruled on; for evaluators also what control has not put to anybody, and the
    arguments that wait. At most five queries."""
    if viewer.reads_all:
        return docket(viewer)
    return Docket(put_matters(viewer), [])


def on_record(viewer: Viewer) -> list[MovePut]:
    """The latest move first, of each the teams that have something open. Six queries."""
    exercise = viewer.exercise
    begun = exercise.moves.filter(steps__began__isnull=False).distinct().order_by("-number")
    positions = _positions(viewer)
    answers = {(row.move_id, row.team_id): row for row in _last(Answer.objects.all(), viewer)}
    decisions: dict[tuple[int, int], list[Decision]] = {}
    for decision in _last(Decision.objects.all(), viewer):
        decisions.setdefault((decision.move_id, decision.team_id), []).append(decision)
    teams, moves = list(exercise.teams.all()), []
    for move in begun:
        every = (
            Put(team, positions.get(at, []), answers.get(at), decisions.get(at, []))
            for team in teams
            for at in [(move.pk, team.pk)]
        )
        moves.append(MovePut(move, [put for put in every if not put.is_empty]))
    return [one for one in moves if one.teams]


def seats(viewer: Viewer) -> QuerySet[Team]:
    """The teams, each with how many sit in it; who they are is not told. One query."""
    taken = Count("seats", filter=Q(seats__left_at=None))
    return viewer.exercise.teams.annotate(seated=taken).order_by("order")


def _briefed(exercise: Exercise, rows: QuerySet[Team]) -> list[Team]:
    """Teams with their briefs as they stand in this exercise."""
    teams = list(rows.select_related("role"))
    roles = corrections.worded(exercise, [team.role for team in teams])
    for team, role in zip(teams, roles, strict=True):
        team.role = role
    return teams


def _positions(viewer: Viewer) -> dict[tuple[int, int], list[Position]]:
    """By move and team the last on each tension, and what was withdrawn, to those who may know."""
    rows = Position.objects.on_record_for(viewer).with_seal().order_by("pk")
    found: dict[tuple[int, int], dict[tuple[int, int], Position]] = {}
    for row in rows.select_related("tension", "withdrawal"):
        withdrawn = row.pk if hasattr(row, "withdrawal") else 0
        of_team = found.setdefault((row.move_id, row.team_id), {})
        of_team[row.tension_id, withdrawn] = row
    return {at: list(of_team.values()) for at, of_team in found.items()}


def _last[R: (Answer, Decision)](rows: SealedQuerySet[R], viewer: Viewer) -> SealedQuerySet[R]:
    return rows.visible_to(viewer).with_seal().last_versions()


def _opened(inject: Inject) -> int:
    return sum(1 for delivery in inject.deliveries.all() if delivery.opened_at)
