"""A team challenges a ruling, once in the exercise; control upholds or denies it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Ruling, RulingChallenge, Seat, Viewer

from . import adjudication, checks
from .adjudication import Words
from .journal import lock, record, to_teams


@transaction.atomic
def lodge(ruling: Ruling, *, text: str, by: Seat) -> RulingChallenge:
    """The head of a delegation says why a ruling is wrong. The same again is lodged once.

    Raises Refused for a team that has had its one, and for a ruling that was corrected.
    """
    team = checks.lead(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    had = RulingChallenge.objects.filter(team=team).first()
    if had is not None and (had.ruling_id, had.text) == (ruling.pk, text):
        return had
    if had is not None:
        raise Refused(_("Your team has used its one challenge."))
    ruling = Ruling.objects.visible_to(Viewer.from_seat(by)).get(pk=ruling.pk)
    if hasattr(ruling, "corrected_by") and ruling.corrected_by.released_at:
        raise Refused(_("That ruling has been corrected. Challenge the newer one."))
    made = RulingChallenge.objects.create(
        exercise=exercise, ruling=ruling, team_id=team, text=text, seat=by
    )
    _record(exercise, Kind.RULING_CHALLENGED, made, by)
    return made


@transaction.atomic
def deny(challenge: RulingChallenge, *, answer: str, by: Seat) -> RulingChallenge:
    """The ruling stands, and the team reads why."""
    checks.control(by)
    exercise = lock(challenge.exercise)
    checks.records_open(exercise)
    challenge = _unanswered(exercise, challenge)
    if challenge.is_upheld is None:
        _answer(challenge, by, is_upheld=False, answer=answer)
        _record(exercise, Kind.CHALLENGE_ANSWERED, challenge, by)
    return challenge


@transaction.atomic
def uphold(challenge: RulingChallenge, words: Words, *, by: Seat) -> RulingChallenge:
    """The ruling gets a correction, held until it is released; the team reads that it is coming.

    Where it has one already, that is the correction, and `words` are not used.
    """
    checks.control(by)
    exercise = lock(challenge.exercise)
    checks.records_open(exercise)
    challenge = _unanswered(exercise, challenge)
    if challenge.is_upheld is None:
        old = challenge.ruling
        correction = Ruling.objects.filter(corrects=old).first() or adjudication.write(
            exercise, words, move=old.move, by=by, corrects=old
        )
        _answer(challenge, by, is_upheld=True, correction=correction)
        # Writing the correction has left an entry of its own on the locked row.
        _record(lock(exercise), Kind.CHALLENGE_ANSWERED, challenge, by)
    return challenge


def _unanswered(exercise: Exercise, challenge: RulingChallenge) -> RulingChallenge:
    """Read afresh under the lock."""
    return exercise.ruling_challenges.select_related("ruling__move").get(pk=challenge.pk)


def _answer(
    challenge: RulingChallenge,
    by: Seat,
    *,
    is_upheld: bool,
    answer: str = "",
    correction: Ruling | None = None,
) -> None:
    challenge.is_upheld, challenge.answer = is_upheld, answer
    challenge.correction = correction
    challenge.answered_at, challenge.answered_by = timezone.now(), by
    answered = ["is_upheld", "answer", "correction", "answered_at", "answered_by"]
    challenge.save(update_fields=answered)


def _record(exercise: Exercise, kind: Kind, challenge: RulingChallenge, by: Seat) -> None:
    team = challenge.team_id
    record(exercise, kind, by=by, audiences=to_teams(team), team=team, ruling=challenge.ruling_id)
