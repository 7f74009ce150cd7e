"""Whose sealed things stand open to the reader of a review, move by move."""

from dataclasses import dataclass

from wargame.models import Move, Revealed, Step, Team, Viewer

from .openings import Opened, opened


@dataclass(frozen=True)
class Sight:
    """`plan` holds all moves, `moves` those that have begun."""

    viewer: Viewer
    teams: list[Team]
    steps: list[Step]
    plan: list[Move]
    moves: list[Move]
    opened: Opened

    def is_open(self, what: Revealed, move: Move) -> bool:
        """True when this reader sees every team's; otherwise their own and what was revealed."""
        return len(self.teams_in(what, move)) == len(self.teams)

    def teams_in(self, what: Revealed, move: Move) -> list[Team]:
        """The teams to speak of: of the others not even that they have nothing."""
        if self.viewer.reads_all:
            return self.teams
        opened = self.opened.teams(what, move, self.teams)
        return [team for team in self.teams if team in opened or team == self.viewer.team]

    @property
    def sees_own_views(self) -> bool:
        """Sealed for control too, until they are shown to all."""
        return self.opened.has(Revealed.OWN_VIEWS)


def sight(viewer: Viewer) -> Sight:
    """Five queries."""
    exercise = viewer.exercise
    steps = list(exercise.steps.all())
    begun = {step.move_id for step in steps if step.began is not None}
    plan = list(exercise.moves.select_related("question").prefetch_related("tensions"))
    return Sight(
        viewer=viewer,
        teams=list(exercise.teams.all()),
        steps=steps,
        plan=plan,
        moves=[move for move in plan if move.pk in begun],
        opened=opened(exercise),
    )
