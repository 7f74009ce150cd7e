"""From touched to sent: regions that want a new version are rendered once, for all who wait."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial
from threading import Event

from django.db import DatabaseError

from wargame.models.viewers import BOARD, EVERYONE

from . import regions, rendering
from .showings import Showing, Stream
from .worker import Worker

TRY_AGAIN_AFTER = 1.0
# Rendering on while many pages are being sent to would hold them up: it lets them go first.
MANY = 50
LET_SEND = 0.1

log = logging.getLogger("wargame.live")


class FanOut:
    """Bursts coalesce here: what is touched again before it is rendered is rendered once."""

    def __init__(self) -> None:
        self._worker = Worker("render")
        self._due: dict[int, set[Showing]] = {}
        self._is_due = asyncio.Event()

    def want(self, showing: Showing, streams: Iterable[Stream]) -> None:
        """Let these streams have a new version of what they show."""
        showing.want(*streams)
        self._due.setdefault(showing.viewer.exercise.pk, set()).add(showing)
        self._is_due.set()

    async def run(self, heard: dict[int, int]) -> None:
        """Serve until cancelled; `heard` is the last journal number of each exercise."""
        while True:
            await self._is_due.wait()
            self._is_due.clear()
            while self._due:
                exercise_id, showings = self._due.popitem()
                await self._serve(exercise_id, showings, heard.get(exercise_id, 0))

    def close(self) -> None:
        self._worker.close()

    async def _serve(self, exercise_id: int, showings: set[Showing], number: int) -> None:
        waiting = {showing: streams for showing in showings if (streams := showing.take())}
        if not waiting:
            return
        order = sorted(waiting, key=lambda showing: _turn(showing, len(waiting[showing])))
        loop = asyncio.get_running_loop()

        def deliver(showing: Showing, body: bytes | None) -> None:
            streams, sent = waiting.pop(showing), Event()
            loop.call_soon_threadsafe(_hand_out, showing, streams, body, number, sent)
            if len(streams) >= MANY:
                sent.wait(LET_SEND)

        try:
            await self._worker.run(partial(rendering.render_all, exercise_id, order, deliver))
        except DatabaseError as error:
            log.warning("Rendering waits for the database: %s", error)
            await asyncio.sleep(TRY_AGAIN_AFTER)
        except Exception:
            log.exception("Rendering for exercise %s failed", exercise_id)
            waiting.clear()
        for showing, streams in waiting.items():
            for stream in streams:
                stream.awaited -= 1
            self.want(showing, streams)


def _turn(showing: Showing, pages: int) -> tuple[bool, int, str, int]:
    """First what the whole room looks at, the projector included; then what most pages await.

    Audience by audience, in the order of the legend, so that no page stays half new for long.
    """
    is_for_all = showing.audience in {EVERYONE, BOARD}
    return not is_for_all, -pages, showing.audience, regions.REGIONS.index(showing.region)


def _hand_out(
    showing: Showing, streams: set[Stream], body: bytes | None, number: int, sent: Event
) -> None:
    for stream in streams:
        stream.awaited -= 1
        stream.reached = max(stream.reached, number)
        if body is not None:
            stream.offer(showing.region.name, body)
    # The streams have been woken: they send before the loop comes to this.
    asyncio.get_running_loop().call_soon(sent.set)
