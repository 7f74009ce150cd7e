"""Control rules: writes what follows and why, holds it, releases it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Assumption,
    Communique,
    Decision,
    Draw,
    Exercise,
    Inject,
    Kind,
    Method,
    Move,
    RatingRound,
    Ruling,
    Seat,
    Team,
)

from . import checks, methods, rules
from .journal import lock, record, to_control, to_readers


@dataclass(frozen=True)
class Words:
    """What a ruling says, for whom, and by what. No `teams` means all teams; `decision` is what
    it follows from, what is cited its evidence, `other_road` what a draw might as well have led to.

    Without a `method` it is made by that of the exercise; another one needs its reason.
    """

    outcome: str
    reason: str
    is_reason_open: bool = True
    teams: Sequence[Team] = ()
    decision: Decision | None = None
    cited_decisions: Sequence[Decision] = ()
    cited_injects: Sequence[Inject] = ()
    cited_assumptions: Sequence[Assumption] = ()
    method: Method | None = None
    method_reason: str = ""
    lookup: rules.Lookup | None = None
    rating_round: RatingRound | None = None
    communique: Communique | None = None
    other_road: str = ""


@transaction.atomic
def write(
    exercise: Exercise, words: Words, *, move: Move, by: Seat, corrects: Ruling | None = None
) -> Ruling:
    """A new ruling, held. Written twice in the same words it is held once.

    Raises Refused outside play, for another method without a reason, and for a correction of
    what was never released or has been corrected already. A correction keeps the method.
    """
    checks.control(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    held = exercise.rulings.in_progress().filter(corrects=corrects, move=move)
    if same := held.filter(outcome=words.outcome, reason=words.reason).first():
        return same
    if corrects and (corrects.released_at is None or hasattr(corrects, "corrected_by")):
        raise Refused(_("Only a released ruling is corrected, and once. Change the newer one."))
    number = exercise.rulings.count() + 1
    ruling = Ruling(exercise=exercise, move=move, number=number, corrects=corrects, written_by=by)
    ruling.method, ruling.method_reason = _method(exercise, words, corrects)
    _check(ruling, words)
    _fill(ruling, words)
    record(exercise, Kind.RULING_WRITTEN, by=by, audiences=to_control(), ruling=ruling.pk)
    return ruling


@transaction.atomic
def change(ruling: Ruling, words: Words, *, by: Seat) -> Ruling:
    """Its first words, and other words while it is held.

    Raises Refused once it has been released or dropped, while its method still has something to
    do, and for other readers than those the matter was put to.
    """
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.get(pk=ruling.pk)
    if ruling.released_at is not None:
        raise Refused(_("It has been released. Write a correction instead."))
    if ruling.dropped_at is not None:
        raise Refused(_("It has been dropped. Begin a new one."))
    _check(ruling, words)
    _fill(ruling, words)
    record(exercise, Kind.RULING_WRITTEN, by=by, audiences=to_control(), ruling=ruling.pk)
    return ruling


@transaction.atomic
def release(ruling: Ruling, *, by: Seat) -> Ruling:
    """From now on those it is for may read it. Done twice, released once."""
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.get(pk=ruling.pk)
    if ruling.released_at is not None:
        return ruling
    if ruling.is_draft or ruling.dropped_at is not None:
        raise Refused(_("There is nothing to release. Write what follows first."))
    ruling.released_at, ruling.released_by = timezone.now(), by
    ruling.released_in = exercise.exercise_time(ruling.released_at)
    ruling.save(update_fields=["released_at", "released_by", "released_in"])
    record(exercise, Kind.RULING_RELEASED, by=by, audiences=to_readers(ruling), ruling=ruling.pk)
    return ruling


def _method(exercise: Exercise, words: Words, corrects: Ruling | None) -> tuple[Method, str]:
    """By which the ruling is made, and why if it is not that of the exercise."""
    if corrects is not None:
        return Method(corrects.method), corrects.method_reason
    method = words.method or Method(exercise.method)
    return method, methods.for_a_ruling(exercise, method, words.method_reason)


def _check(ruling: Ruling, words: Words) -> None:
    """What the method needs before there can be words; a correction may stand on the old inputs."""
    if ruling.corrects_id is not None:
        return
    if ruling.method == Method.SEMI_RIGID and words.lookup is None:
        raise Refused(_("This method looks a rule up first. Choose the rule and give its figure."))
    if ruling.method == Method.PEERS and (words.rating_round is None or words.rating_round.is_open):
        raise Refused(_("This method rests on ratings. Let them be given, and close them first."))
    is_closed = words.communique is not None and words.communique.closed_at is not None
    if ruling.method == Method.CONSENSUAL and not is_closed:
        raise Refused(_("This method rests on a joint communique. Close one first."))
    if Method(ruling.method).begins_with_a_matter:
        _check_matter(ruling, words)


def _check_matter(ruling: Ruling, words: Words) -> None:
    """That all that comes before the words of such a ruling has been done, for the same readers."""
    if ruling.pk is None:
        raise Refused(_("By this method a matter is put first, and ruled on afterwards."))
    if ruling.is_open:
        raise Refused(_("The teams are still being asked. Close it first."))
    shown: Draw | None = getattr(ruling, "draw", None)
    if shown is None and ruling.method == Method.PROBABILISTIC:
        raise Refused(_("Show the odds and draw first."))
    if shown is not None and shown.drawn_at is None:
        raise Refused(_("The odds have been shown. Draw first."))
    if shown is not None and shown.is_by_chance and not words.other_road:
        raise Refused(_("Say what the other road was: a draw might have gone the other way."))
    readers = {team.pk for team in ruling.teams.all()}
    if (ruling.opened_at or shown) and {team.pk for team in words.teams} != readers:
        raise Refused(_("It was put to others. Whoever read that reads the ruling."))


def _fill(ruling: Ruling, words: Words) -> None:
    ruling.outcome, ruling.reason = words.outcome, words.reason
    ruling.is_reason_open, ruling.decision = words.is_reason_open, words.decision
    ruling.is_to_all = not words.teams
    rests_on = ruling.corrects or words
    ruling.rating_round, ruling.communique = rests_on.rating_round, rests_on.communique
    ruling.other_road = words.other_road
    ruling.save()
    ruling.teams.set(words.teams)
    ruling.cited_decisions.set(words.cited_decisions)
    ruling.cited_injects.set(words.cited_injects)
    ruling.cited_assumptions.set(words.cited_assumptions)
    rules.compute(ruling, words.lookup)
