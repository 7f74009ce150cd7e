"""The team room around its task: brief, facts, injects, who is here."""

from dataclasses import dataclass

from django.db.models import QuerySet, prefetch_related_objects

from wargame.models import (
    Criterion,
    Delivery,
    DraftKind,
    Duty,
    Exercise,
    Fact,
    Move,
    Role,
    ScenarioVersion,
    Seat,
    StepKind,
    Team,
    Tension,
    Viewer,
)

from . import corrections, drafts, passes
from .draft_sheets import DraftSheet
from .drafts import TOGETHER


@dataclass(frozen=True)
class Line:
    """What the team's brief says on one tension or question."""

    name: str
    text: str


@dataclass(frozen=True)
class RoleBrief:
    """What a team reads of itself, its own private brief among it."""

    role: Role
    lines: list[Line]


@dataclass(frozen=True)
class Room:
    """What stays to hand beside the task."""

    version: ScenarioVersion
    move: Move | None
    criteria: list[Criterion]
    tensions: list[Tension]
    measures: list[str]


@dataclass(frozen=True)
class Slips:
    """Injects of this team: those nobody of it has marked as read, then the others."""

    new: list[Delivery]
    earlier: list[Delivery]
    fiction_mark: str

    @property
    def count(self) -> int:
        return len(self.new) + len(self.earlier)


@dataclass(frozen=True)
class People:
    """The seats of a team, and how many of them are here."""

    seats: list[Seat]
    here: int
    chairs: int


@dataclass(frozen=True)
class Drafts:
    """The team's texts of the present move, the one that is asked for now first; while they are
    written, with who releases."""

    sheets: list[DraftSheet]
    asked: str = ""
    lead: Seat | None = None

    @property
    def is_open(self) -> bool:
        return bool(self.asked)


def room(viewer: Viewer) -> Room:
    """At most five queries; of figures only what they measure."""
    version = viewer.exercise.version
    prefetch_related_objects([version], "tensions", "keyquestions", "facts", "criteria")
    return Room(
        version=version,
        move=move_brief(viewer),
        criteria=list(version.criteria.all()),
        tensions=list(version.tensions.all()),
        measures=list(dict.fromkeys(version.series.values_list("measure", flat=True))),
    )


def role_brief(viewer: Viewer) -> RoleBrief:
    """At most two queries."""
    exercise, version = viewer.exercise, viewer.exercise.version
    (role,) = corrections.worded(exercise, [viewer.own_team.role])
    prefetch_related_objects([version], "tensions", "keyquestions")
    named: list[tuple[str, str]] = [
        *((one.name, role.tension_lines.get(one.key)) for one in version.tensions.all()),
        *((one.text, role.question_lines.get(one.key)) for one in version.keyquestions.all()),
    ]
    return RoleBrief(role, [Line(name, text) for name, text in named if text])


def facts(viewer: Viewer) -> list[Fact]:
    """As they stand in this exercise. At most one query."""
    prefetch_related_objects([viewer.exercise.version], "facts")
    return corrections.worded(viewer.exercise, viewer.exercise.version.facts.all())


def move_brief(viewer: Viewer) -> Move | None:
    """The present move with its question. At most one query."""
    step, version = viewer.exercise.step, viewer.exercise.version
    if step is None or step.move is None:
        return None
    prefetch_related_objects([version], "keyquestions")
    questions = {one.pk: one for one in version.keyquestions.all()}
    step.move.question = questions[step.move.question_id]
    (move,) = corrections.worded(viewer.exercise, [step.move])
    return move


def injects(viewer: Viewer) -> Slips:
    """The latest first. One query."""
    deliveries = passes.own(viewer, _deliveries) or []
    corrections.marked(viewer, [one.inject for one in deliveries])
    return Slips(
        new=[one for one in deliveries if one.opened_at is None],
        earlier=[one for one in deliveries if one.opened_at is not None],
        fiction_mark=viewer.exercise.version.fiction_mark,
    )


def unread(viewer: Viewer) -> int:
    """How many injects nobody of the team has marked as read. One query."""
    deliveries = passes.own(viewer, _deliveries) or []
    return sum(1 for one in deliveries if one.opened_at is None)


def _deliveries(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, list[Delivery]]:
    """What was released to each team, the latest first. One query."""
    found: dict[int, list[Delivery]] = {}
    for delivery in (
        Delivery.objects.filter(team__in=teams, inject__exercise=exercise)
        .select_related("inject__corrects")
        .order_by("-inject__released_at", "-pk")
    ):
        found.setdefault(delivery.team_id, []).append(delivery)
    return found


def people(viewer: Viewer) -> People:
    """One query."""
    seats = list(viewer.own_team.seats.taken())
    here = sum(1 for seat in seats if seat.is_present)
    return People(seats, here, viewer.own_team.chairs)


def draft(viewer: Viewer) -> Drafts:
    """For all of the team to read along. At most fourteen queries."""
    step = viewer.exercise.step
    if step is None or step.move is None:
        return Drafts([])
    begun = drafts.begun(viewer, step.move)
    if step.kind not in TOGETHER or viewer.exercise.has_ended:
        return Drafts(begun)
    asked = DraftKind.ANSWER if step.kind == StepKind.DELIBERATE else DraftKind.DECISION
    lead = viewer.own_team.seats.players().filter(duty=Duty.LEAD).first()
    return Drafts(sorted(begun, key=lambda sheet: sheet.kind != asked), asked, lead)
