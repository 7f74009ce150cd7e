"""A run in progress to look at: an exercise played to the middle of its second move."""

import yaml
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Attribution,
    Duty,
    Exercise,
    Facilitator,
    ObjectiveKind,
    Purpose,
    ScenarioVersion,
)
from wargame.scenario_files.edits import Spot

from . import (
    demo_times,
    exercises,
    facilitators,
    invitations,
    observations,
    scenario_drafts,
    scenario_edits,
    stars,
)
from .demo_play import Play
from .demo_teams import Script
from .seats import new_ticket
from .set_ups import Aims

SCRIPT = settings.BASE_DIR / "fixtures" / "exercises" / "alliances-mid-move.yaml"


@transaction.atomic
def make() -> Exercise:
    """The demonstration exercise. Asked for twice, made once; its people count as present again.

    Raises Refused while its scenario has not been loaded.
    """
    script = yaml.safe_load(SCRIPT.read_text(encoding="utf-8"))
    director = facilitators.first()
    exercise = director.exercises.filter(title=script["title"], course=script["course"]).first()
    if exercise is None:
        exercise = _set_up(script, director)
        Play(script, exercise).run()
        _let_in(script, exercise)
        _star(script, exercise)
        _draft(script, exercise)
        demo_times.move_back(exercise)
    demo_times.keep_present(exercise)
    exercise.refresh_from_db()
    return exercise


def _let_in(script: Script, exercise: Exercise) -> None:
    """Who runs it with the director, evaluates and observes."""
    director = exercise.seats.get(facilitator=exercise.director)
    for one in script["beside"]:
        seat = invitations.invite(
            exercise,
            name=one["name"],
            duty=Duty(one["duty"]),
            ticket=new_ticket(),
            teams=exercise.teams.filter(code__in=one.get("follows", [])),
            by=director,
        )
        for seen in one.get("saw", []):
            noted = observations.Noted(
                ticket=new_ticket(),
                team=exercise.teams.get(code=seen["team"]),
                criterion=exercise.version.criteria.get(key=seen["criterion"]),
                text=seen.get("text", ""),
                is_shared=seen.get("is_shared", False),
            )
            observations.note(exercise, noted, by=seat)


def _star(script: Script, exercise: Exercise) -> None:
    """What control wants to remember."""
    for name in script["starred"]:
        stars.star(exercise, exhibit=name, by=exercise.seats.get(facilitator=exercise.director))


def _draft(script: Script, exercise: Exercise) -> None:
    """A scenario that the director has begun to make their own."""
    if exercise.version.files:
        draft = scenario_drafts.copy(exercise.version, by=exercise.director)
        spot = Spot(script["draft"]["part"], script["draft"]["row"])
        scenario_edits.step(draft, spot, -1, by=exercise.director)


def _set_up(script: Script, director: Facilitator) -> Exercise:
    """Open for joining, with a chair for everybody in the script and one more in each team."""
    versions = ScenarioVersion.objects.filter(scenario__slug=script["scenario"])
    version = versions.order_by("number").last()
    if version is None:
        sentence = _("The demonstration needs the scenario %(slug)s. Load it first.")
        raise Refused(sentence % {"slug": script["scenario"]})
    exercise = exercises.make(
        by=director,
        version=version,
        preset=version.formatpresets.get(key=script["format"]),
        title=script["title"],
        course=script["course"],
        chairs={code: len(people) + 1 for code, people in script["people"].items()},
        expected_heads=script["expected_heads"],
        has_ledger=True,
        aims=_aims(script),
    )
    return exercises.open_lobby(exercise, by=exercise.seats.get(duty=Duty.CONTROL))


def _aims(script: Script) -> Aims:
    """What the script says of it; a demonstration names its people, who are invented."""
    said = script["aims"]
    return Aims(
        purpose=Purpose(said["purpose"]),
        objectives=tuple((ObjectiveKind(one["kind"]), one["text"]) for one in said["objectives"]),
        attribution=Attribution.NAME,
        own_views_kept=said["own_views_kept"],
        ground_rules=tuple(said["ground_rules"]),
    )
