"""What a team wrote on paper, typed in by control and put on record as that team's."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Answer, Decision, DraftKind, Exercise, Kind, Move, Seat, Team

from . import answers, checks, decisions, drafts
from .journal import lock, record, to_teams


@transaction.atomic
def enter(
    exercise: Exercise, texts: dict[str, str], *, kind: DraftKind, move: Move, team: Team, by: Seat
) -> Answer | Decision:
    """Write these fields and release them for a team whose head is away, marked as from paper.

    Raises Refused where the team has written on a device, whose words are released as they are,
    and where a paragraph is missing. A form sent again finds what it released.
    """
    checks.control(by)
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, kind, of_team)
    if not drafts.is_fixed(draft):
        stands = {row.name: row for row in draft.texts.current().select_related("seat")}
        if any(row.text.strip() and not row.seat.is_control for row in stands.values()):
            raise Refused(_("This team has written on a device. Release that for the head."))
        for name, text in texts.items():
            before = stands.get(name)
            if text == (before.text if before else ""):
                continue
            revision = before.revision + 1 if before else 1
            draft.texts.create(name=name, revision=revision, text=text, seat=by)
            refs = {"draft": draft.pk, "field": name, "revision": revision}
            record(exercise, Kind.DRAFT_SAVED, by=by, audiences=to_teams(of_team), **refs)
    if kind == DraftKind.ANSWER:
        return answers.release(exercise, move=move, by=by, team=team)
    return decisions.release(exercise, move=move, by=by, team=team)
