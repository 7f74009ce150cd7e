"""The scene of the decisions on the board: every team's, with the effect it expects."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wargame.charts.criteria_matrix import CriteriaMatrix, Line, criteria_matrix, signed
from wargame.measures import spread
from wargame.models import Criterion, Decision, Exercise, Move, Revealed, Team, Viewer

from . import beside
from .openings import opened

ROWS = 12
WHY = 90
EFFECTS = range(-2, 3)


@dataclass(frozen=True)
class DecisionsScene:
    """Only teams that were revealed; before the first there is the move and nothing else.
    `sealed` counts the teams still to come. More than twelve rows make two tables."""

    move: Move | None
    is_sealed: bool
    matrix: CriteriaMatrix | None = None
    sealed: int = 0
    name: str = "decisions"

    @property
    def parts(self) -> list[str]:
        """Which lines go into each table, as slices."""
        lines = len(self.matrix.lines) if self.matrix else 0
        return [f"{start}:{start + ROWS}" for start in range(0, lines, ROWS)]


def decisions(viewer: Viewer) -> DecisionsScene:
    """Of the present move, or between moves of the last one. At most eight queries."""
    exercise = viewer.exercise
    move = latest_move(exercise)
    every = list(exercise.teams.all())
    teams = opened(exercise).teams(Revealed.DECISIONS, move, every) if move else []
    if not teams:
        return DecisionsScene(move, True)
    found = Decision.objects.filter(move=move).visible_to(viewer).last_versions()
    made = list(found.prefetch_related("effects"))
    beside.show(made, viewer)
    criteria = list(exercise.version.criteria.all())
    table = matrix(teams, criteria, made)
    return DecisionsScene(move, False, table, sealed=len(every) - len(teams))


def latest_move(exercise: Exercise) -> Move | None:
    """The present move, or between moves the last one. At most one query."""
    if exercise.step is not None and exercise.step.move is not None:
        return exercise.step.move
    return exercise.moves.filter(steps__began__isnull=False).distinct().last()


def matrix(
    teams: list[Team], criteria: list[Criterion], decisions: list[Decision]
) -> CriteriaMatrix:
    """A line for every decision, in seating order, and one for each team without."""
    lines = []
    for team in teams:
        own = sorted((one for one in decisions if one.team_id == team.pk), key=_number)
        lines += [_line(team, _title(one), _effects(one, criteria)) for one in own]
        if not own:
            lines.append(_line(team, _("No decision recorded"), []))
    return criteria_matrix([one.short_name for one in criteria], lines, _medians(lines))


def _medians(lines: list[Line]) -> list[str]:
    """Of each criterion; none of fewer than three decisions, and "split" where they are."""
    decided = [line.effects for line in lines if line.effects]
    if not spread.what_may_be_shown(len(decided)).median:
        return []
    return [_median(column) for column in zip(*decided, strict=True)]


def _median(effects: Sequence[int]) -> str:
    stations = [EFFECTS.index(effect) + 1 for effect in effects]
    middle = spread.median_or_split(stations, len(EFFECTS))
    return _("split") if middle is None else signed(middle - 1 + EFFECTS.start)


def _line(team: Team, title: str, effects: list[int]) -> Line:
    return Line(team.code, team.name, team.colour, title, effects)


def _title(decision: Decision) -> str:
    """With why where no decision was made; released when its move was over, it says so, and so it
    does where members dissent."""
    marks = [_("after the fact")] if decision.is_late else []
    if decision.dissent or decision.seen_dissents:
        marks.append(_("with dissent"))
    why = Truncator(decision.undecided_because).chars(WHY)
    title = f"{decision.title}: {why}" if why else decision.title
    return f"{title} ({', '.join(marks)})" if marks else title


def _number(decision: Decision) -> tuple[int, int]:
    return decision.number, decision.version


def _effects(decision: Decision, criteria: list[Criterion]) -> list[int]:
    """In the order of the criteria; of every criterion one, or none at all."""
    values = {effect.criterion_id: effect.value for effect in decision.effects.all()}
    return [values[criterion.pk] for criterion in criteria] if values else []
