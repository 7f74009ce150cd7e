"""Several tables of one class: the same plan once more, and acts that all tables do together."""

import secrets
from collections.abc import Callable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Duty, Exercise, Facilitator, Method, Parallel, Seat, Tension

from . import checks, exercise_plans, exercises, moves
from .journal import lock
from .set_ups import aims_of, in_preparation

MOST_TABLES = 8


@transaction.atomic
def add_table(exercise: Exercise, *, by: Seat) -> Exercise:
    """A draft of the same plan beside this one; with the first the tables become one class.

    Raises Refused once people may join this table, and beyond eight tables.
    """
    checks.control(by)
    exercise = lock(exercise)
    in_preparation(exercise)
    if by.facilitator is None:
        raise Refused(_("Only somebody with an account sets up another table."))
    parallel = exercise.parallel or _begin(exercise, by.facilitator)
    number = _next_number(parallel)
    if number > MOST_TABLES:
        raise Refused(_("A class has at most eight tables."))
    made = _again(exercise, by.facilitator, number)
    made.parallel, made.table_number = parallel, number
    made.save(update_fields=["parallel", "table_number"])
    return made


@transaction.atomic
def set_clock(parallel: Parallel, *, is_one: bool, by: Facilitator) -> Parallel:
    """One clock for all tables, or one for each."""
    parallel = _held(parallel, by)
    parallel.has_one_clock = is_one
    parallel.save(update_fields=["has_one_clock"])
    return parallel


@transaction.atomic
def contrast(parallel: Parallel, tension: Tension, *, by: Facilitator) -> Parallel:
    """Choose the tension on which the board sets the tables side by side. It is only a frame:
    what each table shows keeps its rules."""
    parallel = _held(parallel, by)
    parallel.scene_tension = tension
    parallel.save(update_fields=["scene_tension"])
    return parallel


def open_all(parallel: Parallel, *, by: Facilitator) -> None:
    """Let people join at every table."""
    _each(parallel, by, lambda one, seat: exercises.open_lobby(one, by=seat))


def start_all(parallel: Parallel, *, by: Facilitator) -> None:
    _each(parallel, by, lambda one, seat: exercises.start(one, by=seat))


def pause_all(parallel: Parallel, *, by: Facilitator) -> None:
    _each(parallel, by, lambda one, seat: moves.pause(one, by=seat))


def resume_all(parallel: Parallel, *, by: Facilitator) -> None:
    _each(parallel, by, lambda one, seat: moves.resume(one, by=seat))


def next_for_all(parallel: Parallel, *, after: int, by: Facilitator) -> None:
    """The step that follows number `after`, at every table that is there: a second press of the
    same button changes nothing."""

    def go_on(one: Exercise, seat: Seat) -> None:
        if one.step is not None:
            moves.next_step(one, after=after, by=seat)

    _each(parallel, by, go_on)


@transaction.atomic
def _each(parallel: Parallel, by: Facilitator, act: Callable[[Exercise, Seat], object]) -> None:
    """At every table or at none: a refusal at one names it."""
    parallel = _held(parallel, by)
    for exercise in parallel.tables.select_related("step").order_by("table_number"):
        seat = exercise.seats.taken().get(facilitator=by, duty=Duty.CONTROL)
        try:
            act(exercise, seat)
        except Refused as refused:
            sentence = _("Table %(n)s: %(why)s")
            about = {"n": exercise.table_number, "why": refused.sentence}
            raise Refused(sentence % about) from None


def _held(parallel: Parallel, by: Facilitator) -> Parallel:
    found = Parallel.objects.select_for_update().directed_by(by).filter(pk=parallel.pk).first()
    if found is None:
        raise Refused(_("Only the director of the class can do this."))
    return found


def _begin(exercise: Exercise, by: Facilitator) -> Parallel:
    """The exercise becomes the first table."""
    parallel = Parallel.objects.create(director=by, board_key=secrets.token_urlsafe(18))
    exercise.parallel, exercise.table_number = parallel, 1
    exercise.save(update_fields=["parallel", "table_number"])
    return parallel


def _next_number(parallel: Parallel) -> int:
    return (parallel.tables.aggregate(last=Max("table_number"))["last"] or 0) + 1


def _again(exercise: Exercise, by: Facilitator, number: int) -> Exercise:
    """The same plan with a code of its own."""
    preset = exercise.version.formatpresets.filter(name=exercise.format_name).first()
    if preset is None:
        raise Refused(_("The format of this exercise is gone. Choose one at set-up first."))
    made = exercises.make(
        by=by,
        version=exercise.version,
        preset=preset,
        title=_("%(title)s, table %(n)s") % {"title": exercise.title[:100], "n": number},
        course=exercise.course,
        chairs=dict(exercise.teams.values_list("code", "chairs")),
        expected_heads=exercise.expected_heads,
        has_ledger=exercise.has_ledger,
        method=Method(exercise.method),
        aims=aims_of(exercise),
    )
    exercise_plans.same_plan(exercise, made)
    made.refresh_from_db()
    return made
