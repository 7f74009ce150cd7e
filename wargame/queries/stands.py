"""Where each team stands on a tension: its position, and the unnamed estimates of its people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wargame.measures import spread
from wargame.measures.figures import Figures, figures
from wargame.models import Estimate, Exercise, Move, Occasion, Position, Team, Tension, Viewer
from wargame.models.positions import POINTS

from . import assents
from .assents import Assents
from .spreads import middle_half_in_words, point_in_words


@dataclass(frozen=True)
class Stand:
    """One team. `points` and their figures are empty for fewer than three estimates
    (`has_few`)."""

    team: Team
    tension: Tension
    points: list[int]
    reframes: int
    figures: Figures
    has_few: bool
    position: Position | None
    assents: Assents = field(default_factory=Assents)

    @property
    def place(self) -> float | None:
        """Where the team is put in order: by its position, else by its people's median."""
        if self.position is not None and self.position.point is not None:
            return self.position.point
        return self.figures.median

    @property
    def position_in_words(self) -> str:
        """Empty when the team set none or would put the question another way."""
        if self.position is None or self.position.point is None:
            return ""
        return point_in_words(self.position.point, self.tension)

    @property
    def median_in_words(self) -> str:
        """Empty too where they are split."""
        median = self.figures.median
        return "" if median is None else point_in_words(median, self.tension)

    @property
    def middle_half_in_words(self) -> str:
        """Empty for fewer than eight."""
        return middle_half_in_words(self.figures, self.tension)


def opened_to(viewer: Viewer) -> Viewer:
    """The viewer without the person: what all of a team, or all of control, see alike."""
    return Viewer(
        viewer.exercise,
        team=viewer.team,
        is_control=viewer.is_control,
        is_board=viewer.is_board,
        is_evaluator=viewer.is_evaluator,
        is_observer=viewer.is_observer,
    )


def stands(viewer: Viewer, moves: Iterable[Move]) -> dict[tuple[int, int], list[Stand]]:
    """{(move, tension): every team in seating order}. Four queries, and one for the tensions
    unless they are prefetched."""
    moves = list(moves)
    in_moves = {"exercise": viewer.exercise, "move__in": moves}
    shared = opened_to(viewer)
    estimates: dict[tuple[int, int | None, int], list[Estimate]] = defaultdict(list)
    seen = Estimate.objects.filter(occasion=Occasion.MOVE, **in_moves).values_visible_to(shared)
    for row in seen.current():
        estimates[row.team_id, row.move_id, row.tension_id].append(row)
    positions = {
        (row.team_id, row.move_id, row.tension_id): row
        for row in Position.objects.filter(**in_moves).visible_to(shared).current()
    }
    teams = list(viewer.exercise.teams.all())
    said = assents.of_positions(shared, positions.values())
    return {
        (move.pk, tension.pk): [
            stand(
                team,
                tension,
                estimates[team.pk, move.pk, tension.pk],
                positions.get((team.pk, move.pk, tension.pk)),
                said,
            )
            for team in teams
        ]
        for move in moves
        for tension in move.tensions.all()
    }


def stand(
    team: Team,
    tension: Tension,
    estimates: list[Estimate],
    position: Position | None,
    said: Mapping[int, Assents],
) -> Stand:
    """One team, with nothing of its people's marks while there are fewer than three."""
    shown = spread.what_may_be_shown(len(estimates))
    points = sorted(row.point for row in estimates if row.point is not None) if shown.dots else []
    return Stand(
        team=team,
        tension=tension,
        points=points,
        reframes=len(estimates) - len(points) if shown.dots else 0,
        figures=figures(points, POINTS),
        has_few=bool(estimates) and not shown.dots,
        position=position,
        assents=said.get(position.pk, Assents()) if position else Assents(),
    )


def in_order(stands: Iterable[Stand]) -> list[Stand]:
    """From pole a to pole b; teams without a place come last, in seating order."""
    return sorted(stands, key=lambda one: (one.place is None, one.place or 0))


def latest_move(exercise: Exercise, tension: Tension) -> Move | None:
    """The last move that has begun and asks about this tension."""
    begun = exercise.moves.filter(tensions=tension, steps__began__isnull=False)
    return begun.distinct().prefetch_related("tensions").last()
