"""The cohort library: finished exercises by scenario, and which of them stand side by side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from wargame.models import Exercise, Facilitator, Scenario, Team

# As many as can be told apart in one column of charts.
MOST = 24


@dataclass(frozen=True)
class OfScenario:
    """The finished runs of one scenario, newest first."""

    scenario: Scenario
    runs: list[Exercise]

    @property
    def courses(self) -> list[str]:
        return sorted({one.course for one in self.runs if one.course})


@dataclass(frozen=True)
class Chosen:
    """What the reader wants to see of the runs; empty means all."""

    course: str = ""
    year: str = ""
    format: str = ""
    version: str = ""
    team: str = ""

    def takes(self, exercise: Exercise, codes: Iterable[str]) -> bool:
        """`codes` are the teams that played in it."""
        return (
            self.course in ("", exercise.course)
            and self.year in ("", str(year_of(exercise)))
            and self.format in ("", exercise.format_name)
            and self.version in ("", str(exercise.version.number))
            and (not self.team or self.team in codes)
        )


@dataclass(frozen=True)
class Offer:
    """What the finished runs of a scenario can be chosen by."""

    courses: list[str]
    years: list[str]
    formats: list[str]
    versions: list[str]
    teams: list[tuple[str, str]]


@dataclass(frozen=True)
class Run:
    """One finished run among others. `label` names it in charts; `teams` are those to look at,
    all of them where it `is_whole`."""

    exercise: Exercise
    label: str
    teams: list[Team]
    is_whole: bool


@dataclass(frozen=True)
class Cohort:
    """All finished runs of a scenario that one facilitator has directed."""

    scenario: Scenario
    exercises: list[Exercise]
    teams: dict[int, list[Team]]

    @property
    def offer(self) -> Offer:
        every = self.exercises
        names = {one.code: one.short_name for teams in self.teams.values() for one in teams}
        return Offer(
            courses=sorted({one.course for one in every if one.course}),
            years=sorted({str(year_of(one)) for one in every}),
            formats=sorted({one.format_name for one in every}),
            versions=[str(one) for one in sorted({one.version.number for one in every})],
            teams=sorted(names.items(), key=lambda one: one[1]),
        )

    def runs(self, chosen: Chosen) -> list[Run]:
        """Oldest first, so that they read as the years went; of too many the latest."""
        fitting = [
            one
            for one in self.exercises
            if chosen.takes(one, {team.code for team in self.teams[one.pk]})
        ]
        return [
            Run(exercise, _label(place), self._seen(exercise, chosen.team), not chosen.team)
            for place, exercise in enumerate(reversed(fitting[:MOST]))
        ]

    def _seen(self, exercise: Exercise, code: str) -> list[Team]:
        return [team for team in self.teams[exercise.pk] if code in ("", team.code)]


def library(facilitator: Facilitator) -> list[OfScenario]:
    """By the title of the scenario. One query."""
    found: dict[Scenario, list[Exercise]] = defaultdict(list)
    for exercise in _finished(facilitator):
        found[exercise.version.scenario].append(exercise)
    by_title = sorted(found.items(), key=lambda one: one[0].title)
    return [OfScenario(scenario, runs) for scenario, runs in by_title]


def cohort(facilitator: Facilitator, scenario_id: int) -> Cohort | None:
    """None where the facilitator has finished no run of it. Two queries."""
    exercises = list(_finished(facilitator).filter(version__scenario=scenario_id))
    if not exercises:
        return None
    teams: dict[int, list[Team]] = defaultdict(list)
    for team in Team.objects.filter(exercise__in=exercises):
        teams[team.exercise_id].append(team)
    return Cohort(exercises[0].version.scenario, exercises, teams)


def year_of(exercise: Exercise) -> int:
    """The year of play in the time of the room."""
    return timezone.localtime(exercise.started_at or exercise.made_at).year


def _finished(facilitator: Facilitator) -> QuerySet[Exercise]:
    runs = Exercise.objects.directed_by(facilitator).finished()
    return runs.select_related("version__scenario").order_by("-started_at", "-pk")


def _label(place: int) -> str:
    """A letter: A is the oldest."""
    return "ABCDEFGHIJKLMNOPQRSTUVWX"[place]
