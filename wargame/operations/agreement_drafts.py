"""Writing the text of an agreement: kept for the team, revision by revision, until proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wargame.errors import Refused, Stale
from wargame.models import AgreementDraft, AgreementVersion, Exercise, Kind, Move, Seat

from . import checks
from .journal import lock, record, to_teams


@dataclass(frozen=True)
class Terms:
    """What a draft says. `parties` are the codes of the other teams, in seating order."""

    title: str = ""
    terms: str = ""
    theater: str = ""
    due: Move | None = None
    parties: Sequence[str] = ()

    def says(self, draft: AgreementDraft) -> bool:
        """Whether the draft says the same."""
        kept = (draft.title, draft.terms, draft.theater, draft.due, draft.parties)
        return kept == (self.title, self.terms, self.theater, self.due, list(self.parties))


@transaction.atomic
def keep(
    exercise: Exercise,
    terms: Terms,
    *,
    number: int,
    base: int,
    by: Seat,
    changes: AgreementVersion | None = None,
) -> AgreementDraft:
    """Keep the text for the team. `base` is the revision it was written from; 0 begins a draft,
    whose number is then the next that is free. Kept twice in the same words it is kept once.

    Raises Stale when somebody of the team has kept other words since.
    """
    team = checks.player(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    latest = AgreementDraft.objects.filter(team=team, number=number).order_by("revision").last()
    if latest is not None and terms.says(latest):
        return latest
    if base:
        _check(latest, base)
    else:
        number, latest = next_number(team), None
    kept = AgreementDraft.objects.create(
        exercise=exercise,
        team_id=team,
        number=number,
        revision=base + 1,
        changes=latest.changes if latest else changes,
        title=terms.title,
        terms=terms.terms,
        theater=terms.theater,
        due=terms.due,
        parties=list(terms.parties),
        kept_by=by,
    )
    record(exercise, Kind.AGREEMENT_DRAFTED, by=by, audiences=to_teams(team), team=team)
    return kept


@transaction.atomic
def drop(draft: AgreementDraft, *, by: Seat) -> AgreementDraft:
    """Put a draft away: its words stay on record, and it is offered no more."""
    if draft.is_dropped:
        return draft
    return keep(draft.exercise, Terms(), number=draft.number, base=draft.revision, by=by)


def next_number(team: int) -> int:
    """The number that the team's next draft will have."""
    taken = AgreementDraft.objects.filter(team=team).aggregate(last=Max("number"))
    return (taken["last"] or 0) + 1


def proposed_as(draft: AgreementDraft) -> AgreementVersion | None:
    """The version that some revision of this draft became, if it was sent."""
    of_draft = {"draft__team": draft.team_id, "draft__number": draft.number}
    return AgreementVersion.objects.filter(**of_draft).first()


def _check(latest: AgreementDraft | None, base: int) -> None:
    if latest is None:
        raise Refused(_("There is no such draft. Begin a new one."))
    if proposed_as(latest) is not None:
        raise Refused(_("This draft has been proposed. Open the agreement to change its terms."))
    if latest.revision != base:
        writer = str(latest.kept_by)
        sentence = _("%(name)s kept other words while you were writing. Both texts are here.")
        raise Stale(
            sentence % {"name": writer},
            theirs=latest.terms,
            revision=latest.revision,
            by=writer,
        )
