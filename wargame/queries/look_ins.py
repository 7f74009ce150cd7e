"""A team as its people see what they write, for whoever looks in; and that somebody did."""

from dataclasses import dataclass
from datetime import datetime

from wargame.models import JournalEntry, Kind, Move, Seat, Team, Viewer, look_ins, present

from . import drafts, notes
from .draft_sheets import DraftSheet
from .notes import NoteSheet


@dataclass(frozen=True)
class Look:
    """What stood there `at` that moment."""

    team: Team
    move: Move | None
    sheets: list[DraftSheet]
    notes: list[NoteSheet]
    seats: list[Seat]
    at: datetime


@dataclass(frozen=True)
class LookedIn:
    """That somebody looked in on a team; `name` is told to control alone."""

    team: Team
    at: datetime
    name: str


def team_of(viewer: Viewer, team_id: int) -> Team | None:
    """A team on which this person may look in, if asked for on record. One query."""
    return Team.objects.confided_to(viewer).filter(pk=team_id).select_related("role").first()


def look(viewer: Viewer, team: Team) -> Look | None:
    """None until it is on record that this person looks in. At most twenty queries."""
    if not look_ins.opened_to(viewer).filter(pk=team.pk).exists():
        return None
    step = viewer.exercise.step
    move = step.move if step else None
    as_team = Viewer(viewer.exercise, team=team)
    return Look(
        team=team,
        move=move,
        sheets=drafts.begun(as_team, move) if move else [],
        notes=notes.of_now(as_team),
        seats=list(team.seats.taken()),
        at=present.now(),
    )


def told(viewer: Viewer) -> list[LookedIn]:
    """For control all of it, for a player what concerns the own team. One query, and one for the
    teams if there is any."""
    if not (viewer.is_control or viewer.team):
        return []
    looked = JournalEntry.objects.filter(exercise=viewer.exercise, kind=Kind.LOOKED_IN)
    entries = list(looked.select_related("seat"))
    known = Team.objects.confided_to(viewer) if entries else Team.objects.none()
    teams = {team.pk: team for team in known}
    return [
        LookedIn(teams[one.refs["team"]], one.at, _name(one, viewer))
        for one in entries
        if one.refs.get("team") in teams
    ]


def _name(entry: JournalEntry, viewer: Viewer) -> str:
    return entry.seat.name if viewer.is_control and entry.seat else ""
