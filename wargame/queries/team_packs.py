"""A team's pack on paper: what it may read, its seats, and what its decisions have to say."""

from dataclasses import dataclass

from wargame.models import Criterion, Move, Role, ScenarioVersion, Team, Tension, Viewer
from wargame.models.paragraphs import Field, Paragraph, fields_of
from wargame.models.record_plans import plan_of

from . import corrections


@dataclass(frozen=True)
class SeatCard:
    """One chair: what is done on it. `place` names it where people join: BLU-2."""

    place: str
    title: str
    task: str


@dataclass(frozen=True)
class TeamPack:
    """Of private things this team's own alone. Moves tell their question, which everybody knows,
    and not yet their brief."""

    team: Team
    role: Role
    version: ScenarioVersion
    tensions: list[Tension]
    criteria: list[Criterion]
    lines: list[tuple[str, str]]
    seats: list[SeatCard]
    moves: list[Move]
    fields: list[tuple[Paragraph, list[Field]]]


def team_pack(viewer: Viewer, team: Team) -> TeamPack:
    """Seven queries."""
    exercise, version = viewer.exercise, viewer.exercise.version
    (role,) = corrections.worded(exercise, [team.role])
    teams = list(exercise.teams.all())
    tensions = corrections.worded(exercise, version.tensions.all())
    criteria = list(version.criteria.all())
    questions = list(version.keyquestions.all())
    named: list[tuple[str, str]] = [(one.name, role.tension_lines.get(one.key)) for one in tensions]
    named += [(one.text, role.question_lines.get(one.key)) for one in questions]
    states, keys = [one.code for one in teams], [one.key for one in criteria]
    required = plan_of(exercise, teams).required
    return TeamPack(
        team=team,
        role=role,
        version=version,
        tensions=tensions,
        criteria=criteria,
        lines=[(name, text) for name, text in named if text],
        seats=[_card(team, chair) for chair in range(1, team.chairs + 1)],
        moves=list(exercise.moves.select_related("question")),
        fields=[(one, fields_of(one, keys, states)) for one in required],
    )


def _card(team: Team, chair: int) -> SeatCard:
    named = team.role.seats[chair - 1] if chair <= len(team.role.seats) else {}
    _duty, title = team.place(chair, has_lead=False)
    return SeatCard(f"{team.code}-{chair}", title, str(named.get("task", "")))
