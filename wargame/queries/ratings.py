"""Ratings as their raters give them, and side by side as far as the reader may see them."""

from dataclasses import dataclass
from string import ascii_uppercase

from django.db.models import Count, Q, QuerySet

from wargame.models import (
    Criterion,
    Decision,
    Exercise,
    Move,
    Rating,
    RatingRound,
    Seat,
    Team,
    Viewer,
)

from . import passes


@dataclass(frozen=True)
class Asked:
    """An open round, and whom the people of one team rate in it, themselves first."""

    round: RatingRound
    teams: list[Team]

    @property
    def named(self) -> list[Team]:
        """Those whose names they are told."""
        return self.teams[:1] if self.round.is_blind else self.teams


@dataclass(frozen=True)
class ToRate:
    """One team to rate in a round, the `place`-th of this rater; `given` counts the criteria this
    rater has rated, of `of`. Where its name is kept from the rater it goes by a `letter`."""

    round: RatingRound
    team: Team
    place: int
    letter: str
    given: int
    of: int
    is_own: bool

    @property
    def state(self) -> str:
        """The mark that stands beside it."""
        return "full" if self.given == self.of else "half" if self.given else "none"


@dataclass(frozen=True)
class RatingSheet:
    """One team as one rater rates it: each criterion with what stands, and what may be cited.
    While its name is kept from the rater it goes by a `letter`."""

    round: RatingRound
    team: Team
    letter: str
    rows: list[tuple[Criterion, Rating | None]]
    decisions: list[Decision]


@dataclass(frozen=True)
class RoundAtDesk:
    """A round as control leads it: `given` counts the people who have rated, of `people`, and
    how many `evaluators` have."""

    round: RatingRound
    given: int
    people: int
    evaluators: int


@dataclass(frozen=True)
class Desk:
    """The rounds so far, and the moves of which none has been opened."""

    rounds: list[RoundAtDesk]
    moves: list[Move]
    takes_whole: bool


def asked(viewer: Viewer) -> list[Asked]:
    """The open rounds, as the people of the viewer's team are asked in them. Two queries."""
    rounds, teams = passes.every(viewer.exercise, _rounds_and_teams)
    return [Asked(one, one.asked(viewer.own_team, teams)) for one in rounds]


def open_rounds(viewer: Viewer) -> list[RatingRound]:
    """One query."""
    return list(_open(viewer.exercise))


def to_rate(viewer: Viewer) -> list[ToRate]:
    """Everything this rater is asked now: control of all teams. Four queries, and for evaluators
    one for each open round."""
    rounds = list(_open(viewer.exercise))
    teams = list(viewer.exercise.teams.all())
    criteria = Criterion.objects.filter(version=viewer.exercise.version_id).count()
    own = Rating.objects.filter(round__in=rounds, seat=viewer.seat)
    done: dict[tuple[int, int], int] = {
        (of, team): n
        for of, team, n in own.values_list("round", "team").annotate(
            n=Count("criterion", distinct=True)
        )
    }
    return [
        ToRate(
            round=one,
            team=team,
            place=place,
            letter=_letter(viewer, one, place),
            given=done.get((one.pk, team.pk), 0),
            of=criteria,
            is_own=team == viewer.team,
        )
        for one in rounds
        for place, team in enumerate(_asked(viewer, one, teams), start=1)
    ]


def at_place(viewer: Viewer, of: RatingRound, place: int) -> Team | None:
    """The team that a rater knows by its place; None if there is none. One query."""
    asked = _asked(viewer, of, list(viewer.exercise.teams.all()))
    return asked[place - 1] if 1 <= place <= len(asked) else None


def sheet(viewer: Viewer, of: RatingRound, team: Team, place: int = 1) -> RatingSheet:
    """At most seven queries."""
    standing = {
        row.criterion_id: row
        for row in Rating.objects.filter(round=of, seat=viewer.seat, team=team)
        .current()
        .prefetch_related("cited")
    }
    decisions = Decision.objects.filter(team=team).visible_to(viewer)
    if of.move_id is not None:
        decisions = decisions.filter(move=of.move_id)
    last = decisions.last_versions().select_related("move")
    return RatingSheet(
        round=of,
        team=team,
        letter=_letter(viewer, of, place),
        rows=[
            (one, standing.get(one.pk))
            for one in Criterion.objects.filter(version=viewer.exercise.version_id)
        ],
        decisions=sorted(
            last.prefetch_related("effects__criterion"), key=lambda one: (one.move.number, one.pk)
        ),
    )


def desk(viewer: Viewer) -> Desk:
    """Four queries."""
    exercise = viewer.exercise
    people = Seat.objects.players().filter(exercise=exercise).count()
    rounds = exercise.rating_rounds.select_related("move").annotate(
        given=Count("ratings__seat", filter=Q(ratings__rater_team__isnull=False), distinct=True),
        judged=Count("ratings__seat", filter=Q(ratings__by_evaluator=True), distinct=True),
    )
    at_desk = [RoundAtDesk(one, one.given, people, one.judged) for one in rounds]
    rated = {one.round.move_id for one in at_desk}
    begun = exercise.moves.filter(steps__began__isnull=False).distinct()
    return Desk(
        rounds=at_desk,
        moves=[move for move in begun if move.pk not in rated],
        takes_whole=exercise.has_ended and None not in rated,
    )


def _asked(viewer: Viewer, of: RatingRound, teams: list[Team]) -> list[Team]:
    """Control all, an evaluator the teams that it follows or, if none, all; observers nobody."""
    if viewer.is_control:
        return teams
    if viewer.is_evaluator:
        own = set(viewer.own_seat.assigned.values_list("pk", flat=True))
        return [team for team in teams if team.pk in own] if own else teams
    return of.asked(viewer.own_team, teams) if viewer.team else []


def _letter(viewer: Viewer, of: RatingRound, place: int) -> str:
    """In place of a name; empty where the rater may know it: control and evaluators, one's own,
    once shown."""
    is_kept = of.is_blind and of.shown_at is None and not viewer.reads_all
    return ascii_uppercase[place - 2] if is_kept and place > 1 else ""


def _rounds_and_teams(exercise: Exercise) -> tuple[list[RatingRound], list[Team]]:
    rounds = list(_open(exercise))
    return rounds, list(exercise.teams.all()) if rounds else []


def _open(exercise: Exercise) -> QuerySet[RatingRound]:
    return exercise.rating_rounds.filter(closed_at=None).select_related("move")
