"""The hub on a running loop, probe regions, and pages that read a stream without a browser."""

import asyncio
import copy
from pathlib import Path
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from django.conf import settings as configured
from django.db import connection

from tests.load import plan
from wargame.live import regions, streams
from wargame.live.hub import hub as the_hub
from wargame.live.kinds import EVERYTHING, PEOPLE, TIME
from wargame.live.regions import Region
from wargame.models import Facilitator, Kind

PATIENCE = 5


class Counting:
    """A query that counts how often it is asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, viewer):
        self.asked.append(viewer)
        return viewer.exercise.entries


@pytest.fixture
def counting():
    return Counting()


@pytest.fixture
def probes(monkeypatch, settings, counting):
    """One small region of each audience, instead of the product's."""
    templates = copy.deepcopy(configured.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    count, people = "probe/_count.html", "probe/_people.html"
    injects = frozenset({Kind.INJECT_RELEASED})
    rows = (
        Region("clock", "room", "everyone", counting, count, TIME),
        Region("people", "room", "team", lambda v: v.team.seats.taken(), people, PEOPLE),
        Region("injects", "room", "team", counting, count, injects, is_spoken=True),
        Region("task-key", "room", "seat", counting, count, TIME | {Kind.ESTIMATE_PLACED}),
        Region("clock", "console", "control", counting, count, TIME),
        Region("teams", "console", "control", counting, count, EVERYTHING),
        Region("board", "board", "board", counting, count, TIME | {Kind.BOARD_SET}),
    )
    monkeypatch.setattr(regions, "REGIONS", rows)
    return {(row.page, row.name): row for row in rows}


@pytest.fixture
def exercise(transactional_db):
    director = Facilitator.objects.create(username="control")
    return plan.make_exercise(director, teams=2)


@pytest.fixture
def control(exercise):
    return plan.control_of(exercise)


@pytest.fixture
def blue(exercise):
    return plan.sit(exercise, "blue", 1)


@pytest.fixture
def red(exercise):
    return plan.sit(exercise, "red", 2)


@pytest_asyncio.fixture
async def hub(exercise):
    the_hub.start()
    await until(lambda: the_hub.is_listening)
    yield the_hub
    the_hub.close()
    await asyncio.sleep(0)


@pytest.fixture
def cut(transactional_db):
    """Kill every connection to the database but those of the test and of the caller."""
    ours = connection.connection.info.backend_pid

    def cut_all():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid NOT IN (%s, pg_backend_pid())",
                [ours],
            )

    return cut_all


async def until(is_so, patience=PATIENCE):
    """Wait until it is so."""
    async with asyncio.timeout(patience):
        while not is_so():
            await asyncio.sleep(0.01)


class Page:
    """A client of the raw ASGI endpoint: `events` are (name, data, id) as they arrive."""

    def __init__(self, path, cookies=None, after=0, last_event_id=None):
        cookie = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        headers = [(b"cookie", cookie.encode())]
        if last_event_id is not None:
            headers.append((b"last-event-id", str(last_event_id).encode()))
        self.scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": urlencode({"after": after}).encode(),
            "headers": headers,
        }
        self.status = None
        self.headers = {}
        self.events = []
        self.is_over = False
        self._text = ""
        self._gone = asyncio.Event()

    async def __aenter__(self):
        self._task = asyncio.create_task(streams.stream(self.scope, self._receive, self._send))
        await until(lambda: self.status is not None)
        if self.status == 200:
            await until(lambda: self.events)
        return self

    async def __aexit__(self, *error):
        self._gone.set()
        await self._task

    async def _receive(self):
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = dict(message["headers"])
            return
        self._text += message["body"].decode()
        *blocks, self._text = self._text.split("\n\n")
        self.events += [event for block in blocks if (event := parsed(block))]
        self.is_over = not message.get("more_body")

    def names(self):
        return [name for name, _data, _id in self.events if name != "beat"]

    def latest(self, name):
        return next((data for found, data, _id in reversed(self.events) if found == name), None)

    async def sees(self, name, times=1):
        await until(lambda: self.names().count(name) >= times)
        return self.latest(name)


def parsed(block):
    """One block of a stream as (event, data, id), or None for a bare `retry:`."""
    fields = [line.partition(": ") for line in block.split("\n") if not line.startswith(":")]
    data = [value for field, _colon, value in fields if field == "data"]
    rest = {field: value for field, _colon, value in fields}
    return (rest["event"], "\n".join(data), rest.get("id")) if data else None


@pytest.fixture
def room():
    """Open the room page's stream of a seat taken by `plan.sit`."""

    def open_room(seat, **kwargs):
        path = f"/x/{seat.exercise.code}/seats/{seat.pk}/live/"
        kwargs.setdefault("after", 1_000_000)
        return Page(path, plan.cookies_of(seat, seat.name), **kwargs)

    return open_room


@pytest.fixture
def board(exercise):
    def open_board(**kwargs):
        kwargs.setdefault("after", 1_000_000)
        return Page(f"/x/{exercise.code}/board/{exercise.board_key}/live/", **kwargs)

    return open_board
