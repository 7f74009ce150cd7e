"""Team notes: writing them, keeping what a lost pen left behind, putting a line into a draft."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.errors import Refused, Stale
from wargame.models import (
    DraftKind,
    DraftText,
    Exercise,
    Kind,
    Move,
    Note,
    Seat,
    paragraphs,
)
from wargame.models.paragraphs import LINE

from . import checks, drafts
from .journal import lock, record, to_teams


@transaction.atomic
def save(exercise: Exercise, *, move: Move, text: str, base: int, by: Seat) -> int:
    """Keep this person's notes of the move, which were read at revision `base` (0 = new); the
    answer is their revision. The text that stands there already changes nothing.

    Raises Stale when another device of the same person has changed them since.
    """
    team, exercise = checks.player(by), lock(exercise)
    last = _last(team, move, by)
    revision = last.revision if last else 0
    if (last.text if last else "") == text:
        return revision
    checks.records_open(exercise)
    _begun(exercise, move)
    if base != revision:
        said = _("You wrote here on another device too. Choose one, or keep both and edit.")
        raise Stale(said, theirs=last.text if last else "", revision=revision, by=str(by))
    return _keep(exercise, move, team, "", text, by).revision


@transaction.atomic
def rescue(exercise: Exercise, *, move: Move, about: str, text: str, by: Seat) -> None:
    """Keep words that this person wrote in a draft and could not save, for somebody else held the
    pen. Sent again they are kept once; written on, the last stand."""
    team, exercise = checks.player(by), lock(exercise)
    last = _last(team, move, by, about)
    if text.strip() and (last is None or last.text != text):
        _keep(exercise, move, team, about, text, by)


@transaction.atomic
def promote(exercise: Exercise, note: Note, *, line: int, name: str, by: Seat) -> DraftText:
    """Put a line of the team's notes at the end of a field of its latest decision; what stands
    there stays. Done twice, it stands there once.

    Takes the pen where it is free. Raises Refused while somebody else writes, where the field
    takes no words, and where it would become too long.
    """
    team, exercise = checks.player(by), lock(exercise)
    if note.team_id != team or line >= len(note.lines):
        raise Refused(_("That line is not in your notes any more. Load the page again."))
    limit = _limit(exercise, name)
    move, kind = note.move, DraftKind.DECISION
    begun = exercise.drafts.filter(team=team, move=move, kind=kind).order_by("number")
    number = begun.values_list("number", flat=True).last() or 1
    draft = drafts.take_pen(exercise, move=move, kind=kind, number=number, by=by)
    written = draft.texts.filter(name=name).order_by("-revision").first()
    text, revision = (written.text, written.revision) if written else ("", 0)
    joined = _joined(text, note.lines[line], limit)
    if len(joined) > limit:
        raise Refused(_too_long(len(joined) - limit))
    return drafts.save(
        exercise,
        move=move,
        kind=kind,
        number=number,
        name=name,
        text=joined,
        base=revision,
        by=by,
    )


def _limit(exercise: Exercise, name: str) -> int:
    criteria = [one.key for one in exercise.version.criteria.all()]
    limit = paragraphs.limit_of(name, criteria)
    if limit is None or not paragraphs.is_prose(name):
        raise Refused(_("Choose a paragraph that takes words."))
    return limit


def _joined(text: str, line: str, limit: int) -> str:
    """In a field of one line the line follows the words that stand there."""
    if line in (one.strip() for one in text.splitlines()) or text.endswith(line):
        return text
    between = " " if limit <= LINE else "\n"
    return f"{text.rstrip()}{between}{line}" if text.strip() else line


def _too_long(n: int) -> str:
    said = ngettext(
        "%(n)s character too many for that paragraph. Shorten the line or the paragraph first.",
        "%(n)s characters too many for that paragraph. Shorten the line or the paragraph first.",
        n,
    )
    return said % {"n": n}


def _last(team: int, move: Move, by: Seat, about: str = "") -> Note | None:
    mine = Note.objects.filter(team=team, move=move, seat=by, about=about)
    return mine.order_by("revision").last()


def _begun(exercise: Exercise, move: Move) -> None:
    if not exercise.steps.filter(move=move).exclude(began=None).exists():
        raise Refused(_("This move has not begun. Wait for control."))


def _keep(exercise: Exercise, move: Move, team: int, about: str, text: str, by: Seat) -> Note:
    last = _last(team, move, by, about)
    note = Note.objects.create(
        exercise=exercise,
        team_id=team,
        move=move,
        seat=by,
        about=about,
        revision=last.revision + 1 if last else 1,
        text=text,
    )
    record(exercise, Kind.NOTES_WRITTEN, by=by, audiences=to_teams(team), note=note.pk, team=team)
    return note
