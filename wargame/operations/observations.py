"""Noting what was seen, and adding words to it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Criterion,
    Decision,
    Exercise,
    Inject,
    Kind,
    Objective,
    Observation,
    Seat,
    Team,
)
from wargame.models.viewers import EVALUATORS

from . import checks
from .journal import lock, record, to_seat

MOST = 500


@dataclass(frozen=True)
class Noted:
    """What is noted. `ticket` tells it from another; `age` is how long ago the person saw it,
    where a device was offline meanwhile."""

    ticket: str
    team: Team | None = None
    decision: Decision | None = None
    inject: Inject | None = None
    criterion: Criterion | None = None
    objective: Objective | None = None
    text: str = ""
    is_shared: bool = False
    age: timedelta = timedelta()

    @property
    def is_empty(self) -> bool:
        about = self.team, self.decision, self.inject, self.criterion, self.objective
        return not (self.text or any(about))


@transaction.atomic
def note(exercise: Exercise, noted: Noted, *, by: Seat) -> Observation:
    """Keep an observation, or with the ticket of an earlier one the change of it; sent again,
    kept once. It is filed under the move in which it was first noted."""
    checks.observes(by)
    exercise = lock(exercise)
    if not exercise.is_open:
        raise Refused(_("This exercise is not open yet. Wait for control."))
    if noted.decision is not None:
        noted = replace(noted, team=noted.decision.team)
    if noted.is_empty:
        raise Refused(_("Choose a team or a line of the guide, or write what you saw."))
    own = Observation.objects.filter(exercise=exercise, seat=by)
    last = own.filter(ticket=noted.ticket).order_by("revision").last()
    if last is not None and _is_same(last, noted):
        return last
    if last is None and own.current().count() >= MOST:
        raise Refused(_("You have noted %(most)s things. No more are kept.") % {"most": MOST})
    made = _keep(exercise, noted, last, by)
    audiences = [*to_seat(by), EVALUATORS]
    record(exercise, Kind.OBSERVED, by=by, audiences=audiences, observation=made.pk)
    return made


def _keep(exercise: Exercise, noted: Noted, last: Observation | None, by: Seat) -> Observation:
    seen_at = timezone.now() - noted.age
    return Observation.objects.create(
        exercise=exercise,
        seat=by,
        ticket=noted.ticket,
        revision=last.revision + 1 if last else 1,
        move=last.move if last else (exercise.step.move if exercise.step else None),
        seen_at=last.seen_at if last else seen_at,
        seen_in=last.seen_in if last else exercise.exercise_time(seen_at),
        **_said(noted),
    )


def _said(noted: Noted) -> dict[str, object]:
    names = "team", "decision", "inject", "criterion", "objective", "text", "is_shared"
    return {name: getattr(noted, name) for name in names}


def _is_same(last: Observation, noted: Noted) -> bool:
    return all(getattr(last, name) == said for name, said in _said(noted).items())
