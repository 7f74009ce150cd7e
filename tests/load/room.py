"""A class at work, for the measurement: the shipped scenario in its first decide step.

Run beside a server (`python -m tests.load.room --streams 200`), it plays an exercise to that step
through the acts that people use and prints, as JSON, the pages to open, the acts to post and the
database to listen to.
"""

import argparse
import json
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django has to be set up before its models)
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.cast import control_of, go_to, move_of, write  # noqa: E402
from wargame.live.regions import audience_of, of_page  # noqa: E402
from wargame.live.showings import Showing  # noqa: E402
from wargame.models import (  # noqa: E402
    Confidence,
    DraftKind,
    Kind,
    Occasion,
    Revealed,
    ScenarioVersion,
    Scene,
    StepKind,
    Viewer,
)
from wargame.models.viewers import CONTROL, EVERYONE, of_team  # noqa: E402
from wargame.operations import exercises, facilitators, positions, reveals  # noqa: E402
from wargame.operations.positions import Mark  # noqa: E402

from . import plan  # noqa: E402
from .client import cookie  # noqa: E402

MOST_CHAIRS = 40
WORDS = "The allies agree on who brings what and by when, and put it in one table. "
TOKEN = "t" * 32


def make_room(streams, teams):
    """An exercise with a seat for (almost) every stream, deciding in move 1."""
    version = ScenarioVersion.objects.order_by("number").last()
    codes = list(version.roles.values_list("key", flat=True)[:teams])
    chairs = min(-(-streams // len(codes)), MOST_CHAIRS)
    exercise = exercises.make(
        by=facilitators.first(),
        version=version,
        preset=version.formatpresets.get(key="3-hours"),
        title="The whole course",
        chairs=dict.fromkeys(codes, chairs),
        expected_heads=min(streams, 600),
    )
    exercises.open_lobby(exercise, by=control_of(exercise))
    seats = [
        plan.sit(exercise, f"Person {chair}-{team}", team)
        for chair in range(1, chairs + 1)
        for team in range(1, len(codes) + 1)
    ]
    return exercises.start(exercise, by=control_of(exercise)), seats


def play(exercise, seats):
    """Until every part of every page is as full as in the middle of a move."""
    control, move = control_of(exercise), move_of(exercise)
    tension = move.tensions.get()
    leads = [seat for seat in seats if seat.is_lead]
    go_to(exercise, StepKind.ESTIMATE, 1)
    for place, seat in enumerate(seats):
        mark = Mark(tension, place % 7 + 1, reason=WORDS[:70], confidence=Confidence.MODERATE)
        positions.place(exercise, [mark], occasion=Occasion.MOVE, move=move, by=seat)
    go_to(exercise, StepKind.DELIBERATE, 1)
    for place, seat in enumerate(leads):
        mark = Mark(tension, place % 7 + 1, reason=WORDS[:70])
        positions.set_position(exercise, mark, move=move, by=seat)
        write(exercise, seat, {"answer": WORDS * 2, "because": WORDS * 3}, DraftKind.ANSWER)
    reveals.reveal(exercise, what=Revealed.POSITIONS, move=move, by=control)
    go_to(exercise, StepKind.DECIDE, 1)
    for seat in leads:
        write(exercise, seat, {"title": WORDS[:60], "action": WORDS * 5, "rationale": WORDS * 6})
    exercises.set_board(exercise, scene=Scene.POSITIONS, tension=tension, by=control)


def pages_of(exercise, seats, streams):
    """A hundredth of the streams are consoles, another boards, at least one; the rest rooms."""
    few = max(streams // 100, 1)
    control, code = control_of(exercise), exercise.code
    console = {"path": reverse("console-live", args=[code]), "cookies": session_of(control)}
    board = {"path": reverse("board-live", args=[code, exercise.board_key]), "cookies": {}}
    yield from [(Viewer.from_seat(control), "console", console)] * few
    yield from [(Viewer.board(exercise), "board", board)] * few
    for place in range(max(streams - 2 * few, 0)):
        seat = seats[place % len(seats)]
        path = reverse("seat-live", args=[code, seat.pk])
        room = {"path": path, "cookies": plan.cookies_of(seat, seat.name)}
        yield Viewer.from_seat(seat), "room", room


def acts_of(exercise, seats, times):
    """What is posted: an act that all pages show, one with long texts, one of a single team."""
    code, team = exercise.code, next(seat for seat in seats if seat.is_lead)
    control = headers(session_of(control_of(exercise)))
    injects = list(exercise.injects.all())[:times]
    yield {
        "name": "a minute more for all",
        "kind": Kind.CLOCK_CHANGED,
        "audiences": [EVERYONE],
        "requests": [request("clock-change", [code], control, minutes=1)] * times,
    }
    yield {
        "name": "an inject to all",
        "kind": Kind.INJECT_RELEASED,
        "audiences": [EVERYONE],
        "requests": [
            request("inject-release", [code, one.pk], control, teams=every_team(exercise))
            for one in injects
        ],
    }
    kind, name = DraftKind.DECISION, "intended_effect"
    ours = headers(plan.cookies_of(team, team.name))
    yield {
        "name": "a paragraph in a team",
        "kind": Kind.DRAFT_SAVED,
        "audiences": [CONTROL, of_team(team.team_id)],
        "requests": [
            request(
                "draft-save",
                [code, team.pk, kind],
                ours,
                query="?move=1",
                name=name,
                text=f"{WORDS * 2}{base}",
                base=base,
            )
            for base in range(times)
        ],
    }


def touched(viewer, page, acts):
    """{act: parts of this page that it changes}, as the product itself decides it."""
    shown = [
        Showing(region, audience, viewer)
        for region in of_page(page)
        if (audience := audience_of(region, viewer))
    ]
    return {
        act["name"]: [
            one.region.name
            for one in shown
            if one.is_touched(act["kind"], frozenset(act["audiences"]))
        ]
        for act in acts
    }


def request(view, args, head, query="", **fields):
    path = reverse(view, args=args) + query
    return {"path": path, "headers": head, "body": urlencode(fields, doseq=True)}


def headers(cookies):
    """Those with which the page's own script posts."""
    cookies = cookies | {settings.CSRF_COOKIE_NAME: TOKEN}
    return [
        f"Cookie: {cookie(cookies)}",
        f"X-CSRFToken: {TOKEN}",
        "HX-Request: true",
        "Content-Type: application/x-www-form-urlencoded",
    ]


def every_team(exercise):
    return list(exercise.teams.values_list("pk", flat=True))


def session_of(control):
    store = SessionStore()
    store[SESSION_KEY] = str(control.facilitator_id)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = control.facilitator.get_session_auth_hash()
    store.save()
    return {settings.SESSION_COOKIE_NAME: store.session_key}


def database():
    known = connection.get_connection_params()
    return {
        name: known[name]
        for name in ("dbname", "user", "password", "host", "port")
        if known.get(name)
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ("--streams", "--teams", "--acts"):
        parser.add_argument(option, type=int, required=True)
    asked = parser.parse_args()
    with transaction.atomic():
        exercise, seats = make_room(asked.streams, asked.teams)
        play(exercise, seats)
        acts = list(acts_of(exercise, seats, asked.acts))
        pages = [
            page | {"touched": touched(viewer, kind, acts)}
            for viewer, kind, page in pages_of(exercise, seats, asked.streams)
        ]
    print(json.dumps({"pages": pages, "acts": acts, "database": database()}))
