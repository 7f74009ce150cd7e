"""Matters that control puts to adjudication before there is a ruling: begun, closed or dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

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
    Team,
)

from . import checks, draws, methods
from .journal import lock, record, to_control, to_readers


@dataclass(frozen=True)
class Matter:
    """What is to be ruled on, in one line, by which method and before whom.

    No `teams` means all; those who are named here will read the ruling. `acting` is whose action
    it is. `pros` and `cons` are control's own; in a matrix argument that control enters for a
    team, `pros` are its reasons.
    """

    text: str
    method: Method
    method_reason: str = ""
    acting: Team | None = None
    argument: Argument | None = None
    teams: Sequence[Team] = ()
    minutes: int = 5
    pros: Sequence[str] = ()
    cons: Sequence[str] = ()


@transaction.atomic
def begin(exercise: Exercise, matter: Matter, *, move: Move, by: Seat) -> Ruling:
    """A draft. Where players are asked they are from now on; begun twice it is there once.

    Raises Refused outside play, for a method that asks nobody and draws nothing, and for an
    argument on which a ruling has been begun.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    if not matter.method.begins_with_a_matter:
        raise Refused(_("By this method a ruling is written at once."))
    same = exercise.rulings.in_progress().filter(outcome="", move=move)
    if ruling := same.filter(method=matter.method, matter=matter.text).first():
        return ruling
    if matter.argument and matter.argument.rulings.filter(dropped_at=None).exists():
        raise Refused(_("A ruling on this argument has been begun already."))
    ruling = _draft(exercise, matter, move, by)
    ruling.teams.set(matter.teams)
    _state(ruling, matter, by)
    audiences = to_readers(ruling) if ruling.opened_at else to_control()
    record(exercise, Kind.RULING_BEGUN, by=by, audiences=audiences, ruling=ruling.pk)
    return ruling


@transaction.atomic
def close(ruling: Ruling, *, by: Seat) -> Ruling:
    """Nobody adds anything from now on; likelihoods are opened, unnamed, and become the odds
    where they have a middle. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.get(pk=ruling.pk)
    if not ruling.is_open:
        return ruling
    ruling.closed_at, ruling.closed_by = timezone.now(), by
    ruling.save(update_fields=["closed_at", "closed_by"])
    if ruling.method == Method.ESTIMATED:
        draws.odds_of_likelihoods(ruling, by)
    record(exercise, Kind.RULING_CLOSED, by=by, audiences=to_readers(ruling), ruling=ruling.pk)
    return ruling


@transaction.atomic
def drop(ruling: Ruling, *, reason: str, by: Seat) -> Ruling:
    """Nothing is ruled on it; it stays on record with the reason. Done twice, recorded once.

    Raises Refused once something has been drawn for it: a draw is made once.
    """
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.select_related("draw").get(pk=ruling.pk)
    if ruling.dropped_at is not None:
        return ruling
    if ruling.released_at is not None:
        raise Refused(_("It has been released. Write a correction instead."))
    odds = getattr(ruling, "draw", None)
    if odds is not None and odds.drawn_at is not None:
        raise Refused(_("It has been drawn. A draw stands; write what follows from it."))
    if not reason.strip():
        raise Refused(_("Say why it is dropped. It stays on record."))
    was_put = ruling.opened_at is not None or odds is not None
    ruling.dropped_at, ruling.dropped_by = timezone.now(), by
    ruling.drop_reason = reason.strip()
    ruling.save(update_fields=["dropped_at", "dropped_by", "drop_reason"])
    audiences = to_readers(ruling) if was_put else to_control()
    record(exercise, Kind.RULING_DROPPED, by=by, audiences=audiences, ruling=ruling.pk)
    return ruling


def _draft(exercise: Exercise, matter: Matter, move: Move, by: Seat) -> Ruling:
    asks = matter.method.asks_players
    return Ruling.objects.create(
        exercise=exercise,
        move=move,
        number=exercise.rulings.count() + 1,
        method=matter.method,
        method_reason=methods.for_a_ruling(exercise, matter.method, matter.method_reason),
        matter=matter.text,
        acting=matter.argument.team if matter.argument else matter.acting,
        argument=matter.argument,
        is_to_all=not matter.teams,
        opened_at=timezone.now() if asks else None,
        closes_in=exercise.exercise_time() + timedelta(minutes=matter.minutes) if asks else None,
        written_by=by,
    )


def _state(ruling: Ruling, matter: Matter, by: Seat) -> None:
    """The points there are from the start: a team's reasons, or control's own, which are strong."""
    seat, team, strong = by, None, {"strong_at": timezone.now(), "strong_by": by}
    reasons = matter.pros
    if matter.method == Method.MATRIX:
        team, strong = ruling.acting, {"strong_at": None, "strong_by": None}
    if matter.argument is not None:
        seat, reasons = matter.argument.seat, matter.argument.reasons
    sides = [(Side.PRO, text) for text in reasons] + [(Side.CON, text) for text in matter.cons]
    Point.objects.bulk_create(
        Point(ruling=ruling, team=team, side=side, text=text, seat=seat, **strong)
        for side, text in dict.fromkeys(sides)
    )
