"""The register of assumptions: entered with each release, judged by control."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Assumption,
    AssumptionStatus,
    Decision,
    Inject,
    Kind,
    Ruling,
    Seat,
    Verdict,
)

from . import checks, versions
from .journal import lock, record


@dataclass(frozen=True)
class Finding:
    """What became of an assumption, why, and what touched it."""

    status: Verdict
    note: str
    inject: Inject | None = None
    ruling: Ruling | None = None


def enter(decision: Decision) -> None:
    """Every line of a version that is being released. Words that an earlier version had are the
    same assumption."""
    for text in decision.key_assumptions:
        line, _made = Assumption.objects.get_or_create(
            draft=decision.draft,
            text=" ".join(text.split()),
            defaults={
                "exercise": decision.exercise,
                "team": decision.team,
                "move": decision.move,
            },
        )
        line.decisions.add(decision)


@transaction.atomic
def note(assumption: Assumption, found: Finding, *, by: Seat) -> AssumptionStatus:
    """Control notes whether it held, in play or in the review; a later note stands in place of an
    earlier one, which stays on record. Noted twice in the same words it is recorded once.

    Raises Refused once its decision has been withdrawn, and for what the players do not have yet.
    """
    checks.control(by)
    exercise = lock(assumption.exercise)
    if not Assumption.objects.standing().filter(pk=assumption.pk).exists():
        raise Refused(_("Its decision was withdrawn. There is nothing to note."))
    touched_by = [one for one in (found.inject, found.ruling) if one is not None]
    if any(one.released_at is None or one.exercise_id != exercise.pk for one in touched_by):
        raise Refused(_("Release first what touched it."))
    last = assumption.statuses.last()
    if last is not None and _says(last, found):
        return last
    status = AssumptionStatus.objects.create(
        assumption=assumption,
        status=found.status,
        note=found.note,
        inject=found.inject,
        ruling=found.ruling,
        noted_by=by,
        noted_in=exercise.exercise_time(),
    )
    refs = {"assumption": assumption.pk, "team": assumption.team_id}
    audiences = versions.who_hears(assumption.draft)
    record(exercise, Kind.ASSUMPTION_JUDGED, by=by, audiences=audiences, **refs)
    return status


def _says(status: AssumptionStatus, found: Finding) -> bool:
    names = ("status", "note", "inject", "ruling")
    return all(getattr(status, name) == getattr(found, name) for name in names)
