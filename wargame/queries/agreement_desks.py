"""What the team room, its pages and control's desk say of agreements and the communique."""

from dataclasses import dataclass

from wargame.models import (
    Agreement,
    AgreementDraft,
    AgreementStatus,
    AgreementVersion,
    Decision,
    Duty,
    Inject,
    Message,
    Ruling,
    Seat,
    Team,
    Viewer,
)

from . import agreements, communiques
from .agreement_sheets import AgreementSheet, Signatory
from .communiques import CommuniqueSheet


@dataclass(frozen=True)
class CommuniqueLine:
    """A communique and how many of its clauses wait for this reader's team."""

    sheet: CommuniqueSheet
    waiting: int


@dataclass(frozen=True)
class Desk:
    """The `n` agreements that a reader sees: those that wait for the team, are open with others,
    in force, over; and those that were due and have no word on them."""

    waiting: list[AgreementSheet]
    overdue: list[AgreementSheet]
    open: list[AgreementSheet]
    in_force: list[AgreementSheet]
    settled: list[AgreementSheet]
    drafts: list[AgreementDraft]
    communiques: list[CommuniqueLine]
    n: int


@dataclass(frozen=True)
class Evidence:
    """What control noted, with that part of what shows it which this reader may see."""

    status: AgreementStatus
    decision: Decision | None
    inject: Inject | None
    ruling: Ruling | None
    message: Message | None
    successor: Agreement | None


@dataclass(frozen=True)
class AgreementPage:
    """One agreement to read. `renegotiates` is what it is to replace, if the reader sees that;
    `without` are the teams that do not see it yet, `own` is the reader's as a party, `lead` who
    signs for it; `may_show`: the reader may let more teams see it; `read` is the number of the
    version that the page was made with."""

    sheet: AgreementSheet
    evidence: list[Evidence]
    renegotiates: AgreementVersion | None
    without: list[Team]
    own: Signatory | None
    lead: Seat | None
    may_show: bool
    read: int

    @property
    def is_outdated(self) -> bool:
        """Whether a newer version has come since the page was made."""
        return self.read < self.sheet.current.version.number

    @property
    def answers_given(self) -> int:
        """How often the reader's team has answered, whatever the version."""
        own = [version.signatory(self.own.team) for version in self.sheet.versions if self.own]
        return sum(len(one.answers) for one in own if one)

    @property
    def may_sign(self) -> bool:
        """Whether the reader's team has still to sign the current version."""
        return self.sheet.is_open and self.own is not None and not self.own.has_signed


def desk(viewer: Viewer) -> Desk:
    """At most twelve queries."""
    every = agreements.sheets(viewer)
    team = viewer.team
    waiting = [one for one in every if one.waits_for(team)]
    rest = [one for one in reversed(every) if one not in waiting]
    return Desk(
        waiting=waiting,
        overdue=[one for one in rest if one.is_overdue],
        open=[one for one in rest if one.is_open],
        in_force=[one for one in rest if one.state == "in force"],
        settled=[one for one in rest if one.is_over],
        drafts=drafts(viewer),
        communiques=[CommuniqueLine(one, one.waiting(team)) for one in communiques.sheets(viewer)],
        n=len(every),
    )


def drafts(viewer: Viewer) -> list[AgreementDraft]:
    """The team's own, neither proposed nor dropped. One query."""
    if viewer.team is None:
        return []
    sent = AgreementVersion.objects.filter(draft__team=viewer.team).values("draft__number")
    own = AgreementDraft.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    kept = own.exclude(number__in=sent).current().select_related("kept_by", "due")
    return [one for one in kept if not one.is_dropped]


def waiting(viewer: Viewer) -> int:
    """How much waits for an answer of the team: agreements, and communiques as one each. Two
    queries."""
    return agreements.waiting(viewer) + communiques.waiting(viewer)


def page(viewer: Viewer, agreement: Agreement, read: int = 0) -> AgreementPage:
    """At most 13 queries. Without `read` the page is made now, with the newest version."""
    sheet = agreements.sheet(viewer, agreement)
    older = AgreementVersion.objects.visible_to(viewer).filter(agreement=agreement.renegotiates_id)
    seen = {team.pk for team in sheet.readers}
    without = [team for team in viewer.exercise.teams.all() if team.pk not in seen]
    own = sheet.current.signatory(viewer.team)
    leads = viewer.seat is not None and viewer.seat.is_lead and viewer.exercise.is_in_play
    return AgreementPage(
        sheet=sheet,
        evidence=evidence(viewer, sheet.statuses),
        renegotiates=older.newest().first() if agreement.renegotiates_id else None,
        without=without,
        own=own,
        lead=_lead(viewer),
        may_show=viewer.is_control or (leads and own is not None),
        read=read or sheet.current.version.number,
    )


def evidence(viewer: Viewer, statuses: list[AgreementStatus]) -> list[Evidence]:
    """The latest first. At most five queries, however many there are."""
    decisions = Decision.objects.visible_to(viewer).select_related("team", "move")
    found = decisions.in_bulk([one.decision_id for one in statuses if one.decision_id])
    injects = Inject.objects.visible_to(viewer).released()
    sent = injects.in_bulk([one.inject_id for one in statuses if one.inject_id])
    rulings = Ruling.objects.visible_to(viewer)
    ruled = rulings.in_bulk([one.ruling_id for one in statuses if one.ruling_id])
    messages = Message.objects.visible_to(viewer).select_related("team")
    wrote = messages.in_bulk([one.message_id for one in statuses if one.message_id])
    successors = Agreement.objects.visible_to(viewer)
    newer = successors.in_bulk([one.successor_id for one in statuses if one.successor_id])
    return [
        Evidence(
            status=one,
            decision=found.get(one.decision_id or 0),
            inject=sent.get(one.inject_id or 0),
            ruling=ruled.get(one.ruling_id or 0),
            message=wrote.get(one.message_id or 0),
            successor=newer.get(one.successor_id or 0),
        )
        for one in reversed(statuses)
    ]


def _lead(viewer: Viewer) -> Seat | None:
    if viewer.team is None:
        return None
    return viewer.team.seats.taken().filter(duty=Duty.LEAD).first()
