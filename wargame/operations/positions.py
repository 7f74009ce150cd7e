"""Placing private estimates and setting the team's position."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wargame.errors import Refused
from wargame.models import (
    Estimate,
    Exercise,
    Kind,
    Move,
    Occasion,
    Position,
    Reveal,
    Revealed,
    Seat,
    Stance,
    StepKind,
    Team,
    Tension,
    Voice,
    Withdrawal,
)

from . import checks
from .journal import lock, record, to_everyone, to_seat, to_teams

STANDS = gettext_lazy("Your team’s position has been revealed. It stands as it was.")


@dataclass(frozen=True)
class Mark:
    """A mark on one tension: a point 1..7, or None for "reframe", with why and how sure."""

    tension: Tension
    point: int | None
    reason: str = ""
    confidence: str = ""


@transaction.atomic
def place(
    exercise: Exercise,
    marks: list[Mark],
    *,
    occasion: Occasion,
    by: Seat,
    move: Move | None = None,
) -> list[Estimate]:
    """Place (or change, as new rows) a person's estimates. The same marks again change nothing.

    Open from the step that asks for them; after the reveal, or when that step is over for the
    baseline and the final, a mark counts as late for ever.
    """
    checks.alone(by)
    if occasion.stance == Stance.OWN_VIEW:
        checks.person(by)
    exercise = lock(exercise)
    is_late = _is_late(exercise, occasion, move, by)
    _asked_about(exercise, marks, move)
    voice, _made = Voice.objects.get_or_create(exercise=exercise, seat=by, stance=occasion.stance)
    before = {
        row.tension_id: row
        for row in voice.estimates.filter(occasion=occasion, move=move, team=by.team_id).current()
    }
    rows = [
        _estimate(voice, mark, occasion, move, by, is_late)
        for mark in marks
        if not _says(before.get(mark.tension.pk), mark)
    ]
    Estimate.objects.bulk_create(rows)
    if rows:
        record(
            exercise,
            Kind.ESTIMATE_PLACED,
            by=by,
            audiences=_who_may_hear(exercise, move, by),
            occasion=occasion,
            move=move.number if move else None,
        )
    return rows


@transaction.atomic
def set_position(
    exercise: Exercise, mark: Mark, *, move: Move, by: Seat, team: Team | None = None
) -> Position:
    """The lead sets the team's position, after the team has talked over its own spread; control
    may in the absence of the lead of `team`.

    Sealed until control reveals it; from then on it stands.
    """
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    checks.records_open(exercise)
    checks.current_move(exercise, move)
    checks.begun(exercise, StepKind.DELIBERATE, move)
    _asked_about(exercise, [mark], move)
    _between_the_reveals(exercise, move, of_team)
    rows = Position.objects.filter(team=of_team, move=move, tension=mark.tension)
    before = rows.current().first()
    if before is not None and (before.point, before.reason) == (mark.point, mark.reason):
        return before
    position = Position.objects.create(
        exercise=exercise,
        team_id=of_team,
        move=move,
        tension=mark.tension,
        point=mark.point,
        is_reframe=mark.point is None,
        reason=mark.reason,
        seat=by,
    )
    record(
        exercise,
        Kind.POSITION_SET,
        by=by,
        audiences=to_teams(of_team),
        team=of_team,
        tension=mark.tension.pk,
    )
    return position


@transaction.atomic
def withdraw(
    exercise: Exercise, *, move: Move, tension: Tension, by: Seat, team: Team | None = None
) -> None:
    """Take back the position on a tension while it is sealed: it counts as not set and can be set
    again. The lead may, and control in the absence of the lead of `team`.

    Done twice, recorded once.
    """
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    checks.records_open(exercise)
    rows = Position.objects.standing().filter(team=of_team, move=move, tension=tension)
    held = list(rows)
    if not held:
        return
    if Reveal.objects.filter(move=move, what=Revealed.POSITIONS).of_team(of_team).exists():
        raise Refused(str(STANDS))
    Withdrawal.objects.bulk_create(Withdrawal(seat=by, position=row) for row in held)
    audiences, refs = to_teams(of_team), {"team": of_team, "tension": tension.pk}
    record(exercise, Kind.POSITION_WITHDRAWN, by=by, audiences=audiences, **refs)


def _is_late(exercise: Exercise, occasion: Occasion, move: Move | None, by: Seat) -> bool:
    checks.started(exercise)
    if occasion == Occasion.MOVE:
        if move is None or move.exercise_id != exercise.pk:
            raise Refused(_("This estimate belongs to no move."))
        checks.records_open(exercise)
        checks.current_move(exercise, move)
        checks.begun(exercise, StepKind.ESTIMATE, move)
        return Revealed.ESTIMATES in _opened(move, by.team_id)
    kind = StepKind.BASELINE if occasion == Occasion.BASELINE else StepKind.FINAL
    if occasion == Occasion.BASELINE and exercise.has_ended:
        raise Refused(_("Play has ended. It is too late for an opening estimate."))
    return checks.begun(exercise, kind).done_at is not None


def _asked_about(exercise: Exercise, marks: list[Mark], move: Move | None) -> None:
    asked = move.tensions if move else exercise.version.tensions
    if not {mark.tension.pk for mark in marks} <= set(asked.values_list("pk", flat=True)):
        raise Refused(_("This tension is not asked about now. Load the page again."))


def _opened(move: Move, team: int | None) -> set[str]:
    """What of this person's team has been opened in a move."""
    opened = Reveal.objects.filter(move=move).of_team(team or 0)
    return set(opened.values_list("what", flat=True))


def _between_the_reveals(exercise: Exercise, move: Move, team: int) -> None:
    """After the team's own spread, where the move asks for estimates; before its position is
    seen by all."""
    opened = _opened(move, team)
    if Revealed.POSITIONS in opened:
        raise Refused(str(STANDS))
    if Revealed.ESTIMATES in opened:
        return
    if exercise.steps.filter(kind=StepKind.ESTIMATE, move=move).exists():
        raise Refused(
            _(
                "Your team's spread is still sealed. Talk first, and set the position when "
                "control has revealed it."
            )
        )


def _estimate(
    voice: Voice, mark: Mark, occasion: Occasion, move: Move | None, by: Seat, is_late: bool
) -> Estimate:
    return Estimate(
        exercise_id=voice.exercise_id,
        voice=voice,
        team=by.team,
        tension=mark.tension,
        move=move,
        occasion=occasion,
        stance=voice.stance,
        point=mark.point,
        is_reframe=mark.point is None,
        confidence=mark.confidence,
        reason=mark.reason,
        is_late=is_late,
    )


def _who_may_hear(exercise: Exercise, move: Move | None, by: Seat) -> list[str]:
    """While sealed, only control and the author may know that an estimate was placed; once
    opened, those who see the spread see it grow."""
    if move is None:
        is_shown = exercise.reveals.filter(what=Revealed.OWN_VIEWS).exists()
        return to_everyone() if is_shown else to_seat(by)
    opened = _opened(move, by.team_id)
    if Revealed.POSITIONS in opened:
        return to_everyone()
    if Revealed.ESTIMATES in opened:
        return to_teams(by.team_id)
    return to_seat(by)


def _says(row: Estimate | None, mark: Mark) -> bool:
    return row is not None and (row.point, row.reason, row.confidence) == (
        mark.point,
        mark.reason,
        mark.confidence,
    )
