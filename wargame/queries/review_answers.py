"""The review's answers to the key questions, side by side."""

from dataclasses import dataclass

from wargame.models import Answer, Commitment, Move, Revealed, Team

from . import beside
from .review_sight import Sight


@dataclass(frozen=True)
class QuestionAsked:
    """The question of one move. `is_open` is False while some teams are sealed."""

    move: Move
    is_open: bool
    answers: list[tuple[Team, Answer | None]]

    @property
    def n(self) -> int:
        return sum(1 for _team, answer in self.answers if answer)


def answers(sight: Sight) -> list[QuestionAsked]:
    """Every move that has begun; of each team the last version. At most three
    queries."""
    released = Answer.objects.filter(move__in=sight.moves).visible_to(sight.viewer)
    last = list(released.last_versions().in_shape().select_related("released_by"))
    lines = Commitment.objects.visible_to(sight.viewer)
    beside.allocate(last, sight.viewer.exercise, lines)
    given = {(one.move_id, one.team_id): one for one in last}
    return [
        QuestionAsked(
            move=move,
            is_open=sight.is_open(Revealed.ANSWERS, move),
            answers=[
                (team, given.get((move.pk, team.pk)))
                for team in sight.teams_in(Revealed.ANSWERS, move)
            ],
        )
        for move in sight.moves
    ]
