"""What an exercise is set up for: decided while it is a draft, fixed once people may join."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Attribution,
    Exercise,
    FormatPreset,
    Kind,
    Method,
    Objective,
    ObjectiveKind,
    OwnViewsTo,
    Purpose,
    Seat,
)

from . import captures, checks, exercise_plans, ledgers
from .journal import lock, record, to_control


@dataclass(frozen=True)
class Aims:
    """What it is for, who is named, and the rules that players accept. `own_views_kept` counts
    days, None is as long as the record; on `names_kept_until` all names are erased, None is never;
    `starts_at` is when play is announced for."""

    purpose: Purpose | None = None
    objectives: tuple[tuple[ObjectiveKind, str], ...] = ()
    attribution: Attribution = Attribution.TEAM
    own_views_to: OwnViewsTo = OwnViewsTo.ALL
    own_views_kept: int | None = None
    names_kept_until: date | None = None
    ground_rules: tuple[str, ...] = ()
    starts_at: datetime | None = None


@transaction.atomic
def change(
    exercise: Exercise,
    *,
    title: str,
    course: str,
    expected_heads: int,
    chairs: Mapping[str, int],
    preset: FormatPreset | None,
    method: Method | None,
    has_ledger: bool,
    aims: Aims,
    by: Seat,
) -> Exercise:
    """A draft as it should be now. Without a `preset` the timeline stays as it stands, without a
    `method` the way of ruling; teams and moves that stay keep what was planned for them.

    Raises Refused once people may join: they have accepted the rules as they were.
    """
    checks.control(by)
    exercise = lock(exercise)
    in_preparation(exercise)
    exercise_plans.check_teams(chairs)
    exercise.title, exercise.course, exercise.expected_heads = title, course, expected_heads
    exercise.method = method or exercise.method
    exercise.save()
    set_aims(exercise, aims)
    ledgers.clear(exercise)
    if preset is not None:
        captures.fill(exercise, exercise_plans.retime(exercise, preset))
    exercise_plans.reseat(exercise, chairs)
    ledgers.lay_out(exercise, by=by)
    if has_ledger != exercise.has_ledger:
        ledgers.switch(exercise, is_on=has_ledger, by=by)
        exercise = lock(exercise)
    captures.recheck(exercise)
    record(exercise, Kind.SETUP_CHANGED, by=by, audiences=to_control())
    return exercise


def set_aims(exercise: Exercise, aims: Aims) -> None:
    """On the locked exercise."""
    exercise.purpose = aims.purpose or ""
    exercise.attribution, exercise.own_views_to = aims.attribution, aims.own_views_to
    exercise.own_views_kept, exercise.starts_at = aims.own_views_kept, aims.starts_at
    exercise.ground_rules = list(aims.ground_rules)
    exercise.names_kept_until = aims.names_kept_until
    exercise.save(
        update_fields=[
            "purpose",
            "attribution",
            "own_views_to",
            "own_views_kept",
            "names_kept_until",
            "ground_rules",
            "starts_at",
        ]
    )
    _set_objectives(exercise, aims)


def aims_of(exercise: Exercise) -> Aims:
    """As they stand, to set up the same once more."""
    return Aims(
        purpose=Purpose(exercise.purpose) if exercise.purpose else None,
        objectives=tuple((ObjectiveKind(one.kind), one.text) for one in exercise.objectives.all()),
        attribution=Attribution(exercise.attribution),
        own_views_to=OwnViewsTo(exercise.own_views_to),
        own_views_kept=exercise.own_views_kept,
        names_kept_until=exercise.names_kept_until,
        ground_rules=tuple(exercise.ground_rules),
        starts_at=exercise.starts_at,
    )


def in_preparation(exercise: Exercise) -> None:
    """Raises Refused once people may join."""
    if exercise.is_open:
        raise Refused(_("People may join already: the set-up stands as they accepted it."))


def _set_objectives(exercise: Exercise, aims: Aims) -> None:
    """An objective that keeps its number keeps its row, and with it where it is captured."""
    for number, (kind, text) in enumerate(aims.objectives, start=1):
        Objective.objects.update_or_create(
            exercise=exercise, number=number, defaults={"kind": kind, "text": text}
        )
    exercise.objectives.filter(number__gt=len(aims.objectives)).delete()
