"""Versions: what is changed after its release, and what is taken back while it is sealed."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Answer,
    Decision,
    Draft,
    DraftKind,
    Exercise,
    Kind,
    Move,
    Reveal,
    Revealed,
    Seat,
    Team,
    Withdrawal,
)
from wargame.models.records import WHY_CHANGED

from . import checks, drafts
from .journal import lock, record, to_everyone, to_teams

OPENED_BY = {DraftKind.ANSWER: Revealed.ANSWERS, DraftKind.DECISION: Revealed.DECISIONS}
WITHDRAWN = {DraftKind.ANSWER: Kind.ANSWER_WITHDRAWN, DraftKind.DECISION: Kind.DECISION_WITHDRAWN}


@dataclass(frozen=True)
class Next:
    """The version that is about to be released: its number, why it changes what stands, and
    whether its move is over."""

    version: int
    reason: str
    is_late: bool


def next_of(draft: Draft, texts: dict[str, str], exercise: Exercise) -> Next:
    """Raises Refused when something stands already and no reason is given for changing it."""
    is_change = drafts.standing(draft) is not None
    reason = texts.get(WHY_CHANGED.name, "") if is_change else ""
    if is_change and not reason:
        raise Refused(_("Say why it changes. The earlier version stays readable beside it."))
    number = _rows(draft).count() + 1
    step = exercise.step
    return Next(number, reason, is_late=step is None or step.move_id != draft.move_id)


def who_hears(draft: Draft) -> list[str]:
    """Of a release: the team and control while it is sealed, everybody once it can be read."""
    return to_everyone() if is_revealed(draft) else to_teams(draft.team_id)


def is_from_paper(draft: Draft) -> bool:
    """Whether control typed in what the team had written elsewhere."""
    return any(row.seat.is_control for row in draft.texts.current().select_related("seat"))


def is_revealed(draft: Draft) -> bool:
    """Whether others than the team may read what is released of this text."""
    opened = Reveal.objects.filter(move=draft.move_id, what=OPENED_BY[DraftKind(draft.kind)])
    return opened.of_team(draft.team_id).exists()


def close(draft: Draft) -> None:
    """It has been released: from now on it is fixed."""
    draft.reopened_at = draft.offered_at = draft.offered_by = None
    draft.save()


@transaction.atomic
def reopen(exercise: Exercise, *, move: Move, kind: DraftKind, by: Seat, number: int = 1) -> Draft:
    """Begin the next version. What was released stands until that is released.

    Done twice, recorded once. Raises Refused while nothing has been released.
    """
    team = checks.player(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    draft = drafts.of(exercise, move, kind, team, number)
    if draft.reopened_at is not None:
        return draft
    stands = drafts.standing(draft)
    if stands is None:
        raise Refused(_("Nothing has been released. Go on writing."))
    if isinstance(stands, Decision) and stands.is_undecided:
        raise Refused(_("It stands on record that you made no decision. It is not changed."))
    draft.reopened_at = timezone.now()
    drafts.give_pen(draft, by)
    _forget_the_last_reason(draft, by)
    record(exercise, Kind.DRAFT_REOPENED, by=by, audiences=to_teams(team), draft=draft.pk)
    return draft


@transaction.atomic
def withdraw(
    exercise: Exercise,
    *,
    move: Move,
    kind: DraftKind,
    by: Seat,
    team: Team | None = None,
    number: int = 1,
) -> Draft:
    """Take back what was released, every version, while it is sealed: it counts as not released
    and can be written in again. The lead may, and control in the absence of the lead of `team`.

    Done twice, recorded once.
    """
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    checks.records_open(exercise)
    draft = drafts.of(exercise, move, kind, of_team, number)
    last = drafts.standing(draft)
    if last is None:
        return draft
    if is_revealed(draft):
        raise Refused(_("It has been revealed and stands. Release a changed version instead."))
    Withdrawal.objects.bulk_create(
        Withdrawal(seat=by, **{kind: row}) for row in _rows(draft).filter(withdrawal=None)
    )
    close(draft)
    audiences = to_teams(of_team)
    record(exercise, WITHDRAWN[kind], by=by, audiences=audiences, **{kind: last.pk})
    return draft


def _rows(draft: Draft) -> QuerySet[Answer] | QuerySet[Decision]:
    return draft.decisions.all() if draft.kind == DraftKind.DECISION else draft.answers.all()


def _forget_the_last_reason(draft: Draft, by: Seat) -> None:
    """Every change says anew why."""
    written = draft.texts.filter(name=WHY_CHANGED.name).order_by("revision").last()
    if written is not None and written.text:
        revision = written.revision + 1
        draft.texts.create(name=WHY_CHANGED.name, revision=revision, text="", seat=by)
