"""The hub: hears of each act and gives every open page what the act touched."""

import asyncio
import json
from collections.abc import Callable

from wargame.models import Kind, Seat, Viewer
from wargame.models.viewers import of_seat
from wargame.operations import own_views, retention
from wargame.queries import mentions

from . import rendering, ticker
from .fan_out import FanOut
from .kinds import ERASURES
from .listener import Listener
from .presence import Presence
from .region import Page
from .showings import GONE, Hall, Stream
from .worker import Worker

TICK = 7.5
HOUR = 3600
DEPARTURES = frozenset(
    {
        Kind.SEAT_MOVED,
        Kind.SEAT_REMOVED,
        Kind.PERSON_REMOVED,
        Kind.LINK_RENEWED,
        Kind.TEAMS_ASSIGNED,
    }
)


class Hub:
    """One a process, used from its event loop only."""

    def __init__(self) -> None:
        self._halls: dict[int, Hall] = {}
        self._heard: dict[int, int] = {}
        self._departed: dict[int, int] = {}
        self._listener = Listener(self.hear, self.catch_up)
        self._tasks: list[asyncio.Task[None]] = []
        self.generation = 0

    def start(self) -> None:
        """Begin to listen; call it on the running loop."""
        self.doors, self._people = Worker("doors"), Worker("people")
        self._clock = Worker("clock")
        self._fan_out = FanOut()
        self._presence = Presence(self._people)
        listening, sending = self._listener.run(), self._fan_out.run(self._heard)
        work = listening, sending, self._tick(), self._let_go(), ticker.run(self._clock)
        self._tasks = [asyncio.create_task(part) for part in work]

    def close(self) -> None:
        """End all streams at once and stop. Done twice, nothing more happens."""
        if not self._tasks:
            return
        for task in self._tasks:
            task.cancel()
        self._tasks = []
        for hall in self._halls.values():
            for stream in hall.streams:
                stream.end()
        self._presence.stop()
        for part in (self.doors, self._people, self._clock, self._fan_out):
            part.close()

    @property
    def is_listening(self) -> bool:
        return self._listener.is_listening

    def open(self, viewer: Viewer, page: Page, missed: frozenset[Kind]) -> Stream:
        """A stream for a page, which first gets the regions touched by the kinds it `missed`.

        What was announced after `viewer` was read counts as missed: then it gets every region.
        """
        stream = Stream(viewer)
        hall = self._halls.setdefault(viewer.exercise.pk, Hall(viewer.exercise))
        is_behind = self._heard.get(viewer.exercise.pk, 0) > stream.reached
        for showing in hall.enter(stream, page):
            if is_behind or showing.region.touched_by & missed:
                self._fan_out.want(showing, [stream])
        if viewer.seat and self._departed.get(viewer.seat.pk, 0) > viewer.exercise.entries:
            stream.end(GONE)
        if viewer.seat and viewer.team:
            self._presence.opened(viewer.seat)
        stream.beat()
        return stream

    def leave(self, stream: Stream) -> None:
        """The page has been closed."""
        stream.end()
        viewer = stream.viewer
        hall = self._halls[viewer.exercise.pk]
        hall.leave(stream)
        if not hall.streams:
            del self._halls[viewer.exercise.pk]
        if viewer.seat and viewer.team and self._tasks:
            self._presence.closed(viewer.seat)

    def hear(self, payload: str) -> None:
        """Take in one announcement: `x` exercise, `n` number, `k` kind, `a` audiences."""
        announced = json.loads(payload)
        kind, audiences = announced["k"], frozenset(announced["a"])
        self._heard[announced["x"]] = announced["n"]
        hall = self._halls.get(announced["x"])
        if kind in DEPARTURES:
            left = {int(name[5:]) for name in audiences if name.startswith("seat:")}
            self._departed |= dict.fromkeys(left, announced["n"])
            _turn_out(hall, lambda seat: of_seat(seat.pk) in audiences)
        if kind in ERASURES and hall:  # which does not say of whom
            self._look_for_departed()
        for showing in hall.showings.values() if hall else ():
            if showing.is_touched(kind, audiences):
                self._fan_out.want(showing, showing.streams)

    def catch_up(self) -> None:
        """Listening (again), perhaps after a gap: every page gets all its regions."""
        self.generation += 1
        for hall in self._halls.values():
            for showing in hall.showings.values():
                self._fan_out.want(showing, showing.streams)
        if self._halls:
            self._look_for_departed()

    def _look_for_departed(self) -> None:
        self._tasks = [task for task in self._tasks if not task.done()]
        self._tasks.append(asyncio.create_task(self._check_seats()))

    async def _check_seats(self) -> None:
        """Who was moved or removed, or got a new link, during the gap loses the stream."""
        halls = list(self._halls.values())
        seats = [stream.viewer.seat for hall in halls for stream in hall.streams]
        held = await self.doors.run(rendering.still_seated, [seat.pk for seat in seats if seat])
        for hall in halls:
            _turn_out(hall, lambda seat: held.get(seat.pk) != (seat.team_id, seat.key_hash))

    async def _tick(self) -> None:
        """A beat on every stream each 15 s, a sign of life for every seat twice as often."""
        is_beat = False
        while True:
            await asyncio.sleep(TICK)
            self._presence.keep_alive()
            is_beat = not is_beat
            for hall in self._halls.values() if is_beat else ():
                for stream in hall.streams:
                    stream.beat()

    async def _let_go(self) -> None:
        """What is kept for some days is let go when the server starts, and each hour after."""
        while True:
            self._people.submit(own_views.let_go)
            self._people.submit(retention.carry_out, mentions.find)
            await asyncio.sleep(HOUR)


def _turn_out(hall: Hall | None, is_out: Callable[[Seat], bool]) -> None:
    for stream in hall.streams if hall else ():
        if stream.viewer.seat and is_out(stream.viewer.seat):
            stream.end(GONE)


hub = Hub()
