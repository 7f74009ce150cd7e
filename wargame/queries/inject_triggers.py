"""What suggests an inject to control now, and why. Nothing is sent by it: control decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from wargame.models import Exercise, Inject, Kind, Trigger, Viewer

from . import passes
from .coverages import Coverage, coverages, frame
from .ledger_summaries import present
from .standings import Standing, standings

# What people give or release; to have read something is not to have answered.
GIVEN = (
    Kind.ESTIMATE_PLACED,
    Kind.ANSWERED_ALONE,
    Kind.POSITION_SET,
    Kind.ANSWER_RELEASED,
    Kind.DECISION_RELEASED,
    Kind.NO_DECISION,
    Kind.MESSAGE_SENT,
    Kind.AGREEMENT_PROPOSED,
    Kind.AGREEMENT_SIGNED,
)


@dataclass(frozen=True)
class Signals:
    """What triggers look at: where teams stand, how long it has been quiet, what is covered."""

    teams: list[Standing]
    quiet: timedelta
    theaters: list[Coverage]


def reasons(viewer: Viewer, injects: Sequence[Inject]) -> dict[int, str]:
    """By inject, why it is suggested now. No query where none has a trigger, else at most eight,
    however many have one."""
    exercise = viewer.exercise
    waiting = [
        one for one in injects if one.trigger and one.released_at is None and not one.is_held
    ]
    if not waiting or not exercise.is_in_play or exercise.step is None:
        return {}
    kinds = {one.trigger for one in waiting}
    signals = Signals(
        teams=standings(viewer) if Trigger.RELEASED in kinds else [],
        quiet=passes.every(exercise, _quiet) if Trigger.QUIET in kinds else timedelta(),
        theaters=_theaters(viewer) if Trigger.COVERAGE in kinds else [],
    )
    found = {one.pk: _reason(one, signals) for one in waiting}
    return {pk: reason for pk, reason in found.items() if reason}


def _reason(inject: Inject, signals: Signals) -> str:
    match inject.trigger:
        case Trigger.RELEASED:
            return _released(inject, signals.teams)
        case Trigger.QUIET:
            quiet = signals.quiet >= timedelta(minutes=inject.trigger_line or 0)
            minutes = int(signals.quiet.total_seconds() // 60)
            return _("Nobody gave anything for %(n)s min") % {"n": minutes} if quiet else ""
        case _:
            return _uncovered(inject, signals.theaters)


def _released(inject: Inject, teams: list[Standing]) -> str:
    wanted = inject.trigger_team_id
    for one in teams:
        if one.decided_at is not None and wanted in (None, one.team.pk):
            return _("%(team)s has released a decision") % {"team": one.team.code}
    return ""


def _uncovered(inject: Inject, theaters: list[Coverage]) -> str:
    wanted = inject.trigger_theater_id
    for one in theaters:
        is_meant = wanted in (None, one.theater.pk) and one.percent is not None
        if is_meant and (one.percent or 0) < (inject.trigger_line or 0):
            covered = {"theater": one.theater.name, "n": one.percent}
            return _("%(theater)s is covered to %(n)s percent") % covered
    return ""


def _quiet(exercise: Exercise) -> timedelta:
    """Time of play since the step began or somebody last gave something. One query."""
    began = (exercise.step.began if exercise.step else None) or timedelta()
    given = exercise.journal.filter(kind__in=GIVEN, seat__team__isnull=False)
    last = given.aggregate(last=Max("exercise_time"))["last"]
    return exercise.exercise_time() - max(began, last or began)


def _theaters(viewer: Viewer) -> list[Coverage]:
    """Of the present move, while there is a ledger."""
    if not viewer.exercise.has_ledger:
        return []
    around = frame(viewer.exercise)
    move = present(viewer, around)
    return coverages(viewer, around, [move])[0].theaters if move else []
