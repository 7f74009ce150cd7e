"""Whether play can begin: what is seen of plan, projector, phones and teams, not ticked by hand."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wargame.models import Exercise, Seat, State, Team, Viewer
from wargame.models.collection_plans import collection_plan


@dataclass(frozen=True)
class Check:
    """One thing that is seen or not. `where` leads to what can be done about it."""

    title: str
    is_seen: bool
    detail: str = ""
    at: datetime | None = None
    where: str = ""


@dataclass(frozen=True)
class Readiness:
    """`lacking` says what the plan still needs before it can be ready."""

    state: State
    checks: list[Check]
    lacking: list[str]

    @property
    def seen(self) -> int:
        return sum(check.is_seen for check in self.checks)


def readiness(viewer: Viewer) -> Readiness | None:
    """None once play has begun. Ten queries before."""
    exercise = viewer.exercise
    if exercise.started_at is not None:
        return None
    lacking = collection_plan(exercise).lacking
    seats = list(exercise.seats.players())
    here = [seat for seat in seats if seat.is_present]
    checks = [
        Check(_("The plan is complete"), not lacking, " ".join(lacking), where="collection"),
        _projector(exercise),
        _phone(here),
        _teams(list(exercise.teams.all()), seats),
    ]
    return Readiness(State(exercise.state), checks, lacking)


def _projector(exercise: Exercise) -> Check:
    title = _("The projector was opened")
    at = exercise.board_seen_at
    return Check(title, at is not None, _("Open the board on it."), at, where="board")


def _phone(here: list[Seat]) -> Check:
    title = _("A phone has joined")
    since = min((seat.present_since for seat in here if seat.present_since), default=None)
    detail = _("Open for joining, then sit down with yours.")
    return Check(title, bool(here), detail, since, where="people")


def _teams(teams: list[Team], seats: list[Seat]) -> Check:
    """A team can play when somebody leads it."""
    led = {seat.team_id for seat in seats if seat.is_lead}
    waiting = [team.code for team in teams if team.pk not in led]
    detail = _("No head of delegation yet: %(codes)s") % {"codes": ", ".join(waiting)}
    return Check(_("Every team can play"), not waiting, detail if waiting else "", where="people")
