"""Whose sealed things stand open to the reader of a review, move by move."""

from dataclasses import dataclass

from wargame.models import Move, Reveal, Revealed, Step, Team, Viewer


@dataclass(frozen=True)
class Sight:
    """`plan` holds all moves, `moves` those that have begun; `opened` what was revealed, each
    with its move or None."""

    viewer: Viewer
    teams: list[Team]
    steps: list[Step]
    plan: list[Move]
    moves: list[Move]
    opened: frozenset[tuple[int | None, str]]

    def is_open(self, what: Revealed, move: Move) -> bool:
        """True when this reader sees every team's; otherwise only their own team's."""
        return self.viewer.is_control or (move.pk, what) in self.opened

    def teams_in(self, what: Revealed, move: Move) -> list[Team]:
        """The teams to speak of: of the others not even that they have nothing."""
        if self.is_open(what, move):
            return self.teams
        return [team for team in self.teams if team == self.viewer.team]

    @property
    def sees_own_views(self) -> bool:
        """Sealed for control too, until they are shown to all."""
        return (None, Revealed.OWN_VIEWS) in self.opened


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
        opened=frozenset(Reveal.objects.filter(exercise=exercise).values_list("move", "what")),
    )
