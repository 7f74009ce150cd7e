"""What the reader of a review answered alone to key questions, and what their team saw of it."""

from dataclasses import dataclass

from wargame.models import Move

from . import question_spreads
from .private_answers import OwnAnswer, own_answer
from .question_spreads import QuestionSpread
from .review_sight import Sight


@dataclass(frozen=True)
class AnsweredAlone:
    """One move. `spreads` are the team's, unnamed, where control has opened them."""

    move: Move
    own: OwnAnswer
    spreads: list[QuestionSpread]

    @property
    def is_empty(self) -> bool:
        return not (self.spreads or self.own.chosen or self.own.figures or self.own.ideas)


def answered_alone(sight: Sight) -> list[AnsweredAlone]:
    """Move by move. Two queries for each part that people answer alone."""
    found = []
    for move in sight.moves:
        own = own_answer(sight.viewer, move)
        if own is not None:
            spreads = question_spreads.own_team(sight.viewer, move)
            found.append(AnsweredAlone(move, own, spreads))
    return [one for one in found if not one.is_empty]
