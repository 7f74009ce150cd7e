"""The same scenario across runs, as a page of charts with their tables: nothing is added up over
runs, and no run stands before another but by its date."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wargame.queries import cohort_questions, cohort_ratings, cohort_tensions
from wargame.queries.cohorts import Run

from .across_answers import answered
from .across_criteria import rated
from .across_tensions import held
from .blocks import Block, note, row, table


@dataclass(frozen=True)
class Across:
    """`sections` are {number, key, title, blocks}."""

    runs: Sequence[Run]
    legend: Block
    sections: list[dict[str, Any]]


def across(runs: Sequence[Run]) -> Across:
    """Twelve queries, however many runs."""
    made = [
        ("tensions", _("Tensions"), held(cohort_tensions.tensions(runs))),
        ("questions", _("Key questions"), answered(cohort_questions.questions(runs))),
        ("criteria", _("Criteria"), rated(cohort_ratings.criteria(runs))),
    ]
    sections = [
        {"key": key, "title": title, "blocks": blocks or [note(_("No data in these runs."))]}
        for key, title, blocks in made
    ]
    return Across(runs, _legend(runs), sections)


def _legend(runs: Sequence[Run]) -> Block:
    """What each letter stands for."""
    head = [
        _("Run"),
        _("Played"),
        _("Course"),
        _("Exercise"),
        _("Format"),
        _("Version"),
        _("Teams"),
    ]
    rows = [
        row(
            [
                run.label,
                date_format(timezone.localtime(run.exercise.started_at), "j F Y"),
                run.exercise.course or "–",
                run.exercise.title,
                run.exercise.format_name,
                run.exercise.version.number,
                " ".join(team.code for team in run.teams),
            ]
        )
        for run in runs
    ]
    return table(_("Runs, oldest first"), head, rows)
