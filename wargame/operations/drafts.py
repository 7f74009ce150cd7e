"""Writing together: one holds the pen, every field is saved on its own, nothing is overwritten."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused, Stale
from wargame.models import (
    Answer,
    Decision,
    Draft,
    DraftKind,
    DraftText,
    Duty,
    Exercise,
    Kind,
    Move,
    Seat,
    StepKind,
)

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
    number: int = 1,
) -> DraftText:
    """Save one field of the team's draft, which was read at revision `base` (0 = new).

    The first to write gets the pen. Raises Stale when the field has been changed since or
    somebody else holds the pen. The text that stands there already changes nothing, not even the
    pen, and is never refused: a save sent again after a gap finds that it has arrived.
    """
    team = checks.player(by)
    exercise = lock(exercise)
    current = _current_text(exercise, move, kind, team, number, name)
    if (current.text if current else "") == text:
        return current or DraftText(name=name, revision=0, text="", seat=by)
    draft = _open_draft(exercise, move, kind, team, number)
    revision = current.revision if current else 0
    if base != revision or not _may_write(draft, by):
        raise _stale(draft, current, by)
    audiences = to_teams(team)
    if draft.pen_id != by.pk:
        record(exercise, Kind.PEN_TAKEN, by=by, audiences=audiences, draft=draft.pk)
    draft.touched_at = timezone.now()
    give_pen(draft, by)
    return _write(exercise, draft, name, text, revision + 1, by)


@transaction.atomic
def fill(
    exercise: Exercise,
    *,
    move: Move,
    kind: DraftKind,
    texts: dict[str, str],
    by: Seat,
    number: int = 1,
) -> list[str]:
    """Write these fields where nothing stands, over nobody's words; returns those written.

    Raises Refused while somebody else writes.
    """
    draft = take_pen(exercise, move=move, kind=kind, by=by, number=number)
    exercise = lock(exercise)
    stands = {row.name: row for row in draft.texts.current()}
    empty = [one for one in texts if not (one in stands and stands[one].text.strip())]
    for name in empty:
        revision = stands[name].revision + 1 if name in stands else 1
        _write(exercise, draft, name, texts[name], revision, by)
    draft.touched_at = timezone.now()
    draft.save()
    return empty


@transaction.atomic
def take_pen(
    exercise: Exercise, *, move: Move, kind: DraftKind, by: Seat, number: int = 1
) -> Draft:
    """Take a free pen. Refused while somebody is writing."""
    team = checks.player(by)
    exercise = lock(exercise)
    draft = _open_draft(exercise, move, kind, team, number)
    if draft.pen_id == by.pk:
        return draft
    if not _may_write(draft, by):
        sentence = _("%(name)s is writing. You can take the pen when they stop for 90 seconds.")
        raise Refused(sentence % {"name": draft.pen})
    give_pen(draft, by)
    record(exercise, Kind.PEN_TAKEN, by=by, audiences=to_teams(draft.team_id), draft=draft.pk)
    return draft


@transaction.atomic
def hand_pen(
    exercise: Exercise, *, move: Move, kind: DraftKind, to: Seat, by: Seat, number: int = 1
) -> Draft:
    """Give the pen to a member: its holder, the lead, the recorder or control may.

    Whoever gave it away and presses again changes nothing.
    """
    exercise = lock(exercise)
    draft = _open_draft(exercise, move, kind, checks.player(to), number)
    _of_the_team(draft, by)
    if draft.pen_id == to.pk:
        return draft
    _may_hand(draft, by)
    give_pen(draft, to)
    audiences = to_teams(draft.team_id)
    record(exercise, Kind.PEN_HANDED, by=to, audiences=audiences, draft=draft.pk, giver=by.pk)
    return draft


@transaction.atomic
def offer(exercise: Exercise, *, move: Move, kind: DraftKind, by: Seat, number: int = 1) -> Draft:
    """Ask the lead to release. Done twice, recorded once."""
    team = checks.player(by)
    exercise = lock(exercise)
    draft = _open_draft(exercise, move, kind, team, number)
    if draft.offered_at is None:
        draft.offered_at, draft.offered_by = timezone.now(), by
        draft.save()
        audiences = to_teams(draft.team_id)
        record(exercise, Kind.DRAFT_OFFERED, by=by, audiences=audiences, draft=draft.pk)
    return draft


def for_release(
    exercise: Exercise, move: Move, kind: DraftKind, team: int, number: int = 1
) -> Draft:
    """The draft as the lead is about to release it, on the locked exercise; a fixed one too."""
    draft = of(exercise, move, kind, team, number)
    return draft if is_fixed(draft) else _open_draft(exercise, move, kind, team, number)


def standing(draft: Draft) -> Answer | Decision | None:
    """The last that was released of it and not withdrawn."""
    if draft.kind == DraftKind.DECISION:
        return Decision.objects.filter(draft=draft).standing().order_by("version").last()
    return Answer.objects.filter(draft=draft).standing().order_by("version").last()


def is_fixed(draft: Draft) -> bool:
    """Whether it has been released and nobody has begun to change it."""
    return draft.reopened_at is None and standing(draft) is not None


def of(exercise: Exercise, move: Move, kind: DraftKind, team: int, number: int = 1) -> Draft:
    """The team's draft; the first is begun if need be. Raises Refused where there is none."""
    drafts = Draft.objects.select_related("pen")
    about: dict[str, Any] = {"exercise": exercise, "team_id": team, "move": move, "kind": kind}
    if number == 1:
        return drafts.get_or_create(**about, number=1)[0]
    found = drafts.filter(**about, number=number).first()
    if found is None:
        raise Refused(_("There is no such decision. Load the page again."))
    return found


