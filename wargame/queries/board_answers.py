"""The scene of the answers on the board: every team's, side by side in the question's shape."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wargame.measures import spread
from wargame.models import Answer, Commitment, Move, PartKind, Revealed, Team, Viewer
from wargame.models.question_parts import MOST, QuestionPart

from . import beside, board_decisions
from .openings import opened

ROWS = 12


@dataclass(frozen=True)
class AnswersScene:
    """Only teams that were revealed; before the first there is the question and nothing else.
    `sealed` counts the teams still to come. A rating is shown as figures, `rated` being each
    team's by (thing, aspect); everything else in words."""

    move: Move | None
    is_sealed: bool
    answers: list[tuple[Team, Answer | None]] = field(default_factory=list)
    rating: QuestionPart | None = None
    rated: list[tuple[Team, list[int]]] = field(default_factory=list)
    sealed: int = 0
    name: str = "answers"

    @property
    def n(self) -> int:
        return sum(1 for _team, answer in self.answers if answer)

    @property
    def parts(self) -> list[str]:
        """Which teams go into each table, as slices."""
        return [f"{start}:{start + ROWS}" for start in range(0, len(self.answers), ROWS)]

    @property
    def chosen(self) -> list[tuple[str, int]]:
        """How many teams chose what, in the order of the options; empty without a choice."""
        choice = self.move.question.part(PartKind.CHOICE) if self.move else None
        if choice is None:
            return []
        counts = Counter(answer.shape.choice for _team, answer in self.answers if answer)
        return [(label, counts[label]) for _number, label in choice.numbered_options]

    @property
    def medians(self) -> list[str]:
        """Of each column; none of fewer than three teams, and "split" where they are."""
        rows = [figures for _team, figures in self.rated if figures]
        if not spread.what_may_be_shown(len(rows)).median:
            return []
        return [_median(column) for column in zip(*rows, strict=True)]


def answers(viewer: Viewer) -> AnswersScene:
    """Of the present move, or between moves of the last one. At most six queries."""
    exercise = viewer.exercise
    move = board_decisions.latest_move(exercise)
    every = list(exercise.teams.all())
    teams = opened(exercise).teams(Revealed.ANSWERS, move, every) if move else []
    if move is None or not teams:
        return AnswersScene(move, True)
    released = Answer.objects.filter(move=move).visible_to(viewer).order_by("version")
    given = {answer.team_id: answer for answer in released.in_shape()}
    beside.allocate(given.values(), exercise, Commitment.objects.visible_to(viewer))
    found = [(team, given.get(team.pk)) for team in teams]
    rating = move.question.part(PartKind.RATING)
    rated = [(team, _figures(answer)) for team, answer in found] if rating else []
    return AnswersScene(move, False, found, rating, rated, sealed=len(every) - len(teams))


def _figures(answer: Answer | None) -> list[int]:
    """Thing by thing; empty where there is no answer."""
    if answer is None:
        return []
    return [figure for one in answer.shape.rated for _aspect, figure in one.figures]


def _median(column: tuple[int, ...]) -> str:
    middle = spread.median_or_split(column, MOST)
    return _("split") if middle is None else f"{middle:g}"
