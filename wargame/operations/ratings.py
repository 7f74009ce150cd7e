"""Rating the criteria: control opens a round, each rates alone, control closes and shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Criterion,
    Decision,
    Exercise,
    Kind,
    Move,
    Rating,
    RatingRound,
    Reveal,
    Revealed,
    Seat,
    StepKind,
    Team,
)
from wargame.models.reveals import revealed

from . import checks
from .journal import lock, record, to_everyone, to_seat


@dataclass(frozen=True)
class Level:
    """What one criterion is given: a level 1..5 that cites decisions, or None, not observable."""

    criterion: Criterion
    level: int | None
    line: str = ""
    cited: Sequence[Decision] = ()


@transaction.atomic
def open_round(
    exercise: Exercise, *, move: Move | None, peers: int, by: Seat, is_blind: bool = False
) -> RatingRound:
    """Ask for ratings of a move's decisions, or of all once play has ended. Opened once.

    Refused while those who are asked about others could not read their decisions.
    """
    checks.control(by)
    exercise = lock(exercise)
    if made := exercise.rating_rounds.filter(move=move).first():
        return made
    if move is None:
        if not exercise.has_ended:
            raise Refused(_("The whole exercise is rated when play has ended."))
    else:
        checks.begun(exercise, StepKind.DECIDE, move)
        _readable(exercise, move, peers)
    made = exercise.rating_rounds.create(
        move=move, peers=peers, is_blind=is_blind and peers > 0, opened_by=by
    )
    record(exercise, Kind.RATINGS_OPENED, by=by, audiences=to_everyone(), round=made.pk)
    return made


@transaction.atomic
def rate(asked: RatingRound, levels: Sequence[Level], *, team: Team, by: Seat) -> list[Rating]:
    """Rate one team, criterion by criterion; the same again changes nothing.

    An evaluator rates the teams that it follows, or all where it follows none. Raises Refused when
    the round is closed, for a team one is not asked about, and for a level that cites no decision
    of that team.
    """
    exercise = lock(asked.exercise)
    asked = exercise.rating_rounds.get(pk=asked.pk)
    _may_rate(exercise, asked, team, by)
    standing = {
        row.criterion_id: row
        for row in asked.ratings.filter(seat=by, team=team).current().prefetch_related("cited")
    }
    made = []
    for one in levels:
        cited = _cited(one, team)
        if not _says(standing.get(one.criterion.pk), one, cited):
            made.append(_rating(asked, one, cited, team, by))
    if made:
        record(exercise, Kind.RATING_GIVEN, by=by, audiences=to_seat(by), round=asked.pk)
    return made


@transaction.atomic
def close(asked: RatingRound, *, by: Seat) -> RatingRound:
    """From now on nobody rates, and control sees the ratings. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(asked.exercise)
    asked = exercise.rating_rounds.get(pk=asked.pk)
    if asked.is_open:
        asked.closed_at, asked.closed_by = timezone.now(), by
        asked.save(update_fields=["closed_at", "closed_by"])
        record(exercise, Kind.RATINGS_CLOSED, by=by, audiences=to_everyone(), round=asked.pk)
    return asked


@transaction.atomic
def show(asked: RatingRound, *, by: Seat) -> RatingRound:
    """Let everybody see them. Done twice, recorded once. Refused while people still rate."""
    checks.control(by)
    exercise = lock(asked.exercise)
    asked = exercise.rating_rounds.get(pk=asked.pk)
    if asked.is_open:
        raise Refused(_("People are still rating. Close the round first."))
    if asked.shown_at is None:
        asked.shown_at, asked.shown_by = timezone.now(), by
        asked.save(update_fields=["shown_at", "shown_by"])
        record(exercise, Kind.RATINGS_SHOWN, by=by, audiences=to_everyone(), round=asked.pk)
    return asked


def _readable(exercise: Exercise, move: Move, peers: int) -> None:
    """Others rate no decision that is sealed from them; revealed team by team, all must be."""
    opened = Reveal.objects.filter(exercise=exercise, move=move, what=Revealed.DECISIONS)
    sealed = exercise.decisions.filter(~revealed(Revealed.DECISIONS), move=move)
    if peers and (sealed.exists() or not opened.exists()):
        raise Refused(_("Reveal the decisions of the move first: others rate what they can read."))


def _may_rate(exercise: Exercise, asked: RatingRound, team: Team, by: Seat) -> None:
    checks.person(by)
    if by.is_evaluator:
        checks.observes(by)
        if by.assigned.exists() and not by.assigned.filter(pk=team.pk).exists():
            raise Refused(_("You are not asked to rate this delegation."))
    elif not by.is_control:
        own = exercise.teams.get(pk=checks.alone(by))
        if team not in asked.asked(own, list(exercise.teams.all())):
            raise Refused(_("You are not asked to rate this delegation."))
    if not asked.is_open:
        raise Refused(_("The ratings are closed. What you gave before stands."))


def _cited(one: Level, team: Team) -> list[Decision]:
    """In a fixed order. Without a level nothing is cited."""
    if one.level is None:
        return []
    cited = sorted((d for d in one.cited if d.team_id == team.pk), key=lambda d: d.pk)
    if not cited:
        raise Refused(_("Cite a decision for every level, or choose “not observable”."))
    return cited


def _says(standing: Rating | None, one: Level, cited: list[Decision]) -> bool:
    return (
        standing is not None
        and (standing.level, standing.line) == (one.level, one.line)
        and {row.pk for row in standing.cited.all()} == {row.pk for row in cited}
    )


def _rating(asked: RatingRound, one: Level, cited: list[Decision], team: Team, by: Seat) -> Rating:
    rating = Rating.objects.create(
        round=asked,
        seat=by,
        rater_team_id=by.team_id,
        by_evaluator=by.is_evaluator,
        team=team,
        criterion=one.criterion,
        level=one.level,
        line=one.line,
    )
    rating.cited.set(cited)
    return rating
