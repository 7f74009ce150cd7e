"""The same scenario across runs as one long table: a row for each figure, or for why there is none.

It names runs and states, never people.
"""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from wargame.models import PartKind
from wargame.queries import cohort_questions, cohort_ratings, cohort_tensions
from wargame.queries.cohort_questions import QuestionRun
from wargame.queries.cohort_ratings import CriterionRun
from wargame.queries.cohort_tensions import TensionRun
from wargame.queries.cohorts import Run

from .csv_tables import Cell, as_csv

COLUMNS = [
    "Run",
    "Played",
    "Course",
    "Exercise",
    "Format",
    "Version",
    "About",
    "Key",
    "Name",
    "Measure",
    "Team",
    "Value",
    "n",
    "No data because",
]

# (measure, team, value, n, why there is none)
type Line = tuple[str, str, Cell, int | None, str]


def as_text(runs: Sequence[Run]) -> str:
    """The columns are the same in every language, so that a script can read them."""
    return as_csv(_rows(runs))


def _rows(runs: Sequence[Run]) -> Iterator[list[Cell]]:
    yield list(COLUMNS)
    for one in cohort_tensions.tensions(runs):
        for run in one.runs:
            yield from _with(run.run, ("tension", one.tension.key, one.tension.name), _tension(run))
    for asked in cohort_questions.questions(runs):
        for answer in asked.runs:
            about = "question", asked.question.key, asked.question.text
            yield from _with(answer.run, about, _question(answer))
    for rated in cohort_ratings.criteria(runs):
        for level in rated.runs:
            about = "criterion", rated.criterion.key, rated.criterion.short_name
            yield from _with(level.run, about, _criterion(level, f"rated by {rated.rater.value}"))


def _with(run: Run, about: tuple[str, str, str], lines: Iterator[Line]) -> Iterator[list[Cell]]:
    made = run.exercise
    played = timezone.localdate(made.started_at).isoformat()
    first: list[Cell] = [
        run.label,
        played,
        made.course,
        made.title,
        made.format_name,
        made.version.number,
    ]
    for line in lines:
        yield [*first, *about, *line]


def _tension(one: TensionRun) -> Iterator[Line]:
    if one.moved is None:
        yield "own views", "", None, one.n, one.no_views
    else:
        for when, found in (("before", one.moved.before), ("after", one.moved.after)):
            median: Cell = "split" if found.is_split else found.median
            yield f"own views, median {when}", "", median, one.n, ""
            yield f"own views, disagreement {when}", "", found.disagreement, one.n, ""
    if one.no_positions:
        yield "position", "", None, 0, one.no_positions
    for held in one.held:
        for place, point in enumerate(held.points, start=1):
            value: Cell = "another way" if point is None else point
            yield f"position {place}", held.team.code, value, None, ""


def _question(one: QuestionRun) -> Iterator[Line]:
    if one.no_answers:
        yield "answer", "", None, 0, one.no_answers
    for team, answer in one.answers:
        shape = answer.shape
        yield "answer", team.code, answer.text, None, ""
        if shape.choice:
            yield "choice", team.code, shape.choice, None, ""
        for part in answer.parts.all():
            if part.kind == PartKind.RATING and part.figure is not None:
                yield f"rating {part.number}.{part.aspect}", team.code, part.figure, None, ""
    for team, name in one.theaters:
        yield "put something into", team.code, name, None, ""


def _criterion(one: CriterionRun, measure: str) -> Iterator[Line]:
    if one.no_levels:
        yield measure, "", None, 0, one.no_levels
    for team, made, _at in one.cells:
        value: Cell = "split" if made.kind == "split" else made.text
        yield measure, team.code, value, made.n, ""
