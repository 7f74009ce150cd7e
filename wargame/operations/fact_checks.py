"""Asking the teams to check the facts of the report, their comments, and the answers to them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, FactCheck, FactComment, Kind, Seat, Section
from wargame.models.viewers import EVALUATORS

from . import checks
from .journal import lock, record, to_control, to_everyone, to_teams

MOST = 40


@transaction.atomic
def open_(exercise: Exercise, *, by: Seat) -> FactCheck:
    """From now on teams read the draft and comment on it. Asked twice, open once."""
    exercise = lock(exercise)
    checks.director(exercise, by)
    checks.ended(exercise)
    already = exercise.fact_checks.open().first()
    if already is not None:
        return already
    made = FactCheck.objects.create(exercise=exercise, opened_at=timezone.now(), opened_by=by)
    record(exercise, Kind.FACTS_OPENED, by=by, audiences=to_everyone())
    return made


@transaction.atomic
def close(exercise: Exercise, *, by: Seat) -> None:
    """The draft is control's again. Closed twice, recorded once."""
    exercise = lock(exercise)
    checks.director(exercise, by)
    one = exercise.fact_checks.open().first()
    if one is None:
        return
    one.closed_at, one.closed_by = timezone.now(), by
    one.save(update_fields=["closed_at", "closed_by"])
    record(exercise, Kind.FACTS_CLOSED, by=by, audiences=to_everyone())


@transaction.atomic
def comment(exercise: Exercise, *, section: Section, words: str, by: Seat) -> FactComment:
    """A player says what is wrong while the check is open, an evaluator at any time after play.
    The same again is kept once."""
    exercise = lock(exercise)
    team = _comments_for(exercise, by)
    own = FactComment.objects.filter(exercise=exercise, seat=by)
    already = own.filter(section=section, words=words).first()
    if already is not None:
        return already
    if own.count() >= MOST:
        raise Refused(_("You have written %(most)s comments. Talk to control.") % {"most": MOST})
    about = {"exercise": exercise, "section": section, "team_id": team}
    made = FactComment.objects.create(**about, seat=by, words=words)
    audiences = to_teams(team) if team else [*to_control(), EVALUATORS]
    record(exercise, Kind.FACT_COMMENTED, by=by, audiences=audiences, comment=made.pk)
    return made


@transaction.atomic
def answer(comment: FactComment, *, text: str, is_corrected: bool, by: Seat) -> FactComment:
    """The director says what becomes of it. Answered once."""
    exercise = lock(comment.exercise)
    checks.director(exercise, by)
    comment = exercise.fact_comments.get(pk=comment.pk)
    if comment.answered_at is not None:
        return comment
    comment.answer, comment.is_corrected = text, is_corrected
    comment.answered_at, comment.answered_by = timezone.now(), by
    comment.save(update_fields=["answer", "is_corrected", "answered_at", "answered_by"])
    team = comment.team_id
    audiences = to_teams(team) if team else [*to_control(), EVALUATORS]
    record(exercise, Kind.FACT_ANSWERED, by=by, audiences=audiences, comment=comment.pk)
    return comment


def _comments_for(exercise: Exercise, by: Seat) -> int | None:
    """The team for which this person comments; None for an evaluator."""
    checks.ended(exercise)
    if by.is_evaluator:
        checks.onlooker(by)
        return None
    checks.person(by)
    team = checks.alone(by)
    if not exercise.fact_checks.open().exists():
        raise Refused(_("The fact check is closed. Tell control what is wrong."))
    return team