def give_pen(draft: Draft, to: Seat) -> None:
    """The pen changes hands, and the draft is saved."""
    draft.pen, draft.pen_moved_at = to, timezone.now()
    draft.save()


def _open_draft(exercise: Exercise, move: Move, kind: DraftKind, team: int, number: int) -> Draft:
    """The team's draft, begun if need be. Refused unless it can be written now.

    It can be after its move too: what is released then stands as after the fact.
    """
    checks.records_open(exercise)
    checks.begun(exercise, OPENS_WITH[kind], move)
    draft = of(exercise, move, kind, team, number)
    if is_fixed(draft):
        raise Refused(_("This has been released and is fixed. Your words are still here."))
    return draft


def _current_text(
    exercise: Exercise, move: Move, kind: DraftKind, team: int, number: int, name: str
) -> DraftText | None:
    of_draft = {"draft__exercise": exercise, "draft__move": move, "draft__kind": kind}
    of_draft |= {"draft__team": team, "draft__number": number}
    written = DraftText.objects.filter(**of_draft, name=name)
    return written.select_related("seat").order_by("-revision").first()


def _write(
    exercise: Exercise, draft: Draft, name: str, text: str, revision: int, by: Seat
) -> DraftText:
    """One field and its entry, on the locked exercise."""
    saved = draft.texts.create(name=name, revision=revision, text=text, seat=by)
    refs = {"draft": draft.pk, "field": name, "revision": revision}
    record(exercise, Kind.DRAFT_SAVED, by=by, audiences=to_teams(draft.team_id), **refs)
    return saved


def _may_write(draft: Draft, by: Seat) -> bool:
    return draft.pen_id == by.pk or draft.pen_is_free


def _of_the_team(draft: Draft, by: Seat) -> None:
    if not by.is_control and checks.player(by) != draft.team_id:
        raise Refused(_("The pen stays in the team."))


def _may_hand(draft: Draft, by: Seat) -> None:
    if draft.pen_id != by.pk and by.duty == Duty.MEMBER:
        raise Refused(_("Only the one who holds the pen, the head or the recorder can do this."))


def _stale(draft: Draft, current: DraftText | None, by: Seat) -> Stale:
    writer = current.seat if current else draft.pen or by
    if _may_write(draft, by):
        said = _(
            "%(name)s changed this paragraph while you were writing. Choose one, or "
            "keep both and edit."
        ) % {"name": writer}
    else:
        said = _("%(name)s holds the pen. Both texts are here; nothing is lost.") % {
            "name": draft.pen
        }
    return Stale(
        said,
        theirs=current.text if current else "",
        revision=current.revision if current else 0,
        by=str(writer),
        is_held=not _may_write(draft, by),
    )
