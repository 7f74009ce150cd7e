"""The floor: the least that any server of this kind does. Raw ASGI, no Django, no database.

GET holds a stream open. POST is accepted once its body has been read: the body then goes, as one
message, to the first `to` streams. The answer is the moment of acceptance, by the clock that all
processes of a machine share, in ns.
"""

import asyncio
import time
from urllib.parse import parse_qs

PENDING = {}
HEADERS = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-cache")]


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["method"] == "POST":
        await _broadcast(int(parse_qs(scope["query_string"])[b"to"][0]), receive, send)
    else:
        await _hold(receive, send)


async def _hold(receive, send):
    me, news = object(), asyncio.Event()
    PENDING[me] = [news, b""]
    watch = asyncio.create_task(_end_with_client(receive, me))
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    body = b"retry: 2000\n\nevent: beat\ndata: 1\n\n"
    while me in PENDING:
        await send({"type": "http.response.body", "body": body, "more_body": True})
        await news.wait()
        news.clear()
        body = PENDING.get(me, [news, b""])[1]
    watch.cancel()


async def _end_with_client(receive, me):
    while (await receive())["type"] != "http.disconnect":
        pass
    PENDING.pop(me)[0].set()


async def _broadcast(to, receive, send):
    body, more = b"", True
    while more:
        part = await receive()
        body, more = body + part["body"], part.get("more_body")
    accepted = time.monotonic_ns()
    for waiting in list(PENDING.values())[:to]:
        waiting[1] = body
        waiting[0].set()
    said = b"%d" % accepted
    length = (b"content-length", b"%d" % len(said))
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": said})


async def _lifespan(receive, send):
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return
