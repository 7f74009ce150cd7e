"""What control can open now, and how much of it is there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import (
    Challenge,
    Exercise,
    Move,
    Reveal,
    Revealed,
    Team,
    Viewer,
)
from wargame.models.reveals import OPENS_FROM

from . import after_play, passes, sealed
from .openings import Opening, TeamOpening, Times
from .sealed import Sealed


@dataclass(frozen=True)
class Begun:
    """The moves that have begun, with question and tensions, and which steps of them have."""

    moves: list[Move]
    steps: set[tuple[int | None, str]]


@dataclass(frozen=True)
class Reveals:
    """`openings` are those of the present move; `left_over` what earlier moves kept sealed."""

    move: Move | None
    openings: list[Opening]
    left_over: list[Opening]
    is_in_move: bool

    @property
    def challenges(self) -> list[Challenge]:
        """Those to choose from while a move is played."""
        return list(Challenge) if self.is_in_move else []


def begun(exercise: Exercise) -> Begun:
    """Three queries."""
    steps = exercise.steps.exclude(began=None).exclude(move=None)
    in_order = exercise.moves.filter(pk__in=[step.move_id for step in steps])
    moves = in_order.select_related("question").prefetch_related("tensions")
    return Begun(list(moves), {(step.move_id, step.kind) for step in steps})


def reveals(viewer: Viewer) -> Reveals:
    """Six queries, seven after play; three of them are shared with the scenes of the board."""
    exercise = viewer.exercise
    now, times = passes.every(exercise, begun), _times(exercise)
    found, teams = sealed.of_moves(exercise), list(exercise.teams.all())
    by_move = [
        [_opening(move, what, found, teams, now.steps, times) for what in OPENS_FROM]
        for move in now.moves
    ]
    openings = by_move[-1] if by_move else []
    openings += after_play.openings(viewer, times)
    return Reveals(
        move=now.moves[-1] if now.moves else None,
        openings=openings,
        left_over=[one for part in by_move[:-1] for one in part if one.is_possible and one.left],
        is_in_move=bool(exercise.is_in_play and exercise.step and exercise.step.move_id),
    )


def _times(exercise: Exercise) -> Times:
    rows = Reveal.objects.filter(exercise=exercise)
    return {
        (move, what, team): at
        for move, what, team, at in rows.values_list("move", "what", "team", "at")
    }


def _opening(
    move: Move,
    what: Revealed,
    found: Sealed,
    teams: Iterable[Team],
    begun: set[tuple[int | None, str]],
    times: Times,
) -> Opening:
    titles = {
        Revealed.ESTIMATES: _("Estimates, to their teams"),
        Revealed.POSITIONS: _("Positions"),
        Revealed.ANSWERS: _("Answers"),
        Revealed.DECISIONS: _("Decisions"),
    }
    first = OPENS_FROM[what]
    each = [
        TeamOpening(
            team=team,
            is_there=bool(found.get((move.pk, what, team.pk))),
            revealed_at=times.get((move.pk, what, team.pk)),
        )
        for team in teams
    ]
    n = sum(found.get((move.pk, what, one.team.pk), 0) for one in each)
    return Opening(
        what=what,
        title=titles[what],
        ready=_ready(what, n, each),
        move=move,
        teams=each,
        revealed_at=times.get((move.pk, what, None)),
        not_before="" if (move.pk, first) in begun else str(first.label),
    )


def _ready(what: Revealed, n: int, each: list[TeamOpening]) -> str:
    if what == Revealed.ESTIMATES:
        return ngettext("%(n)s person has one", "%(n)s people have one", n) % {"n": n}
    there = sum(1 for one in each if one.is_there)
    return _("%(n)s of %(teams)s teams have one") % {"n": there, "teams": len(each)}
