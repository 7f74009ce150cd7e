"""The matrix argument: a team argues for an action, others add points, control weighs them."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Argument,
    Exercise,
    Kind,
    Method,
    Move,
    Point,
    Ruling,
    Seat,
    Side,
    Viewer,
)
from wargame.models.arguments import MOST_POINTS, MOST_REASONS

from . import checks
from .journal import lock, record, to_control, to_readers, to_teams


@transaction.atomic
def lodge(
    exercise: Exercise, *, move: Move, action: str, result: str, reasons: Sequence[str], by: Seat
) -> Argument:
    """The head argues for the team, once a move; control and the team alone read it until control
    opens it. The same again is lodged once.

    Raises Refused where this is not how rulings are made, and for a second argument.
    """
    team = checks.lead(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    checks.current_move(exercise, move)
    if exercise.method != Method.MATRIX:
        raise Refused(_("Rulings are not made by argument now. Read the brief again."))
    if not 1 <= len(reasons) <= MOST_REASONS:
        raise Refused(_("Give one to three reasons."))
    had = exercise.arguments.filter(team=team, move=move).first()
    if had is not None and (had.action, had.result) == (action, result):
        return had
    if had is not None:
        raise Refused(_("Your team has argued in this move. One argument a move."))
    made = exercise.arguments.create(
        move=move, team_id=team, action=action, result=result, reasons=list(reasons), seat=by
    )
    record(exercise, Kind.ARGUMENT_LODGED, by=by, audiences=to_teams(team), team=team)
    return made


@transaction.atomic
def add_point(ruling: Ruling, *, side: Side, text: str, by: Seat) -> Point:
    """Anybody of another team says in its name what speaks for or against. The same again is
    added once.

    Raises Refused for the acting team, after the close, and for a fourth point of a team.
    """
    team = checks.player(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = Ruling.objects.put_to(Viewer.from_seat(by)).get(pk=ruling.pk)
    if not (ruling.is_open and ruling.method == Method.MATRIX):
        raise Refused(_("Control has closed it. Nothing more is added."))
    if ruling.acting_id == team:
        raise Refused(_("Your reasons stand. Now the others speak."))
    own = ruling.points.filter(team=team)
    if point := own.filter(side=side, text=text).first():
        return point
    if own.count() >= MOST_POINTS:
        raise Refused(_("Your team has made three points. That is all."))
    point = ruling.points.create(team_id=team, side=side, text=text, seat=by)
    record(
        exercise,
        Kind.POINT_ADDED,
        by=by,
        audiences=to_readers(ruling),
        ruling=ruling.pk,
        team=team,
    )
    return point


@transaction.atomic
def weigh(point: Point, *, is_strong: bool, by: Seat) -> Point:
    """Control holds a point to be strong, or no longer. Done twice, recorded once.

    Raises Refused once odds have been shown, or the ruling has its words.
    """
    checks.control(by)
    exercise = lock(point.ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.select_related("draw").get(pk=point.ruling_id)
    if hasattr(ruling, "draw") or not ruling.is_draft or ruling.dropped_at:
        raise Refused(_("It has been weighed: odds or words stand on it."))
    point = ruling.points.get(pk=point.pk)
    if (point.strong_at is not None) == is_strong:
        return point
    point.strong_at = timezone.now() if is_strong else None
    point.strong_by = by if is_strong else None
    point.save(update_fields=["strong_at", "strong_by"])
    record(exercise, Kind.POINT_WEIGHED, by=by, audiences=to_control(), ruling=ruling.pk)
    return point
