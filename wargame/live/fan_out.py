"""From touched to sent: regions that want a new version are rendered once, for all who wait."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial

from django.db import DatabaseError

from . import rendering
from .showings import Showing, Stream
from .worker import Worker

TRY_AGAIN_AFTER = 1.0

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
        most_awaited_first = sorted(waiting, key=lambda showing: -len(waiting[showing]))
        loop = asyncio.get_running_loop()

        def deliver(showing: Showing, body: bytes | None) -> None:
            loop.call_soon_threadsafe(_hand_out, showing, waiting.pop(showing), body, number)

        try:
            await self._worker.run(
                partial(rendering.render_all, exercise_id, most_awaited_first, deliver)
            )
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


def _hand_out(showing: Showing, streams: set[Stream], body: bytes | None, number: int) -> None:
    for stream in streams:
        stream.awaited -= 1
        stream.reached = max(stream.reached, number)
        if body is not None:
            stream.offer(showing.region.name, body)
