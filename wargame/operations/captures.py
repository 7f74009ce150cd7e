"""Filling the data collection plan, and saying that an exercise is ready."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Capture, Exercise, Kind, Move, Paragraph, Place, Seat, State
from wargame.models.collection_plans import collection_plan

from . import checks
from .journal import lock, record, to_control


def fill(exercise: Exercise, moves: Iterable[Move]) -> None:
    """What these moves cover by themselves, and for a new exercise what lies around them."""
    version = exercise.version
    rows = []
    for tension in version.tensions.all():
        rows += [_at(exercise, place, tension=tension) for place in (Place.BASELINE, Place.FINAL)]
    rows += [_at(exercise, Place.REVIEW, criterion=one) for one in version.criteria.all()]
    for move in moves:
        rows.append(_in(exercise, move, question=move.question))
        rows += [_in(exercise, move, tension=one) for one in move.tensions.all()]
        if _asks_for_effects(exercise):
            rows += [_in(exercise, move, criterion=one) for one in version.criteria.all()]
    Capture.objects.bulk_create(rows, ignore_conflicts=True)


def copy(source: Exercise, made: Exercise) -> None:
    """The same ticks for an exercise of the same moves and objectives."""
    moves = {move.number: move for move in made.moves.all()}
    objectives = {one.number: one for one in made.objectives.all()}
    made.captures.all().delete()
    Capture.objects.bulk_create(
        Capture(
            exercise=made,
            objective=objectives[one.objective.number] if one.objective else None,
            question_id=one.question_id,
            tension_id=one.tension_id,
            criterion_id=one.criterion_id,
            place=one.place,
            move=moves[one.move.number] if one.move else None,
        )
        for one in source.captures.select_related("move", "objective")
    )


@transaction.atomic
def set_plan(exercise: Exercise, ticked: Mapping[str, Iterable[str]], *, by: Seat) -> Exercise:
    """The whole plan as it should be: by the name of each row the names of the places. The same
    again changes nothing."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.has_ended:
        raise Refused(_("Play has ended. The plan stands as it was."))
    plan = collection_plan(exercise)
    if all(row.ticked == set(ticked.get(row.name, ())) for row in plan.rows):
        return exercise
    numbers = {f"move-{move.number}": move for move in exercise.moves.all()}
    exercise.captures.all().delete()
    Capture.objects.bulk_create(
        Capture(
            exercise=exercise,
            place=Place.MOVE if name in numbers else name,
            move=numbers.get(name),
            **{f"{row.kind}_id": row.pk},
        )
        for row in plan.rows
        for name in ticked.get(row.name, ())
    )
    recheck(exercise)
    record(exercise, Kind.COLLECTION_PLANNED, by=by, audiences=to_control())
    return exercise


@transaction.atomic
def leave_out_empty(exercise: Exercise, *, by: Seat) -> Exercise:
    """Say of everything that nothing captures that it is not in this run; objectives aside, which
    a run without a place for them does not have."""
    plan = collection_plan(exercise)
    ticked = {row.name: set(row.ticked) for row in plan.rows}
    for row in plan.empty:
        if row.kind != "objective":
            ticked[row.name] = {str(Place.NOWHERE)}
    return set_plan(exercise, ticked, by=by)


@transaction.atomic
def make_ready(exercise: Exercise, *, by: Seat) -> Exercise:
    """The plan is complete. Done twice, recorded once. Raises Refused with all that is missing."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.state != State.DRAFT:
        return exercise
    lacking = collection_plan(exercise).lacking
    if lacking:
        raise Refused(" ".join(lacking))
    exercise.state = State.READY
    exercise.save(update_fields=["state"])
    record(exercise, Kind.MADE_READY, by=by, audiences=to_control())
    return exercise


def recheck(exercise: Exercise) -> None:
    """On the locked exercise: a plan that is no longer complete is a draft again."""
    if exercise.state == State.READY and collection_plan(exercise).lacking:
        exercise.state = State.DRAFT
        exercise.save(update_fields=["state"])


def _asks_for_effects(exercise: Exercise) -> bool:
    asked = [*exercise.required_paragraphs, *exercise.opened_paragraphs]
    return Paragraph.CRITERION_EFFECTS in asked


def _at(exercise: Exercise, place: Place, **about: object) -> Capture:
    return Capture(exercise=exercise, place=place, **about)


def _in(exercise: Exercise, move: Move, **about: object) -> Capture:
    return Capture(exercise=exercise, place=Place.MOVE, move=move, **about)
