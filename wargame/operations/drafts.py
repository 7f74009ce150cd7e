"""Writing together: one holds the pen, every field is saved on its own, nothing is overwritten."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused, Stale
from wargame.models import Draft, DraftKind, DraftText, Duty, Exercise, Kind, Move, Seat, StepKind

from . import checks
from .journal import lock, record, to_teams

# A team may answer as soon as it talks, and decide as soon as it is asked to.
OPENS_WITH = {DraftKind.ANSWER: StepKind.DELIBERATE, DraftKind.DECISION: StepKind.DELIBERATE}


@transaction.atomic
def save(
    exercise: Exercise,
    *,
    move: Move,
    kind: DraftKind,
    name: str,
    text: str,
    base: int,
    by: Seat,
) -> DraftText:
    """Save one field of the team's draft, which was read at revision `base` (0 = new).

    The first to write gets the pen. Raises Stale when somebody else has changed the field since
    or holds the pen; the same text again changes nothing.
    """
    checks.player(by)
    exercise = lock(exercise)
    draft = _open_draft(exercise, move, kind, by)
    current = draft.texts.filter(name=name).select_related("seat").order_by("-revision").first()
    revision = current.revision if current else 0
    if (current.text if current else "") == text:
        _hold_pen(draft, by)
        return current or DraftText(draft=draft, name=name, revision=0, text="", seat=by)
    if base != revision or not _may_write(draft, by):
        raise _stale(draft, current, by)
    took_pen = draft.pen_id != by.pk
    _hold_pen(draft, by)
    draft.touched_at = timezone.now()
    draft.save()
    if took_pen:
        record(exercise, Kind.PEN_TAKEN, by=by, audiences=to_teams(draft.team_id), draft=draft.pk)
    saved = DraftText.objects.create(
        draft=draft, name=name, revision=revision + 1, text=text, seat=by
    )
    record(
        exercise,
        Kind.DRAFT_SAVED,
        by=by,
        audiences=to_teams(draft.team_id),
        draft=draft.pk,
        field=name,
        revision=saved.revision,
    )
    return saved


@transaction.atomic
def take_pen(exercise: Exercise, *, move: Move, kind: DraftKind, by: Seat) -> Draft:
    """Take a free pen. Refused while somebody is writing."""
    checks.player(by)
    exercise = lock(exercise)
    draft = _open_draft(exercise, move, kind, by)
    if draft.pen_id == by.pk:
        return draft
    if not _may_write(draft, by):
        sentence = _("%(name)s is writing. You can take the pen when they stop for 90 seconds.")
        raise Refused(sentence % {"name": draft.pen})
    _hold_pen(draft, by)
    draft.save()
    record(exercise, Kind.PEN_TAKEN, by=by, audiences=to_teams(draft.team_id), draft=draft.pk)
    return draft


@transaction.atomic
def hand_pen(exercise: Exercise, *, move: Move, kind: DraftKind, to: Seat, by: Seat) -> Draft:
    """Give the pen to another member: its holder, the lead, the recorder or control may."""
    exercise = lock(exercise)
    team = to.team_id
    draft = _unreleased(_draft_of(exercise, move, kind, team))
    if not by.is_control:
        checks.player(by)
        if by.team_id != team:
            raise Refused(_("The pen stays in the team."))
        if draft.pen_id != by.pk and by.duty not in {Duty.LEAD, Duty.RECORDER}:
            raise Refused(
                _("Only the one who holds the pen, the head or the recorder can do this.")
            )
    checks.player(to)
    if draft.pen_id == to.pk:
        return draft
    _hold_pen(draft, to)
    draft.save()
    record(exercise, Kind.PEN_HANDED, by=to, audiences=to_teams(team), draft=draft.pk, giver=by.pk)
    return draft


@transaction.atomic
def offer(exercise: Exercise, *, move: Move, kind: DraftKind, by: Seat) -> Draft:
    """Ask the lead to release. Done twice, recorded once."""
    checks.player(by)
    exercise = lock(exercise)
    draft = _open_draft(exercise, move, kind, by)
    if draft.offered_at is None:
        draft.offered_at, draft.offered_by = timezone.now(), by
        draft.save()
        audiences = to_teams(draft.team_id)
        record(exercise, Kind.DRAFT_OFFERED, by=by, audiences=audiences, draft=draft.pk)
    return draft


def for_release(exercise: Exercise, move: Move, kind: DraftKind, by: Seat) -> Draft:
    """The draft as the lead is about to release it, on the locked exercise."""
    return _open_draft(exercise, move, kind, by, may_be_released=True)


def _open_draft(
    exercise: Exercise, move: Move, kind: DraftKind, by: Seat, may_be_released: bool = False
) -> Draft:
    draft = _draft_of(exercise, move, kind, by.team_id)
    if may_be_released and is_released(draft):
        return draft
    checks.records_open(exercise)
    checks.current_move(exercise, move)
    checks.begun(exercise, OPENS_WITH[kind], move)
    return _unreleased(draft)


def _draft_of(exercise: Exercise, move: Move, kind: DraftKind, team: int | None) -> Draft:
    draft, _made = Draft.objects.select_related("pen").get_or_create(
        exercise=exercise, team_id=team, move=move, kind=kind, number=1
    )
    return draft


def is_released(draft: Draft) -> bool:
    rows = draft.decisions if draft.kind == DraftKind.DECISION else draft.answers
    return rows.exists()


def _unreleased(draft: Draft) -> Draft:
    if is_released(draft):
        raise Refused(_("This has been released and is fixed. Your words are still here."))
    return draft


def _may_write(draft: Draft, by: Seat) -> bool:
    return draft.pen_id == by.pk or draft.pen_is_free


def _hold_pen(draft: Draft, by: Seat) -> None:
    if _may_write(draft, by) or draft.pen_id != by.pk:
        draft.pen, draft.pen_moved_at = by, timezone.now()


def _stale(draft: Draft, current: DraftText | None, by: Seat) -> Stale:
    writer = str(current.seat) if current else str(draft.pen)
    if draft.pen_id not in {None, by.pk} and not draft.pen_is_free:
        sentence = _("%(name)s holds the pen. Both texts are here; nothing is lost.")
        writer_or_pen = str(draft.pen)
    else:
        sentence = _(
            "%(name)s changed this paragraph while you were writing. Choose one, or "
            "keep both and edit."
        )
        writer_or_pen = writer
    return Stale(
        sentence % {"name": writer_or_pen},
        theirs=current.text if current else "",
        revision=current.revision if current else 0,
        by=writer,
    )
