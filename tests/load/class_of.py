"""Run beside a server by `tests.load.cockpit`: a class of any size at work, and the console that
its facilitator opens."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django has to be set up before its models)
from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.cast import browser_of_control, control_of, go_to, move_of, write  # noqa: E402
from wargame.models import (  # noqa: E402
    Confidence,
    Occasion,
    ScenarioVersion,
    StepKind,
)
from wargame.operations import (  # noqa: E402
    exercises,
    facilitators,
    injects,
    positions,
    seats,
)
from wargame.operations.positions import Mark  # noqa: E402

from . import plan  # noqa: E402

FORMAT = "half-day"


@transaction.atomic
def at_work(teams, people):
    version = ScenarioVersion.objects.order_by("number").last()
    codes = list(version.roles.values_list("key", flat=True)[:teams])
    exercise = exercises.make(
        by=facilitators.first(),
        version=version,
        preset=version.formatpresets.get(key=FORMAT),
        title=f"A class of {people}",
        chairs=dict.fromkeys(codes, -(-people // teams)),
        expected_heads=people,
    )
    control = control_of(exercise)
    exercises.open_lobby(exercise, by=control)
    seated = [plan.sit(exercise, f"P{people}-{n}", n % teams + 1) for n in range(people)]
    for seat in seated:
        seats.arrive(seat)
    exercises.start(exercise, by=control)
    go_to(exercise, StepKind.ESTIMATE, 1)
    move = move_of(exercise)
    tensions = list(move.tensions.all())
    for place, seat in enumerate(seated):
        marks = [
            Mark(one, place % 7 + 1, reason="Why.", confidence=Confidence.MODERATE)
            for one in tensions
        ]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)
    for inject in exercise.injects.filter(move=1)[:3]:
        injects.release(inject, by=control, teams=exercise.teams.all())
    go_to(exercise, StepKind.DECIDE, 1)
    for seat in seated:
        if seat.is_lead:
            write(exercise, seat, {"title": "Send two frigates", "action": "By Friday."})
    return exercise


def looked_at(exercise):
    """The page, the cookie that opens it, and how many queries it takes."""
    browser = browser_of_control(exercise)
    path = reverse("console", args=[exercise.code])
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]):
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            browser.get(path)
    name = settings.SESSION_COOKIE_NAME
    cookie = f"{name}={browser.cookies[name].value}"
    return {"path": path, "cookie": cookie, "queries": len(queries)}


print(json.dumps(looked_at(at_work(int(sys.argv[1]), int(sys.argv[2])))))
