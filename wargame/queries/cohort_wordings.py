"""What of a scenario can be compared between runs: the same key in the same words.

A run of a version that words a thing otherwise has no data for it: nobody was asked the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wargame.models import Criterion, KeyQuestion, Tension

from .cohorts import Run

type Wording = tuple[object, ...]


@dataclass(frozen=True)
class Asked[Part: (Tension, KeyQuestion, Criterion)]:
    """One thing as the newest of the runs words it. `same` holds for each exercise its own row of
    it, `missing` why an exercise has none that could be compared."""

    part: Part
    same: dict[int, Part]
    missing: dict[int, str]


def tensions(runs: Iterable[Run]) -> list[Asked[Tension]]:
    """One query."""
    return _asked(runs, Tension.objects.all(), _of_tension)


def questions(runs: Iterable[Run]) -> list[Asked[KeyQuestion]]:
    """One query."""
    return _asked(runs, KeyQuestion.objects.all(), _of_question)


def criteria(runs: Iterable[Run]) -> list[Asked[Criterion]]:
    """One query."""
    return _asked(runs, Criterion.objects.all(), _of_criterion)


def _of_tension(one: Tension) -> Wording:
    return one.name, one.text, one.pole_a, one.pole_b


def _of_question(one: KeyQuestion) -> Wording:
    return one.text, one.parts


def _of_criterion(one: Criterion) -> Wording:
    """A level means what its anchor says."""
    return one.short_name, one.text, one.anchors


def _asked[Part: (Tension, KeyQuestion, Criterion)](
    runs: Iterable[Run], parts: QuerySet[Part], wording: Callable[[Part], Wording]
) -> list[Asked[Part]]:
    every = list(runs)
    numbers = {run.exercise.version_id: run.exercise.version.number for run in every}
    of_version: dict[int, dict[str, Part]] = {pk: {} for pk in numbers}
    for part in parts.filter(version__in=list(numbers)):
        of_version[part.version_id][part.key] = part
    newest = max(numbers, key=lambda pk: numbers[pk], default=None)
    shown = of_version[newest].values() if newest else ()
    return [_of_runs(part, every, of_version, wording) for part in shown]


def _of_runs[Part: (Tension, KeyQuestion, Criterion)](
    part: Part,
    runs: list[Run],
    of_version: dict[int, dict[str, Part]],
    wording: Callable[[Part], Wording],
) -> Asked[Part]:
    same, missing = {}, {}
    for run in runs:
        version = run.exercise.version
        own = of_version[version.pk].get(part.key)
        if own is None:
            missing[run.exercise.pk] = _("no data: version %(n)s does not have it")
        elif wording(own) != wording(part):
            missing[run.exercise.pk] = _("no data: version %(n)s words it otherwise")
        else:
            same[run.exercise.pk] = own
            continue
        missing[run.exercise.pk] %= {"n": version.number}
    return Asked(part, same, missing)
