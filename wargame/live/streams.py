"""The stream endpoint: raw ASGI beside Django, so that an open page holds no thread and no
database connection."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.http.cookie import parse_cookie

from wargame.models import Kind, Viewer
from wargame.queries import journal, viewers

from .hub import hub
from .region import Page
from .showings import GONE, Stream

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PATH = re.compile(
    r"/x/(?P<code>[A-Z0-9]{6})/"
    r"(?:(?P<control>console|ledger|rulings|agreements)"
    r"|seats/(?P<seat>[0-9]{1,18})(?:/(?P<beside>ledger|agreements|watch))?"
    r"|board/(?P<key>[\w-]{1,64}))/live/"
)
OF_CONTROL: dict[str, Page] = {
    "console": "console",
    "ledger": "desk",
    "rulings": "rulings",
    "agreements": "accords",
}
OF_SEAT: dict[str | None, Page] = {
    None: "room",
    "ledger": "ledger",
    "agreements": "talks",
    "watch": "watch",
}
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
RETRY = b"retry: 2000\n\n"


@dataclass(frozen=True)
class Arrival:
    """Who came, to which page, and what the page has missed."""

    viewer: Viewer
    page: Page
    missed: frozenset[Kind]
    is_gone: bool


def is_stream_path(path: str) -> bool:
    """Whether the request is for a stream, which is served before Django."""
    return PATH.fullmatch(path) is not None


async def stream(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with events until the page, the seat or the server goes away; or plain 404."""
    arrival = await _arrive(scope) if scope["method"] == "GET" else None
    if arrival is None:
        await _not_found(send)
        return
    opened = hub.open(arrival.viewer, arrival.page, arrival.missed)
    if arrival.is_gone:
        opened.end(GONE)
    watch = asyncio.create_task(_end_with_client(receive, opened))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _send_all(opened, send)
    except OSError:
        pass  # the client went away in the middle of a write
    finally:
        watch.cancel()
        hub.leave(opened)


async def _send_all(opened: Stream, send: Send) -> None:
    await send({"type": "http.response.body", "body": RETRY, "more_body": True})
    while not opened.is_drained:
        body = await opened.read()
        if body:
            await send({"type": "http.response.body", "body": body, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _end_with_client(receive: Receive, opened: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    opened.end()


async def _arrive(scope: Scope) -> Arrival | None:
    """Resolve the visitor; again if listening was interrupted meanwhile."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    cookies = parse_cookie(headers.get(b"cookie", ""))
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("after", ["0"])[0]
    after = _number(headers.get(b"last-event-id", "")) or _number(asked) or 0
    while True:
        generation = hub.generation
        arrival = await hub.doors.run(resolve, scope["path"], cookies, after)
        if generation == hub.generation:
            return arrival


def resolve(path: str, cookies: Mapping[str, str], after: int) -> Arrival | None:
    """The viewer at a stream's address and what happened after entry `after`, or None."""
    match = PATH.fullmatch(path)
    if match is None:
        return None
    code, page = match["code"], _page(match)
    if match["control"]:
        viewer = viewers.of_control(code, _user(cookies), cookies)
    elif match["beside"] == "watch":
        viewer = viewers.of_onlooker(code, int(match["seat"]), cookies)
    elif match["seat"]:
        viewer = viewers.of_seat(code, int(match["seat"]), cookies)
    else:
        viewer = viewers.of_board(code, match["key"])
    if viewer is None:
        return None
    missed = journal.kinds_since(viewer, after)
    is_gone = journal.was_moved_since(viewer, after, missed)
    return Arrival(viewer, page, missed, is_gone)


def _page(match: re.Match[str]) -> Page:
    if match["control"]:
        return OF_CONTROL[match["control"]]
    if match["seat"]:
        return OF_SEAT[match["beside"]]
    return "board"


def _user(cookies: Mapping[str, str]) -> object:
    """The signed-in facilitator, from the session's cookie alone."""
    request = HttpRequest()
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(cookies.get(settings.SESSION_COOKIE_NAME))
    return get_user(request)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


async def _not_found(send: Send) -> None:
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b"Not found"})
