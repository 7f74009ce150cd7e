"""Proposing agreements, and letting more people see them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Agreement,
    AgreementDraft,
    AgreementReader,
    AgreementVersion,
    Exercise,
    Kind,
    Party,
    Seat,
    Team,
)
from wargame.models.signatures import BINDING

from . import agreement_drafts, checks
from .journal import lock, record, to_everyone, to_teams


@transaction.atomic
def propose(draft: AgreementDraft, *, by: Seat) -> AgreementVersion:
    """Send a kept draft to the other parties: as a new agreement, or as the next version of the
    one it changes, which asks everybody again. Sent twice it is proposed once.

    A draft that changes an agreement in force becomes a new agreement that renegotiates it.
    """
    team = checks.speaker(by)
    exercise = lock(draft.exercise)
    checks.records_open(exercise)
    if sent := agreement_drafts.proposed_as(draft):
        return sent
    parties = _parties(draft, team)
    agreement = _next_version_of(draft, team) or _new(exercise, draft)
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=agreement.versions.count() + 1,
        move=checks.move_of_now(exercise),
        team_id=team,
        draft=draft,
        title=draft.title,
        terms=draft.terms,
        theater=draft.theater,
        due=draft.due,
        proposed_by=by,
        proposed_in=exercise.exercise_time(),
    )
    Party.objects.bulk_create(Party(version=version, team=one) for one in parties)
    if _let_see(agreement, parties, by) and version.number > 1:
        checks.lead(by)
    refs = {"agreement": agreement.pk, "version": version.number, "team": team}
    record(exercise, Kind.AGREEMENT_PROPOSED, by=by, audiences=audiences(agreement), **refs)
    return version


@transaction.atomic
def show(agreement: Agreement, *, teams: Iterable[Team], by: Seat) -> Agreement:
    """Let these teams see it too, all versions and signatures: the lead of a party may, and
    control. It is never taken back; shown twice, recorded once."""
    exercise = lock(agreement.exercise)
    if by.is_control:
        checks.control(by)
        checks.started(exercise)
    else:
        checks.records_open(exercise)
        newest(agreement, checks.lead(by))
    if shown := _let_see(agreement, list(teams), by):
        refs = {"agreement": agreement.pk, "teams": [team.pk for team in shown]}
        record(exercise, Kind.AGREEMENT_SHOWN, by=by, audiences=audiences(agreement), **refs)
    return agreement


@transaction.atomic
def publish(agreement: Agreement, *, by: Seat) -> Agreement:
    """Control opens it to everybody, the board included. Done twice, recorded once."""
    checks.control(by)
    exercise = lock(agreement.exercise)
    checks.started(exercise)
    made, is_new = AgreementReader.objects.get_or_create(
        agreement=agreement, team=None, defaults={"shown_by": by}
    )
    if is_new:
        kind = Kind.AGREEMENT_PUBLISHED
        record(exercise, kind, by=by, audiences=to_everyone(), agreement=made.agreement_id)
    return agreement


def audiences(agreement: Agreement) -> list[str]:
    """Those who may hear of what is done to it: its readers, or everybody once published."""
    readers = list(agreement.readers.values_list("team", flat=True))
    return to_everyone() if None in readers else to_teams(*readers)


def newest(agreement: Agreement, team: int) -> AgreementVersion:
    """Its last version, of which this team must be a party."""
    version = agreement.versions.newest().get()
    if not version.parties.filter(team=team).exists():
        raise Refused(_("Your team is no party to it. Ask one that is, or control."))
    return version


def is_in_force(version: AgreementVersion) -> bool:
    """Whether all its parties have signed, with a reservation or without."""
    return not version.parties.exclude(signatures__answer__in=BINDING).exists()


def _parties(draft: AgreementDraft, team: int) -> list[Team]:
    named = [*draft.exercise.teams.filter(code__in=draft.parties).exclude(pk=team)]
    if not (draft.title and draft.terms and named):
        raise Refused(_("Give it a title, the terms and at least one other party."))
    return [*named, draft.team]


def _next_version_of(draft: AgreementDraft, team: int) -> Agreement | None:
    """The agreement whose terms are changed; None for a new one."""
    if draft.changes is None or is_in_force(draft.changes):
        return None
    agreement = draft.changes.agreement
    if newest(agreement, team) != draft.changes:
        raise Refused(_("Newer terms have been proposed meanwhile. Read them, then change those."))
    return agreement


def _new(exercise: Exercise, draft: AgreementDraft) -> Agreement:
    return Agreement.objects.create(
        exercise=exercise,
        number=exercise.agreements.count() + 1,
        renegotiates=draft.changes.agreement if draft.changes else None,
    )


def _let_see(agreement: Agreement, teams: list[Team], by: Seat) -> list[Team]:
    """Those of the teams that have not seen it so far, which see it from now on."""
    known = set(agreement.readers.values_list("team", flat=True))
    new = [team for team in teams if team.pk not in known]
    AgreementReader.objects.bulk_create(
        AgreementReader(agreement=agreement, team=team, shown_by=by) for team in new
    )
    return new
