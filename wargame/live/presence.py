"""Who is here: a seat is present while a page of it is open somewhere."""

import asyncio
from datetime import datetime, timedelta

from django.utils import timezone

from wargame.models import Seat
from wargame.operations import seats

from .worker import Worker

# Long enough to load a page again, and for another process to renew a seat that moved to it.
GRACE = 10.0


class Presence:
    """Counts the open pages of each player's seat and tells the seats operations."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._pages: dict[int, int] = {}
        self._leaving: dict[int, asyncio.TimerHandle] = {}

    def opened(self, seat: Seat) -> None:
        self._pages[seat.pk] = self._pages.get(seat.pk, 0) + 1
        timer = self._leaving.pop(seat.pk, None)
        if timer is not None:
            timer.cancel()
        elif self._pages[seat.pk] == 1:
            self._worker.submit(seats.arrive, seat)

    def closed(self, seat: Seat) -> None:
        self._pages[seat.pk] -= 1
        if self._pages[seat.pk] == 0:
            del self._pages[seat.pk]
            loop = asyncio.get_running_loop()
            self._leaving[seat.pk] = loop.call_later(GRACE, self._leave, seat.pk, timezone.now())

    def keep_alive(self) -> None:
        """Renew the sign of life of every seat with an open page."""
        if self._pages:
            self._worker.submit(seats.keep_alive, list(self._pages))

    def stop(self) -> None:
        """The server stops: nobody has left, they will be back in a moment."""
        for timer in self._leaving.values():
            timer.cancel()
        self._leaving.clear()

    def _leave(self, seat_id: int, closed_at: datetime) -> None:
        del self._leaving[seat_id]
        self._worker.submit(leave_unless_seen, seat_id, closed_at + timedelta(seconds=1))


def leave_unless_seen(seat_id: int, since: datetime) -> None:
    """Record that the seat is away, unless another process or a poll has seen it since."""
    seat = Seat.objects.select_related("exercise").filter(pk=seat_id).first()
    if seat is not None and (seat.last_seen_at is None or seat.last_seen_at <= since):
        seats.leave(seat)
