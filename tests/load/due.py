"""Run beside a server by `tests.load.kills`: an exercise in which injects fall due, and what
became of them."""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db.models import Count, F  # noqa: E402  (Django has to be set up before its models)

from tests.cast import control_of, go_to, open_and_start  # noqa: E402
from tests.factories import FacilitatorFactory, ScenarioVersionFactory, make_exercise  # noqa: E402
from wargame.models import Exercise, Facilitator, Kind, ScenarioVersion, State, StepKind  # noqa: E402
from wargame.operations import inject_times, moves  # noqa: E402

NUMBERS = ["1.3", "1.1", "1.2"]


def make():
    """In the decide step of move 1, three minutes into it: paused while three injects fell due, in
    another order than that of their numbers, and now let run on."""
    ScenarioVersionFactory.reset_sequence(ScenarioVersion.objects.count(), force=True)
    name = f"facilitator {Facilitator.objects.count() + 1}"
    exercise = open_and_start(make_exercise(by=FacilitatorFactory(username=name)))
    go_to(exercise, StepKind.DECIDE, 1)
    control = control_of(exercise)
    moves.pause(exercise, by=control)
    for minute, number in enumerate(NUMBERS):
        inject = exercise.injects.get(number=number)
        inject_times.set_minute(inject, move=1, minute=minute, by=control)
    Exercise.objects.filter(pk=exercise.pk).update(played=F("played") + timedelta(minutes=3))
    moves.resume(exercise, by=control)
    exercise.refresh_from_db()
    began = exercise.running_since - exercise.played
    return {"code": exercise.code, "began": began.timestamp(), "due": time.time()}


def look(code, began):
    """When each went out, and what is not as it should be."""
    exercise = Exercise.objects.get(code=code)
    went = exercise.journal.filter(kind=Kind.INJECT_WENT).order_by("number")
    numbers = dict(exercise.injects.values_list("pk", "number"))
    sent = [numbers[entry.refs["inject"]] for entry in went]
    delivered = exercise.injects.annotate(teams=Count("deliveries")).filter(teams__gt=0)
    teams = {inject.number: inject.teams for inject in delivered}
    planned = {"1.1": 3, "1.2": 1, "1.3": 1}
    runs_from = (exercise.running_since - exercise.played).timestamp()
    checks = {
        f"sent as {sent}": sent == NUMBERS,
        f"delivered to {teams}": teams == planned,
        "the step is another": exercise.step.kind == StepKind.DECIDE,
        "the clock stands": exercise.state == State.IN_PLAY,
        "the clock shows another time": abs(runs_from - began) < 0.001,
    }
    return {
        "faults": [fault for fault, is_right in checks.items() if not is_right],
        "times": [entry.at.timestamp() for entry in went],
    }


print(json.dumps(make() if sys.argv[1] == "make" else look(sys.argv[2], float(sys.argv[3]))))
