"""Stand-ins play while the server runs: through its own pages, as the people beside them do."""

import asyncio
import logging
from random import Random
from typing import Any

from django.db import connection

from wargame.models import Seat
from wargame.operations import stand_ins
from wargame.queries.viewers import cookie_name

from .worker import Worker

log = logging.getLogger("wargame.live")

LOOK = 5.0
# Any site will do: it leads into this very process.
SITE = "https://localhost"
# Of the two numbers of the database's lock, the one that says what it is for.
LOCK = 7301


class StandIns:
    """Those that this process plays. The database gives each exercise to one process."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._held: set[int] = set()
        self._playing: dict[int, asyncio.Task[None]] = {}
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look for some; call it on the running loop."""
        self._worker = Worker("stand-ins")
        self._task = asyncio.create_task(self._run())

    def close(self) -> None:
        if self._task is None:
            return
        for task in (self._task, *self._playing.values()):
            task.cancel()
        self._task = None
        self._worker.close()

    async def _run(self) -> None:
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("The stand-ins could not be looked after")
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """Set those to work that are called, and let those go that are not needed any more."""
        wanted = {seat.pk: seat for seat in await self._worker.run(self._own)}
        for pk, task in list(self._playing.items()):
            if pk not in wanted:
                task.cancel()
            if task.done() or pk not in wanted:
                del self._playing[pk]
        for pk in wanted.keys() - self._playing.keys():
            self._playing[pk] = asyncio.create_task(self._play(wanted[pk]))

    def _own(self) -> list[Seat]:
        return [seat for seat in stand_ins.at_work() if self._holds(seat.exercise_id)]

    def _holds(self, exercise_id: int) -> bool:
        if exercise_id not in self._held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, exercise_id])
                if cursor.fetchone()[0]:
                    self._held.add(exercise_id)
        return exercise_id in self._held

    async def _play(self, seat: Seat) -> None:
        # Not loaded before the first stand-in is called, which in most classes is never.
        import httpx

        from wargame.rehearsal.browsers import Browser, Trouble
        from wargame.rehearsal.figures import Figures
        from wargame.rehearsal.players import HEAD, Table
        from wargame.rehearsal.stand_ins import StandIn

        code = seat.exercise.code
        key = await self._worker.run(stand_ins.adopt, seat)
        way = httpx.ASGITransport(self._application)
        cookies = {cookie_name(code): f"{seat.pk}.{key}"}
        browser = Browser(seat.name, SITE, Figures(), way, cookies)
        player = StandIn(browser, Table(), ("", HEAD), Random(seat.pk))  # noqa: S311  (what is said is no secret)
        player.table.people.append(player)
        try:
            await player.stay(f"/x/{code}/seats/{seat.pk}/")
        except Trouble as trouble:
            log.warning("A stand-in in %s stopped: %s", code, trouble)
        finally:
            await browser.close()
