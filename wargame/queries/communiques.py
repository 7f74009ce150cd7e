"""Joint communiques: each clause as it stands, and what every state says to it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch

from wargame.models import (
    Clause,
    ClauseAnswer,
    ClauseSays,
    ClauseVersion,
    Communique,
    Duty,
    Exercise,
    Team,
    Viewer,
)

from . import passes


@dataclass(frozen=True)
class StateSays:
    """A state and its standing answer to a clause, if it has given one."""

    team: Team
    answer: ClauseAnswer | None


@dataclass(frozen=True)
class ClauseSheet:
    """A clause as it stands, its earlier versions, and the states in seating order."""

    clause: Clause
    version: ClauseVersion
    earlier: list[ClauseVersion]
    states: list[StateSays]

    @property
    def first(self) -> int:
        """The key of its first version."""
        return (self.earlier[-1] if self.earlier else self.version).pk

    def who(self, assent: ClauseSays | None) -> list[Team]:
        """The states that say so; None for those that have said nothing."""
        return [
            one.team for one in self.states if (one.answer.assent if one.answer else None) == assent
        ]

    @property
    def agree(self) -> list[Team]:
        return self.who(ClauseSays.AGREES)

    @property
    def reserve(self) -> list[Team]:
        return self.who(ClauseSays.RESERVES)

    @property
    def object_(self) -> list[Team]:
        return self.who(ClauseSays.OBJECTS)

    @property
    def silent(self) -> list[Team]:
        return self.who(None)

    @property
    def with_words(self) -> list[StateSays]:
        """Reservations, and objections that say why."""
        return [one for one in self.states if one.answer and one.answer.words]

    def of(self, team: Team | None) -> ClauseAnswer | None:
        """What this team has said."""
        return next((one.answer for one in self.states if one.team == team), None)


@dataclass(frozen=True)
class CommuniqueSheet:
    """A communique with the clauses that have not been struck, and those that have."""

    communique: Communique
    clauses: list[ClauseSheet]
    struck: list[ClauseSheet]
    is_open: bool

    @property
    def agreed_by_all(self) -> int:
        """How many clauses every state agrees to, without a reservation."""
        return sum(1 for one in self.clauses if len(one.agree) == len(one.states))

    def last_answer(self, team: Team | None) -> int:
        """What tells the team's standing answers from those before; 0 while there are none."""
        given = [one.of(team) for one in (*self.clauses, *self.struck)]
        return max((one.pk for one in given if one), default=0)

    @property
    def newest(self) -> int:
        """The key of the version that was written last; 0 while there is none."""
        return max((one.version.pk for one in (*self.clauses, *self.struck)), default=0)

    def waiting(self, team: Team | None) -> int:
        """How many clauses this team has still to answer."""
        if not self.is_open or team is None:
            return 0
        return sum(1 for one in self.clauses if team in one.silent)


def sheets(viewer: Viewer) -> list[CommuniqueSheet]:
    """Every communique, the latest first. One query, and four more where there is one."""
    return [] if viewer.is_nobody else passes.every(viewer.exercise, _sheets)


def sheet(viewer: Viewer, communique: Communique) -> CommuniqueSheet:
    """One of them. Five queries."""
    return next(one for one in sheets(viewer) if one.communique == communique)


def waiting(viewer: Viewer) -> int:
    """How many open ones have a clause that the viewer's team has not answered. One query."""
    if viewer.exercise.has_ended:
        return 0
    newer = ClauseVersion.objects.filter(clause=OuterRef("clause"), number__gt=OuterRef("number"))
    answered = ClauseAnswer.objects.filter(version=OuterRef("pk"), team=viewer.team)
    asked = ClauseVersion.objects.filter(~Exists(newer), ~Exists(answered)).exclude(text="")
    still_open = Communique.objects.visible_to(viewer).filter(closed_at=None)
    return still_open.filter(clauses__versions__in=asked).distinct().count()


def _sheets(exercise: Exercise) -> list[CommuniqueSheet]:
    """Read as the board would: all who may see a communique see it alike."""
    answers = ClauseAnswer.objects.select_related("given_by", "team")
    versions = ClauseVersion.objects.select_related("team", "written_by").order_by("-number")
    clauses = Clause.objects.prefetch_related(
        Prefetch("versions", versions.prefetch_related(Prefetch("answers", answers)))
    )
    rows = Communique.objects.visible_to(Viewer.board(exercise)).order_by("-number")
    found = list(
        rows.select_related("move", "drafter").prefetch_related(Prefetch("clauses", clauses))
    )
    teams = list(exercise.teams.all()) if found else []
    return [_sheet(communique, teams, exercise.has_ended) for communique in found]


def _sheet(communique: Communique, teams: list[Team], has_ended: bool) -> CommuniqueSheet:
    every = [_clause(clause, teams) for clause in communique.clauses.all()]
    return CommuniqueSheet(
        communique=communique,
        clauses=[one for one in every if not one.version.is_struck],
        struck=[one for one in every if one.version.is_struck],
        is_open=communique.closed_at is None and not has_ended,
    )


def _clause(clause: Clause, teams: list[Team]) -> ClauseSheet:
    current, *earlier = clause.versions.all()
    standing = {one.team_id: one for one in current.answers.all()}
    return ClauseSheet(
        clause=clause,
        version=current,
        earlier=earlier,
        states=[StateSays(team, standing.get(team.pk)) for team in teams],
    )


@dataclass(frozen=True)
class CommuniquePage:
    """A communique for one reader: whether they write in it, whether they answer for their
    state, and (for control) the states whose head is away. `read` is the key of the newest
    version of a clause that the page was made with."""

    sheet: CommuniqueSheet
    may_write: bool
    may_answer: bool
    away: list[Team]
    read: int

    @property
    def added(self) -> list[ClauseSheet]:
        """Clauses that the page was made without."""
        return [one for one in self.sheet.clauses if one.first > self.read]

    @property
    def changed(self) -> list[ClauseSheet]:
        """Clauses that read otherwise on the page when it was made, or that are struck since."""
        every = sorted((*self.sheet.clauses, *self.sheet.struck), key=lambda one: one.clause.number)
        return [one for one in every if one.first <= self.read < one.version.pk]

    @property
    def standing(self) -> list[ClauseSheet]:
        """Clauses that the page may hold, as they are now."""
        every = (*self.sheet.clauses, *self.sheet.struck)
        return [one for one in every if one.first <= self.read]


def page(viewer: Viewer, communique: Communique, read: int | None = None) -> CommuniquePage:
    """At most six queries. Without `read` the page is made now."""
    found = sheet(viewer, communique)
    seat = viewer.own_seat
    speaks = seat.duty in {Duty.LEAD, Duty.RECORDER} and seat.team_id == communique.drafter_id
    return CommuniquePage(
        sheet=found,
        may_write=found.is_open and (viewer.is_control or speaks),
        may_answer=found.is_open and seat.is_lead,
        away=_without_a_head_here(viewer.exercise) if viewer.is_control else [],
        read=found.newest if read is None else read,
    )


def _without_a_head_here(exercise: Exercise) -> list[Team]:
    leads = exercise.seats.players().filter(duty=Duty.LEAD)
    here = {seat.team_id for seat in leads if seat.is_present}
    return [team for team in exercise.teams.all() if team.pk not in here]
