"""Key questions across runs: how the teams of each run answered the same question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.models import (
    Answer,
    Commitment,
    CommitmentStatus,
    Exercise,
    KeyQuestion,
    Move,
    PartKind,
    Team,
)

from . import cohort_wordings
from .cohort_wordings import Asked
from .cohorts import Run


@dataclass(frozen=True)
class QuestionRun:
    """One run: the last version of each answer, and in which theaters a team put something.
    `no_answers` says why there are none."""

    run: Run
    answers: Sequence[tuple[Team, Answer]] = ()
    theaters: Sequence[tuple[Team, str]] = ()
    no_answers: str = ""


@dataclass(frozen=True)
class QuestionAcross:
    question: KeyQuestion
    runs: list[QuestionRun]

    @property
    def theaters(self) -> list[str]:
        """Those that anybody put something into, in the order of their first mention."""
        return list(dict.fromkeys(name for run in self.runs for _team, name in run.theaters))


@dataclass(frozen=True)
class _Found:
    answers: dict[tuple[int, int], Answer]
    theaters: dict[tuple[int, int], list[str]]
    asked: dict[int, set[int]]


def questions(runs: Sequence[Run]) -> list[QuestionAcross]:
    """Five queries, however many runs."""
    found = _found(runs)
    return [
        QuestionAcross(asked.part, [_of_run(run, asked, found) for run in runs])
        for asked in cohort_wordings.questions(runs)
    ]


def _found(runs: Sequence[Run]) -> _Found:
    exercises = Exercise.objects.filter(pk__in=[run.exercise.pk for run in runs])
    teams = [team.pk for run in runs for team in run.teams]
    released = Answer.objects.visible_to_control_of(exercises).filter(team__in=teams)
    last = {(one.team_id, one.question_id): one for one in released.last_versions().in_shape()}
    theaters: dict[tuple[int, int], list[str]] = defaultdict(list)
    lines = Commitment.objects.visible_to_control_of(exercises).current().answering()
    for line in (
        lines.filter(team__in=teams)
        .exclude(status=CommitmentStatus.WITHDRAWN)
        .select_related("theater", "move")
        .order_by("theater__order", "number")
    ):
        theaters[line.team_id, line.move.question_id].append(line.theater.name)
    asked = defaultdict(set)
    begun = Move.objects.filter(exercise__in=exercises, steps__began__isnull=False)
    for exercise, question in begun.values_list("exercise", "question"):
        asked[exercise].add(question)
    return _Found(last, theaters, asked)


def _of_run(run: Run, asked: Asked[KeyQuestion], found: _Found) -> QuestionRun:
    pk = run.exercise.pk
    if pk in asked.missing:
        return QuestionRun(run, no_answers=asked.missing[pk])
    question = asked.same[pk]
    if question.pk not in found.asked[pk]:
        return QuestionRun(run, no_answers=_("not asked in this run"))
    answers = [
        (team, found.answers[team.pk, question.pk])
        for team in run.teams
        if (team.pk, question.pk) in found.answers
    ]
    theaters = [
        (team, name)
        for team in run.teams
        for name in dict.fromkeys(found.theaters.get((team.pk, question.pk), ()))
        if question.has(PartKind.ALLOCATION)
    ]
    no_answers = "" if answers or theaters else _("no team answered")
    return QuestionRun(run, answers, theaters, no_answers)
