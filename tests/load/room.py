"""A class at work, for the measurement: the shipped scenario in the decide step of its move 3.

Run beside a server (`python -m tests.load.room --streams 200 …`), it plays an exercise to that
step through the acts that people use, with what teams would show each other still sealed, and
prints, as JSON, the pages to open, the acts to post and the database to listen to.
"""

import argparse
import json

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

from tests.cast import RECORD, control_of, go_to, move_of, write  # noqa: E402
from wargame.models import (  # noqa: E402
    Confidence,
    DraftKind,
    Occasion,
    Revealed,
    ScenarioVersion,
    Scene,
    StepKind,
    Viewer,
)
from wargame.operations import (  # noqa: E402
    answers,
    decisions,
    exercises,
    facilitators,
    positions,
    reveals,
)
from wargame.operations.positions import Mark  # noqa: E402

from . import plan  # noqa: E402
from .acts import WORDS, acts_of, touched  # noqa: E402

FORMAT, PLAYED = "half-day", 3
ANSWER = {"answer": WORDS, "because": WORDS * 3}
# What the questions of the scenario that ships ask for beside the words.
PARTS = {
    1: {"choice": "2", "own_state": WORDS},
    3: {f"rate_{thing}_{aspect}": "3" for thing in (1, 2, 3) for aspect in (1, 2, 3)}
    | {f"change_{thing}": WORDS[:100] for thing in (1, 2, 3)},
}
DECISION = RECORD | {"title": WORDS[:60], "action": WORDS * 5, "rationale": WORDS * 6}
DECISION |= {"option_1": WORDS, "option_1_why": WORDS, "risk": WORDS * 3, "hedge": WORDS * 3}
HALF = {name: DECISION[name] for name in ("title", "action", "rationale")}


def make_room(streams, teams):
    """An exercise with a person, and a seat, for every stream, spread over the teams."""
    version = ScenarioVersion.objects.order_by("number").last()
    codes = list(version.roles.values_list("key", flat=True)[:teams])
    exercise = exercises.make(
        by=facilitators.first(),
        version=version,
        preset=version.formatpresets.get(key=FORMAT),
        title="The whole course",
        chairs=dict.fromkeys(codes, -(-streams // len(codes))),
        expected_heads=streams,
    )
    exercises.open_lobby(exercise, by=control_of(exercise))
    seats = [
        plan.sit(exercise, f"Person {number}", number % len(codes) + 1) for number in range(streams)
    ]
    return exercises.start(exercise, by=control_of(exercise)), seats


def play(exercise, seats):
    """Moves as a class plays them; of the last one the decisions are still being written."""
    for number in range(1, PLAYED + 1):
        play_move(exercise, seats, number)
    tension = move_of(exercise, PLAYED).tensions.first()
    exercises.set_board(exercise, scene=Scene.POSITIONS, tension=tension, by=control_of(exercise))


def play_move(exercise, seats, number):
    move, leads = move_of(exercise, number), [seat for seat in seats if seat.is_lead]
    tensions = list(move.tensions.all())
    go_to(exercise, StepKind.ESTIMATE, number)
    for place, seat in enumerate(seats):
        marks = [
            Mark(one, place % 7 + 1, reason=WORDS[:70], confidence=Confidence.MODERATE)
            for one in tensions
        ]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)
    go_to(exercise, StepKind.DELIBERATE, number)
    reveals.reveal(exercise, what=Revealed.ESTIMATES, move=move, by=control_of(exercise))
    for place, seat in enumerate(leads):
        for one in tensions:
            mark = Mark(one, place % 7 + 1, reason=WORDS[:70])
            positions.set_position(exercise, mark, move=move, by=seat)
        write(exercise, seat, ANSWER | PARTS.get(number, {}), DraftKind.ANSWER)
        answers.release(exercise, move=move, by=seat)
    go_to(exercise, StepKind.DECIDE, number)
    keys = [f"effect_{one.key}" for one in exercise.version.criteria.all()]
    effects = {"answers": move.question.key} | dict.fromkeys(keys, "1")
    effects |= {f"{key}_line": WORDS for key in keys}
    for seat in leads:
        write(exercise, seat, DECISION if number < PLAYED else HALF)
        if number < PLAYED:
            write(exercise, seat, effects)
            decisions.release(exercise, move=move, by=seat)


def pages_of(exercise, seats, session):
    """A room for every seat, and beside them one console and one board."""
    control, code = control_of(exercise), exercise.code
    for seat in seats:
        path = reverse("seat-live", args=[code, seat.pk])
        yield Viewer.from_seat(seat), page(path, plan.cookies_of(seat, seat.name), "room")
    path = reverse("board-live", args=[code, exercise.board_key])
    yield Viewer.board(exercise), page(path, {}, "board")
    path = reverse("console-live", args=[code])
    yield Viewer.from_seat(control), page(path, session, "console")


def page(path, cookies, kind):
    return {"path": path, "cookies": cookies, "kind": kind}


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
        session = session_of(control_of(exercise))
        lead = next(seat for seat in seats if seat.is_lead)
        acts = list(acts_of(exercise, lead, session, asked.acts))
        pages = [
            one | {"touched": touched(viewer, one["kind"], acts)}
            for viewer, one in pages_of(exercise, seats, session)
        ]
    print(json.dumps({"pages": pages, "acts": acts, "database": database()}))
